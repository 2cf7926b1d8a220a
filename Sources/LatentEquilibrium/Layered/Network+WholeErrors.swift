extension Network {
  /// One step in which whole errors are handed down, and act on the membranes in the same step: see
  /// `ErrorMembrane`. They come first, from what was handed down at the end of the step before.
  ///
  /// A function of its own: the compiler keeps the steps of all others as short as they were.
  @inline(never)
  mutating func advanceWithWholeErrors(
    _ target: [Double], isLearning: Bool
  ) throws(Divergence) {
    try Network.advanceWithWholeErrors(
      parameters, target: target, filteredTarget: state.target, isLearning: isLearning,
      noise: &state.noise, membranePotential: &state.membranePotential,
      prospectivePotential: &state.prospectivePotential, synapticInput: &state.synapticInput,
      rate: &state.rate, slope: &state.slope, error: &state.error, handedDown: &state.handedDown,
      errorMemory: &state.errorMemory, adaptation: &state.adaptation,
      timeConstantChange: &state.timeConstantChange, weights: &state.weights,
      biases: &state.biases)
  }

  private static func advanceWithWholeErrors(
    _ parameters: borrowing NetworkParameters, target: [Double], filteredTarget: [Double],
    isLearning: Bool, noise: inout RandomGenerator, membranePotential: inout [Double],
    prospectivePotential: inout [Double], synapticInput: inout [Double], rate: inout [Double],
    slope: inout [Double], error: inout [Double], handedDown: inout [Double],
    errorMemory: inout [Double], adaptation: inout [Double], timeConstantChange: inout [Double],
    weights: inout [Double], biases: inout [Double]
  ) throws(Divergence) {
    let filtersTarget = parameters.substrate.tauSynapse > 0 && !target.isEmpty
    let target = filtersTarget ? filteredTarget.span : target.span
    var u = membranePotential.mutableSpan
    var p = prospectivePotential.mutableSpan
    var i = synapticInput.mutableSpan
    var r = rate.mutableSpan
    var slope = slope.mutableSpan
    var e = error.mutableSpan
    var handedDown = handedDown.mutableSpan
    let all = 0..<parameters.neuronCount

    parameters.nudge(target, r.span, to: &handedDown)
    parameters.receive(all, handedDown.span, slope.span, to: &e)
    parameters.errorMembrane.advance(all, errorMemory.span, &e)
    parameters.errorMembrane.relax(all, handedDown.span, slope.span, &errorMemory)
    let isAtOnce = parameters.scheme == .synchronous
    for turn in 0..<(isAtOnce ? 1 : parameters.layers.count) {
      let layers = isAtOnce ? parameters.layers.indices : turn..<turn + 1
      let neurons = isAtOnce ? all : parameters.layers[turn].range
      parameters.project(layers, weights.span, biases.span, r.span, to: &i)
      parameters.lookAhead(
        neurons, u.span, i.span, e.span, &adaptation, to: &p, &timeConstantChange)
      parameters.membrane.relax(neurons, i.span, e.span, &u)
      parameters.handDown(layers, weights.span, e.span, r.span, to: &handedDown)
      // Plasticity takes the old rates below, or those that a `sweep` has made.
      if isAtOnce && isLearning { parameters.learn(e.span, r.span, &weights, &biases) }
      let groups = isAtOnce ? parameters.firingGroups.indices : layers
      parameters.fire(groups, p.span, to: &r, &slope, noise: &noise)
    }
    if !isAtOnce && isLearning { parameters.learn(e.span, r.span, &weights, &biases) }
    try Divergence.check(all, u.span, parameters.layers.span)
  }
}
