extension Network {
  /// One step of `synchronous`: everything at once from the rates and errors of the step before.
  ///
  /// Each scheme has a function of its own, on the bare vectors, which come one by one so that each can
  /// be written while the others are read.
  mutating func advanceAtOnce(_ target: [Double], isLearning: Bool) throws(Divergence) {
    try Network.advanceAtOnce(
      parameters, target: target, filteredTarget: state.target, isLearning: isLearning,
      noise: &state.noise, membranePotential: &state.membranePotential,
      prospectivePotential: &state.prospectivePotential, synapticInput: &state.synapticInput,
      rate: &state.rate, slope: &state.slope, error: &state.error, handedDown: &state.handedDown,
      mismatch: &state.mismatch, adaptation: &state.adaptation,
      timeConstantChange: &state.timeConstantChange, weights: &state.weights,
      biases: &state.biases)
  }

  private static func advanceAtOnce(
    _ parameters: borrowing NetworkParameters, target: [Double], filteredTarget: [Double],
    isLearning: Bool, noise: inout RandomGenerator, membranePotential: inout [Double],
    prospectivePotential: inout [Double], synapticInput: inout [Double], rate: inout [Double],
    slope: inout [Double], error: inout [Double], handedDown: inout [Double],
    mismatch: inout [Double], adaptation: inout [Double], timeConstantChange: inout [Double],
    weights: inout [Double], biases: inout [Double]
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

    parameters.project(layers, weights.span, biases.span, r.span, to: &i)
    var isWithinLimit = false
    if parameters.advancesInOnePass {
      parameters.handDown(layers, weights.span, e.span, r.span, to: &handedDown)
      parameters.nudge(target, r.span, to: &handedDown)
      isWithinLimit = parameters.membrane.advance(
        neurons, i.span, handedDown.span, slope.span, &u, &e, to: &p)
    } else {
      var m = mismatch.mutableSpan
      parameters.lookAhead(
        neurons, u.span, i.span, e.span, &adaptation, to: &p, &timeConstantChange)
      parameters.mismatch(neurons, u.span, i.span, e.span, p.span, to: &m)
      parameters.handDown(layers, weights.span, m.span, r.span, to: &handedDown)
      parameters.membrane.relax(neurons, i.span, e.span, &u)
      parameters.nudge(target, r.span, to: &handedDown)
      parameters.receive(neurons, handedDown.span, slope.span, to: &e)
    }
    if isLearning { parameters.learn(e.span, r.span, &weights, &biases) }
    parameters.fire(parameters.firingGroups.indices, p.span, to: &r, &slope, noise: &noise)
    if isWithinLimit { return }
    try Divergence.check(neurons, u.span, parameters.layers.span)
  }
}
