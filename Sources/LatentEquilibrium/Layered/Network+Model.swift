extension Network: Model {
  public var populations: [Population] { parameters.layers.populations(having: signals) }

  public var signals: [Signal] {
    ModelFamily.layered.signals.filter {
      $0 != .errorMemory || parameters.errorFrom == .generalised
    }
  }

  @inline(__always)
  public func values(of signal: Signal) -> ArraySlice<Double> {
    switch signal {
    case .membranePotential: state.membranePotential[...]
    case .rate: state.rate[parameters.inputs...]
    case .prospectivePotential: state.prospectivePotential[...]
    case .synapticInput: state.synapticInput[...]
    case .error: state.error[...]
    case .errorMemory: parameters.errorFrom == .generalised ? state.errorMemory[...] : []
    case .tauM: parameters.tauM[...]
    case .bias: state.biases[...]
    default: []
    }
  }

  public func weight(of projection: Projection, row: Int, column: Int) -> Double {
    state.weights[parameters.layers[projection.to].connection.index(neuron: row, input: column)]
  }
}

/// What has the weights and biases of layers, each layer's onto itself from the one below.
public protocol LayeredWeights: Plastic {
  var layers: [Layer] { get }
  func weights(ofLayer layer: Int) -> [[Double]]
  func biases(ofLayer layer: Int) -> [Double]
  mutating func setWeights(_ weights: [[Double]], biases: [Double], ofLayer layer: Int)
}

extension LayeredWeights {
  public var projections: [Projection] {
    ModelFamily.layered.projections(
      inputs: layers.first?.inputs ?? 0, layers: layers.map(\.neurons), kinds: layers.map(\.kind))
  }

  public func weights(of projection: Projection) -> [[Double]] { weights(ofLayer: projection.to) }

  public func biases(of projection: Projection) -> [Double] { biases(ofLayer: projection.to) }

  public mutating func setWeights(
    _ weights: [[Double]], biases: [Double], of projection: Projection
  ) {
    setWeights(weights, biases: biases, ofLayer: projection.to)
  }
}

extension Network: LayeredWeights {}

extension [Layer] {
  /// One a layer; what pools has no signals of its own.
  func populations(having signals: [Signal]) -> [Population] {
    enumerated().map { number, layer in
      Population(
        name: "layer \(number + 1)", layer: number, range: layer.range,
        signals: layer.isPooling ? [] : signals,
        isOutput: number == count - 1)
    }
  }
}
