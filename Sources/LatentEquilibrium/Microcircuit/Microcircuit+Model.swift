extension Microcircuit: Model {
  /// Takes new conductances, learning rates and bounds, or another way to look; potentials and weights stay.
  ///
  /// - Precondition: the layers have the sizes they had.
  public mutating func adopt(_ description: MicrocircuitDescription) {
    let changed = MicrocircuitParameters(description)
    precondition(
      changed.weightCount == parameters.weightCount && changed.cells == parameters.cells)
    parameters = changed
  }

  public mutating func stopLearning() { parameters.stopLearning() }

  /// The cells of each layer, then the interneurons beside the hidden ones.
  public var populations: [Population] {
    let layers = parameters.layers
    let cells = layers.enumerated().map { number, layer in
      Population(
        name: "layer \(number + 1)", layer: number, range: layer.cells,
        signals: signals.filter { !$0.isOfInterneurons }, isOutput: number == layers.count - 1)
    }
    let interneurons = layers.dropLast().enumerated().map { number, layer in
      Population(
        name: "interneurons \(number + 1)", layer: number, range: layer.interneurons,
        signals: signals.filter(\.isOfInterneurons), isOutput: false)
    }
    return cells + interneurons
  }

  public var signals: [Signal] { ModelFamily.microcircuit.signals }

  public func values(of signal: Signal) -> ArraySlice<Double> {
    switch signal {
    case .membranePotential: state.membranePotential[...]
    case .rate: state.rate[parameters.inputs...]
    case .prospectivePotential: state.prospectivePotential[...]
    case .basalPotential: state.basalPotential[...]
    case .apicalPotential: state.apicalPotential[...]
    case .interneuronPotential: state.interneuronPotential[...]
    case .interneuronProspectivePotential: state.interneuronProspectivePotential[...]
    case .interneuronRate: state.interneuronRate[...]
    case .dendriticPotential: state.dendriticPotential[...]
    default: []
    }
  }

  public var projections: [Projection] {
    ModelFamily.microcircuit.projections(inputs: inputs, layers: cells)
  }

  private func connection(of projection: Projection) -> Connection {
    guard let connection = parameters.layers[projection.layer].connection(projection.kind) else {
      preconditionFailure("the output has no such weights")
    }
    return connection
  }

  public func weight(of projection: Projection, row: Int, column: Int) -> Double {
    state.weights[connection(of: projection).index(neuron: row, input: column)]
  }

  public func weights(of projection: Projection) -> [[Double]] {
    connection(of: projection).matrix(in: state.weights)
  }

  /// Whether a circuit of the same shape has the very same weights.
  public func hasSameWeights(as other: Microcircuit) -> Bool {
    state.weights == other.state.weights
  }

  /// A circuit has none.
  public func biases(of projection: Projection) -> [Double] { [] }

  public mutating func setWeights(
    _ weights: [[Double]], biases: [Double], of projection: Projection
  ) {
    connection(of: projection).store(weights, in: &state.weights)
  }

  /// What has changed since the circuit was made.
  public var numbers: ModelState {
    ModelState(
      neurons: State.vectors.flatMap { state[keyPath: $0] }, weights: state.weights, biases: [],
      noise: [])
  }

  /// Continues from the state of a circuit of the same sizes.
  ///
  /// - Returns: whether it has these sizes; if not, nothing was changed.
  public mutating func take(_ numbers: ModelState) -> Bool {
    let lengths = State.vectors.map { state[keyPath: $0].count }
    guard numbers.neurons.count == lengths.reduce(0, +),
      numbers.weights.count == state.weights.count
    else { return false }
    var place = 0
    for (vector, length) in zip(State.vectors, lengths) {
      state[keyPath: vector] = Array(numbers.neurons[place..<place + length])
      place += length
    }
    state.weights = numbers.weights
    return true
  }
}

extension Microcircuit.State {
  /// What is seen of it, and goes into the next step.
  fileprivate static var vectors: [WritableKeyPath<Microcircuit.State, [Double]>] {
    [
      \.membranePotential, \.prospectivePotential, \.basalPotential, \.apicalPotential, \.rate,
      \.interneuronPotential, \.interneuronProspectivePotential, \.dendriticPotential,
      \.interneuronRate,
    ]
  }
}
