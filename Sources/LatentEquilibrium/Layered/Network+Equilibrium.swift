extension Network {
  /// One step of `equilibrium`: from rates and errors that solve the equations of the very step together.
  @inline(never)
  mutating func advanceToEquilibrium(_ target: [Double], isLearning: Bool) throws(Divergence) {
    try Network.advanceToEquilibrium(
      parameters, target: target, isLearning: isLearning, noise: &state.noise,
      membranePotential: &state.membranePotential,
      prospectivePotential: &state.prospectivePotential, synapticInput: &state.synapticInput,
      rate: &state.rate, slope: &state.slope, error: &state.error, handedDown: &state.handedDown,
      mismatch: &state.mismatch, errorMemory: &state.errorMemory, adaptation: &state.adaptation,
      timeConstantChange: &state.timeConstantChange, weights: &state.weights,
      biases: &state.biases, fixedPoint: &state.fixedPoint)
  }

  private static func advanceToEquilibrium(
    _ parameters: borrowing NetworkParameters, target: [Double], isLearning: Bool,
    noise: inout RandomGenerator, membranePotential: inout [Double],
    prospectivePotential: inout [Double], synapticInput: inout [Double], rate: inout [Double],
    slope: inout [Double], error: inout [Double], handedDown: inout [Double],
    mismatch: inout [Double], errorMemory: inout [Double], adaptation: inout [Double],
    timeConstantChange: inout [Double], weights: inout [Double], biases: inout [Double],
    fixedPoint: inout FixedPoint
  ) throws(Divergence) {
    precondition(!parameters.substrate.disturbsRates, "no equilibrium with noise or filters")
    precondition(parameters.membrane.looksAheadPerfectly, "no equilibrium with a cutoff")
    let layers = parameters.layers.indices
    let neurons = 0..<parameters.neuronCount
    let travels = parameters.errorMembrane.isThere
    var u = membranePotential.mutableSpan
    var p = prospectivePotential.mutableSpan
    var i = synapticInput.mutableSpan
    var r = rate.mutableSpan
    var slope = slope.mutableSpan
    var e = error.mutableSpan
    var handedDown = handedDown.mutableSpan
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
      parameters.nudge(target.span, r.span, to: &handedDown)
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
    try Divergence.check(neurons, u.span, parameters.layers.span)
  }
}
