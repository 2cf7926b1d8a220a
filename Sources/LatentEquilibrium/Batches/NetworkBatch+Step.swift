extension NetworkBatch {
  /// Advances all copies by one step of `dt` under their scheme.
  ///
  /// - Parameters:
  ///   - stimulus: for each input the values of all copies, one input after the other.
  ///   - target: likewise for each output neuron, or empty where there is no target.
  ///   - isLearning: whether what is plastic changes in this step.
  ///   - workers: who does it; the same bits come out whoever does.
  /// - Throws: `Divergence` when a membrane potential of any copy has left ±10⁶; the state is then
  ///   of no further use.
  @specialized(where Number == Double)
  @specialized(where Number == Float)
  public mutating func step(
    stimulus: [Double], target: [Double] = [], isLearning: Bool = true, workers: Workers = .alone
  ) throws(Divergence) {
    precondition(stimulus.count == parameters.inputs * layout.copies)
    let outputs = parameters.layers.last?.neurons ?? 0
    precondition(target.isEmpty || target.count == outputs * layout.copies)
    let turn = self.turn
    if turn.heldRoom != nil && !held.goesOn(with: stimulus) {
      settle(workers)
      held.begin(stimulus)
    }
    let astray = turn.advance(
      &bundles, &noise, &inputNoise, weights: weights, biases: biases, stimulus: stimulus,
      target: target, &held, workers)
    if isLearning {
      turn.learn(&weights, &biases, bundles, &held, workers)
      if parameters.learnsTimeConstants && parameters.learns {
        turn.averageTimeConstantChange(&timeConstantChange, bundles)
        parameters.learnTimeConstants(timeConstantChange)
        coefficients.follow(parameters)
      }
    }
    present = 1 - present
    if let astray { throw Divergence(layer: astray + 1) }
  }

  var turn: BatchTurn<Number> {
    BatchTurn(
      parameters: parameters, coefficients: coefficients, layout: layout,
      before: layout.rates[present],
      after: layout.rates[1 - present])
  }

  /// Writes what was learned under a held stimulus into the weights.
  mutating func settle(_ workers: Workers = .alone) {
    turn.settle(&bundles, &weights, &held, workers)
  }

  /// The weights with all that was learned.
  var presentWeights: [Number] {
    guard held.owesWeights else { return weights }
    var copy = self
    copy.settle()
    return copy.weights
  }
}
