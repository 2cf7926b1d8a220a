extension Network {
  /// Advances the network by one step of `dt` under its scheme.
  ///
  /// - Parameters:
  ///   - stimulus: one value an input, held over the step.
  ///   - target: one value an output neuron, or empty where there is no target.
  /// - Throws: `Divergence` when a membrane potential has left ±10⁶, or when the equations of
  ///   `equilibrium` found no solution; the state is then of no further use.
  public mutating func step(
    stimulus: [Double], target: [Double] = []
  ) throws(Divergence) {
    for k in stimulus.indices { state.rate[k] = stimulus[k] }
    filterTarget(target)
    try Network.advance(
      parameters, hasTarget: !target.isEmpty, target: state.target, noise: &state.noise,
      membranePotential: &state.membranePotential,
      prospectivePotential: &state.prospectivePotential,
      synapticInput: &state.synapticInput, rate: &state.rate, slope: &state.slope,
      error: &state.error, handedDown: &state.handedDown, mismatch: &state.mismatch,
      weights: &state.weights, biases: &state.biases)
    swap(&state.error, &state.handedDown)
  }

  /// Low-passes the target with L·τs, the lag that L synaptic filters add (as in the authors'
  /// code); takes it as it is where there are none.
  private mutating func filterTarget(_ target: [Double]) {
    let tau = parameters.substrate.tauSynapse * Double(parameters.layers.count)
    if tau > 0 {
      let share = parameters.dt / tau
      for j in target.indices { state.target[j] += share * (target[j] - state.target[j]) }
    } else {
      for j in target.indices { state.target[j] = target[j] }
    }
  }

  /// One step on the bare vectors, which come one by one so that each can be written while the
  /// others are read. Leaves the new errors in `handedDown`.
  private static func advance(
    _ parameters: Parameters, hasTarget: Bool, target: [Double], noise: inout RandomGenerator,
    membranePotential: inout [Double], prospectivePotential: inout [Double],
    synapticInput: inout [Double], rate: inout [Double], slope: inout [Double],
    error: inout [Double], handedDown: inout [Double], mismatch: inout [Double],
    weights: inout [Double], biases: inout [Double]
  ) throws(Divergence) {
    let layers = parameters.layers.span
    let target = target.span
    var u = membranePotential.mutableSpan
    var p = prospectivePotential.mutableSpan
    var i = synapticInput.mutableSpan
    var r = rate.mutableSpan
    var slope = slope.mutableSpan
    var e = error.mutableSpan
    var handedDown = handedDown.mutableSpan
    var m = mismatch.mutableSpan
    var weights = weights.mutableSpan
    var biases = biases.mutableSpan
    let top = layers.count - 1

    switch parameters.scheme {
    case .synchronous:
      // From the top down: when a layer is reached, nothing below it has changed yet, and nothing
      // above will look at it again in this step. So stored values need no second copy, and a
      // layer's weights serve forward, backward and learning while they are in the cache.
      layers[top].nudge(
        parameters, hasTarget: hasTarget, target: target, r.span, slope.span, &handedDown)
      for l in layers.indices.reversed() {
        let layer = layers[l]
        layer.project(weights.span, biases.span, r.span, to: &i)
        layer.lookAhead(parameters, u.span, i.span, e.span, to: &p, &m)
        layer.relax(parameters, i.span, e.span, &u)
        if l > 0 {
          layer.handDown(
            parameters, weights.span, m.span, slope.span, e.span, to: &handedDown,
            below: layers[l - 1])
        }
        layer.learn(parameters, handedDown.span, r.span, &weights, &biases)
        layer.fire(parameters, p, to: &r, &slope, noise: &noise)
      }

    case .sweep:
      layers[top].nudge(
        parameters, hasTarget: hasTarget, target: target, r.span, slope.span, &handedDown)
      for l in layers.indices {
        let layer = layers[l]
        layer.project(weights.span, biases.span, r.span, to: &i)
        layer.lookAhead(parameters, u.span, i.span, e.span, to: &p, &m)
        layer.relax(parameters, i.span, e.span, &u)
        layer.fire(parameters, p, to: &r, &slope, noise: &noise)
        if l > 0 {
          layer.handDown(
            parameters, weights.span, m.span, slope.span, e.span, to: &handedDown,
            below: layers[l - 1])
        }
      }
      for l in layers.indices {
        layers[l].learn(parameters, handedDown.span, r.span, &weights, &biases)
      }

    case .equilibrium:
      var damping = Damping()
      while true {
        for l in layers.indices {
          let layer = layers[l]
          layer.project(weights.span, biases.span, r.span, to: &i)
          layer.lookAhead(parameters, u.span, i.span, e.span, to: &p, &m)
          layer.fire(parameters, p, to: &r, &slope, noise: &noise)
        }
        layers[top].nudge(
          parameters, hasTarget: hasTarget, target: target, r.span, slope.span, &handedDown)
        for l in layers.indices.reversed() where l > 0 {
          layers[l].lookAhead(parameters, u.span, i.span, handedDown.span, to: &p, &m)
          layers[l].handDown(
            parameters, weights.span, m.span, slope.span, e.span, to: &handedDown,
            below: layers[l - 1])
        }
        if try damping.settle(&e, towards: handedDown.span, layers) { break }
      }
      for l in layers.indices {
        layers[l].relax(parameters, i.span, e.span, &u)
        layers[l].learn(parameters, e.span, r.span, &weights, &biases)
      }
    }
    try Divergence.check(u.span, layers)
  }
}
