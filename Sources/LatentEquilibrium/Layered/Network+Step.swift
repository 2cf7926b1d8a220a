extension Network {
  /// Advances the network by one step of `dt` under its scheme.
  ///
  /// - Parameters:
  ///   - stimulus: one value an input, held over the step.
  ///   - target: one value an output neuron, or empty where there is no target.
  ///   - isLearning: whether what is plastic changes in this step.
  /// - Throws: `Divergence` when a membrane potential has left ±10⁶, or when the equations of
  ///   `equilibrium` found no solution; the state is then of no further use.
  public mutating func step(
    stimulus: [Double], target: [Double] = [], isLearning: Bool = true
  ) throws(Divergence) {
    filterTarget(target)
    for k in stimulus.indices { state.rate[k] = stimulus[k] }
    if parameters.substrate.inputNoise > 0 {
      for k in stimulus.indices {
        state.rate[k] += parameters.substrate.inputNoise * state.inputNoise.gaussian()
      }
    }
    if parameters.errorMembrane.isThere && parameters.scheme != .equilibrium {
      try advanceWithWholeErrors(target, isLearning: isLearning)
    } else {
      try Network.advance(
        parameters, target: target, filteredTarget: state.target, isLearning: isLearning,
        noise: &state.noise, membranePotential: &state.membranePotential,
        prospectivePotential: &state.prospectivePotential, synapticInput: &state.synapticInput,
        rate: &state.rate, slope: &state.slope, error: &state.error, handedDown: &state.handedDown,
        mismatch: &state.mismatch, errorMemory: &state.errorMemory, adaptation: &state.adaptation,
        timeConstantChange: &state.timeConstantChange, weights: &state.weights,
        biases: &state.biases, fixedPoint: &state.fixedPoint)
    }
    if parameters.learnsTimeConstants && parameters.learns && isLearning {
      parameters.learnTimeConstants(state.timeConstantChange)
    }
  }

  /// Low-passes the target with L·τs, the lag that L synaptic filters add (as in the authors'
  /// code).
  @inline(always)
  private mutating func filterTarget(_ target: [Double]) {
    guard parameters.substrate.tauSynapse > 0 else { return }
    let tau = parameters.substrate.tauSynapse * Double(parameters.layers.count)
    let share = parameters.dt / tau
    for j in target.indices { state.target[j] += share * (target[j] - state.target[j]) }
  }

  /// One step on the bare vectors, which come one by one so that each can be written while the
  /// others are read.
  private static func advance(
    _ parameters: borrowing NetworkParameters, target: [Double], filteredTarget: [Double],
    isLearning: Bool, noise: inout RandomGenerator, membranePotential: inout [Double],
    prospectivePotential: inout [Double], synapticInput: inout [Double], rate: inout [Double],
    slope: inout [Double], error: inout [Double], handedDown: inout [Double],
    mismatch: inout [Double], errorMemory: inout [Double], adaptation: inout [Double],
    timeConstantChange: inout [Double], weights: inout [Double], biases: inout [Double],
    fixedPoint: inout FixedPoint
  ) throws(Divergence) {
    let layers = parameters.layers.indices
    let neurons = 0..<parameters.neuronCount
    let filtersTarget = parameters.substrate.tauSynapse > 0 && !target.isEmpty
    let target = filtersTarget ? filteredTarget.span : target.span
    var u = membranePotential.mutableSpan
    var p = prospectivePotential.mutableSpan
    var i = synapticInput.mutableSpan
    var r = rate.mutableSpan
    var slope = slope.mutableSpan
    var e = error.mutableSpan
    var handedDown = handedDown.mutableSpan

    switch parameters.scheme {
    case .synchronous:
      parameters.project(layers, weights.span, biases.span, r.span, to: &i)
      parameters.lookAhead(
        neurons, u.span, i.span, e.span, &adaptation, to: &p, &timeConstantChange)
      if parameters.membrane.handsErrorsDown {
        parameters.handDown(layers, weights.span, e.span, r.span, to: &handedDown)
      } else {
        var m = mismatch.mutableSpan
        parameters.mismatch(neurons, u.span, i.span, e.span, p.span, to: &m)
        parameters.handDown(layers, weights.span, m.span, r.span, to: &handedDown)
      }
      parameters.membrane.relax(neurons, i.span, e.span, &u)
      parameters.nudge(target, r.span, to: &handedDown)
      parameters.receive(neurons, handedDown.span, slope.span, to: &e)
      if isLearning { parameters.learn(e.span, r.span, &weights, &biases) }
      parameters.fire(parameters.firingGroups.indices, p.span, to: &r, &slope, noise: &noise)

    case .gaussSeidel:
      var m = mismatch.mutableSpan
      let output = parameters.layers[layers.upperBound - 1].range
      parameters.nudge(target, r.span, to: &handedDown)
      for l in layers {
        let neurons = parameters.layers[l].range
        parameters.project(l..<l + 1, weights.span, biases.span, r.span, to: &i)
        parameters.lookAhead(
          neurons, u.span, i.span, e.span, &adaptation, to: &p, &timeConstantChange)
        parameters.mismatch(neurons, u.span, i.span, e.span, p.span, to: &m)
        parameters.membrane.relax(neurons, i.span, e.span, &u)
        parameters.handDown(l..<l + 1, weights.span, m.span, r.span, to: &handedDown)
        // The nudge is of the old rate, and so goes with the old slope.
        if neurons == output { parameters.receive(output, handedDown.span, slope.span, to: &e) }
        parameters.fire(l..<l + 1, p.span, to: &r, &slope, noise: &noise)
      }
      parameters.receive(0..<output.lowerBound, handedDown.span, slope.span, to: &e)
      if isLearning { parameters.learn(e.span, r.span, &weights, &biases) }

    case .equilibrium:
      precondition(!parameters.substrate.disturbsRates, "no equilibrium with noise or filters")
      precondition(parameters.membrane.looksAheadPerfectly, "no equilibrium with a cutoff")
      let travels = parameters.errorMembrane.isThere
      var m = mismatch.mutableSpan
      fixedPoint.begin(neurons: neurons.count)
      repeat {
        for l in layers {
          let neurons = parameters.layers[l].range
          parameters.project(l..<l + 1, weights.span, biases.span, r.span, to: &i)
          parameters.membrane.lookAhead(neurons, u.span, i.span, e.span, to: &p)
          parameters.fire(l..<l + 1, p.span, to: &r, &slope, noise: &noise)
        }
        var proposed = fixedPoint.proposed.mutableSpan
        parameters.nudge(target, r.span, to: &handedDown)
        for l in layers.reversed() {
          let neurons = parameters.layers[l].range
          parameters.receive(neurons, handedDown.span, slope.span, to: &proposed)
          if travels {
            parameters.errorMembrane.advance(neurons, errorMemory.span, &proposed)
            parameters.handDown(l..<l + 1, weights.span, proposed.span, r.span, to: &handedDown)
          } else {
            parameters.membrane.mismatch(neurons, u.span, i.span, proposed.span, to: &m)
            parameters.handDown(l..<l + 1, weights.span, m.span, r.span, to: &handedDown)
          }
        }
      } while try !fixedPoint.settle(&e, output: layers.count)
      if travels {
        parameters.errorMembrane.relax(neurons, handedDown.span, slope.span, &errorMemory)
      }
      parameters.lookAhead(
        neurons, u.span, i.span, e.span, &adaptation, to: &p, &timeConstantChange)
      parameters.membrane.relax(neurons, i.span, e.span, &u)
      if isLearning { parameters.learn(e.span, r.span, &weights, &biases) }
    }
    try Divergence.check(neurons, u.span, parameters.layers.span)
  }
}
