import Synchronization

extension PhasedNetwork {
  /// Advances all copies by one step of dt, and learns at its end.
  ///
  /// - Parameters:
  ///   - stimulus: for each input the values of all copies, one input after the other.
  ///   - target: likewise for each output neuron, or empty: the neurons settle freely then.
  ///   - isLearning: whether this step is the one that is learned from; without a target there is none.
  ///   - workers: who does it; the same bits come out whoever does.
  /// - Throws: `Divergence` when a membrane potential of any copy has left ±10⁶; the state is then of no
  ///   further use.
  public mutating func step(
    stimulus: [Double], target: [Double] = [], isLearning: Bool = true, workers: Workers
  ) throws(Divergence) {
    precondition(stimulus.count == parameters.inputs * layout.copies)
    let outputs = parameters.layers.last?.neurons ?? 0
    precondition(target.isEmpty || target.count == outputs * layout.copies)
    if !target.isEmpty && !isTaught { remember() }
    isTaught = !target.isEmpty
    let learns = isLearning && isTaught && learning.learns
    let turn = PhasedTurn(parameters: parameters, layout: layout, rule: rule)
    let isCompared = learns && rule == .predictiveCoding
    let (layout, layers, parts) = (layout, parameters.layers, workers.count)
    let (weights, biases) = (weights, biases)
    let lowest = Atomic<Int>(layers.count)
    var nothing: [Double] = []
    workers.divide(
      &bundles, at: { layout.slices * $0 / parts * layout.size }, &nothing, at: { _ in 0 },
      work: { part, bundles, _ in
        let slices = layout.slices * part / parts..<layout.slices * (part + 1) / parts
        guard !slices.isEmpty else { return }
        turn.advance(
          slices, &bundles, weights.span, biases.span, stimulus: stimulus.span, target: target.span)
        if isCompared {
          turn.compare(slices, &bundles, weights.span, biases.span, target: target.span)
        }
        if let astray = layout.lowestAstray(
          bundles, slices, potential: layout.membranePotential, layers)
        {
          lowest.min(astray, ordering: .relaxed)
        }
      })
    if learns { learn(workers) }
    let astray = lowest.load(ordering: .relaxed)
    if astray < layers.count { throw Divergence(layer: astray + 1) }
  }

  /// Keeps the rates in which the neurons have settled freely.
  private mutating func remember() {
    let turn = PhasedTurn(parameters: parameters, layout: layout, rule: rule)
    let (neurons, slices, rates) = (0..<parameters.neuronCount, 0..<layout.slices, layout.rates)
    var bundles = bundles.mutableSpan
    turn.copy(neurons, from: rates[0], to: rates[1], slices, &bundles)
  }

  private mutating func learn(_ workers: Workers) {
    let now = layout.rates[0]
    switch rule {
    case .predictiveCoding:
      BatchLearning(parameters: learning, layout: layout, rate: now)
        .learn(&weights, &biases, bundles, workers)
    case .equilibriumPropagation, .continuous:
      let free = layout.rates[1]
      BatchLearning(parameters: learning, layout: layout, rate: now, own: now)
        .learn(&weights, &biases, bundles, workers)
      BatchLearning(parameters: learning, layout: layout, rate: free, own: free, sign: -1)
        .learn(&weights, &biases, bundles, workers)
    }
  }

  /// The state of all copies, as a file has it.
  public var state: BatchState {
    BatchState(
      copies: Double.numbers(of: bundles), weights: weights, biases: biases,
      tauM: parameters.tauM, noise: [], present: isTaught ? 1 : 0)
  }

  /// Continues from the state of one of the same sizes.
  ///
  /// - Returns: whether it has these sizes; if not, nothing was changed.
  public mutating func take(_ state: BatchState) -> Bool {
    guard state.copies.count == Double.lanes * bundles.count, state.weights.count == weights.count,
      state.biases.count == biases.count, (0...1).contains(state.present)
    else { return false }
    Double.fill(&bundles, with: state.copies)
    (weights, biases, isTaught) = (state.weights, state.biases, state.present == 1)
    return true
  }
}
