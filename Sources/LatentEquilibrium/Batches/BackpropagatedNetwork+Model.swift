/// As a model it is its first copy.
extension BackpropagatedNetwork: Model, LayeredWeights {
  public mutating func step(
    stimulus: [Double], target: [Double], isLearning: Bool
  ) throws(Divergence) {
    try step(stimulus: stimulus, target: target, isLearning: isLearning, workers: .alone)
  }

  public var populations: [Population] { layers.populations(having: signals) }

  public var signals: [Signal] { [.rate, .error, .bias] }

  public func values(of signal: Signal) -> ArraySlice<Double> {
    switch signal {
    case .rate: rate(ofCopy: 0).dropFirst(layers.first?.inputs ?? 0)
    case .error: error(ofCopy: 0)[...]
    case .bias: biases[...]
    default: []
    }
  }

  public func weight(of projection: Projection, row: Int, column: Int) -> Double {
    weights(of: projection)[row][column]
  }

  public func cost(target: [Double]) -> Double {
    target.isEmpty ? 0 : cost(target: target, ofCopy: 0)
  }
}

extension NetworkBatch: Plastic, LayeredWeights {}
