extension Network {
  /// One step of `gaussSeidel`: layer after layer, each from the new rates of the one below and the errors of
  /// the step before.
  @inline(never)
  mutating func advanceLayerByLayer(_ target: [Double], isLearning: Bool) throws(Divergence) {
    try Network.advanceLayerByLayer(
      parameters, target: target, filteredTarget: state.target, isLearning: isLearning,
      noise: &state.noise, membranePotential: &state.membranePotential,
      prospectivePotential: &state.prospectivePotential, synapticInput: &state.synapticInput,
      rate: &state.rate, slope: &state.slope, error: &state.error, handedDown: &state.handedDown,
      mismatch: &state.mismatch, adaptation: &state.adaptation,
      timeConstantChange: &state.timeConstantChange, weights: &state.weights,
      biases: &state.biases)
  }

  private static func advanceLayerByLayer(
    _ parameters: borrowing NetworkParameters, target: [Double], filteredTarget: [Double],
    isLearning: Bool, noise: inout RandomGenerator, membranePotential: inout [Double],
    prospectivePotential: inout [Double], synapticInput: inout [Double], rate: inout [Double],
    slope: inout [Double], error: inout [Double], handedDown: inout [Double],
    mismatch: inout [Double], adaptation: inout [Double], timeConstantChange: inout [Double],
    weights: inout [Double], biases: inout [Double]
  ) throws(Divergence) {
    let layers = parameters.layers.indices
    let filtersTarget = parameters.substrate.tauSynapse > 0 && !target.isEmpty
    let target = filtersTarget ? filteredTarget.span : target.span
    var u = membranePotential.mutableSpan
    var p = prospectivePotential.mutableSpan
    var i = synapticInput.mutableSpan
    var r = rate.mutableSpan
    var slope = slope.mutableSpan
    var e = error.mutableSpan
    var handedDown = handedDown.mutableSpan
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
    try Divergence.check(0..<parameters.neuronCount, u.span, parameters.layers.span)
  }
}
