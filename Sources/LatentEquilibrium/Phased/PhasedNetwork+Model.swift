/// As a model it is its first copy.
extension PhasedNetwork: Model, LayeredWeights {
  public mutating func step(
    stimulus: [Double], target: [Double], isLearning: Bool
  ) throws(Divergence) {
    try step(stimulus: stimulus, target: target, isLearning: isLearning, workers: .alone)
  }

  public var populations: [Population] { layers.populations(having: signals) }

  public var signals: [Signal] {
    [.membranePotential, .rate, .prospectivePotential, .synapticInput, .error, .tauM, .bias]
  }

  public func values(of signal: Signal) -> ArraySlice<Double> {
    switch signal {
    // Leaky neurons send what they have.
    case .membranePotential, .prospectivePotential: membranePotential(ofCopy: 0)[...]
    case .rate: rate(ofCopy: 0)[...]
    case .synapticInput: synapticInput(ofCopy: 0)[...]
    case .error: error(ofCopy: 0)[...]
    case .tauM: parameters.tauM[...]
    case .bias: biases[...]
    default: []
    }
  }

  public func weight(of projection: Projection, row: Int, column: Int) -> Double {
    weights(of: projection)[row][column]
  }

  public func cost(target: [Double]) -> Double {
    target.isEmpty
      ? 0 : zip(target, output).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 2
  }
}
