/// A model of one of the families that there are. Closed, so that each requirement is one switch and a
/// step goes through no table of methods.
public enum AnyModel: Model {
  /// A network of layers stepped in time.
  case layered(Boxed<Network>)
  /// The network without time that learns by exact backpropagation.
  case backpropagated(Boxed<BackpropagatedNetwork>)
  /// A network that settles before it learns.
  case phased(Boxed<PhasedNetwork>)
  /// A circuit of pyramidal cells and interneurons.
  case microcircuit(Boxed<Microcircuit>)

  /// The model that a description is of, at rest.
  public init(_ description: ModelDescription) {
    switch description {
    case .layered(let network): self.init(Network(network))
    case .phased(let network): self = .phased(Boxed(PhasedNetwork(network)))
    case .microcircuit(let circuit): self = .microcircuit(Boxed(Microcircuit(circuit)))
    }
  }

  public init(_ network: Network) { self = .layered(Boxed(network)) }

  public init(_ network: BackpropagatedNetwork) { self = .backpropagated(Boxed(network)) }

  public mutating func adopt(_ description: ModelDescription) {
    switch (consume self, description) {
    case (.layered(var network), .layered(let description)):
      network.value.adopt(description)
      self = .layered(network)
    case (.backpropagated(var network), .layered(let description)):
      network.value.adopt(description)
      self = .backpropagated(network)
    case (.phased(var network), .phased(let description)):
      network.value.adopt(description)
      self = .phased(network)
    case (.microcircuit(var circuit), .microcircuit(let description)):
      circuit.value.adopt(description)
      self = .microcircuit(circuit)
    case (let other, let description):
      // One family becomes another: only what was learned goes over.
      self = AnyModel(description)
      for projection in other.projections {
        setWeights(
          other.weights(of: projection), biases: other.biases(of: projection), of: projection)
      }
    }
  }

  public mutating func step(
    stimulus: [Double], target: [Double], isLearning: Bool = true
  ) throws(Divergence) {
    // Taken out, or else the network would have two owners and be copied.
    switch consume self {
    case .layered(var network):
      defer { self = .layered(network) }
      try network.value.step(stimulus: stimulus, target: target, isLearning: isLearning)
    case .backpropagated(var network):
      defer { self = .backpropagated(network) }
      try network.value.step(stimulus: stimulus, target: target, isLearning: isLearning)
    case .phased(var network):
      defer { self = .phased(network) }
      try network.value.step(stimulus: stimulus, target: target, isLearning: isLearning)
    case .microcircuit(var circuit):
      defer { self = .microcircuit(circuit) }
      try circuit.value.step(stimulus: stimulus, target: target, isLearning: isLearning)
    }
  }

  /// Evaluates what it would answer without time, with the weights before the step, and steps.
  ///
  /// - Parameters:
  ///   - stimulus: one value an input, held over the step.
  ///   - target: one value an output unit, or empty where there is no target.
  ///   - isLearning: whether what is plastic changes in this step.
  ///   - ideal: of a network; nothing is evaluated for a model without a time to be left out.
  public mutating func step(
    stimulus: [Double], target: [Double], isLearning: Bool = true, ideal: inout IdealNetwork?
  ) throws(Divergence) {
    switch consume self {
    case .layered(var network):
      defer { self = .layered(network) }
      try network.value.step(
        stimulus: stimulus, target: target, isLearning: isLearning, ideal: &ideal)
    case .backpropagated(var network):
      defer { self = .backpropagated(network) }
      try network.value.step(stimulus: stimulus, target: target, isLearning: isLearning)
    case .phased(var network):
      defer { self = .phased(network) }
      try network.value.step(stimulus: stimulus, target: target, isLearning: isLearning)
    case .microcircuit(var circuit):
      defer { self = .microcircuit(circuit) }
      try circuit.value.step(
        stimulus: stimulus, target: target, isLearning: isLearning, ideal: &ideal)
    }
  }

  public mutating func stopLearning() { change { $0.stopLearning() } }

  /// The model itself, for what is asked now and then and not in every step.
  private var family: any Model {
    switch self {
    case .layered(let network): network.value
    case .backpropagated(let network): network.value
    case .phased(let network): network.value
    case .microcircuit(let circuit): circuit.value
    }
  }

  private mutating func change(_ deed: (inout any Model) -> Void) {
    var model = family
    deed(&model)
    switch model {
    case let network as Network: self = .layered(Boxed(network))
    case let network as BackpropagatedNetwork: self = .backpropagated(Boxed(network))
    case let network as PhasedNetwork: self = .phased(Boxed(network))
    case let circuit as Microcircuit: self = .microcircuit(Boxed(circuit))
    default: preconditionFailure("a model of no family")
    }
  }

  public var populations: [Population] { family.populations }

  public var signals: [Signal] { family.signals }

  public func values(of signal: Signal) -> ArraySlice<Double> {
    switch self {
    case .layered(let network): network.value.values(of: signal)
    case .backpropagated(let network): network.value.values(of: signal)
    case .phased(let network): network.value.values(of: signal)
    case .microcircuit(let circuit): circuit.value.values(of: signal)
    }
  }

  public func cost(target: [Double]) -> Double {
    switch self {
    case .layered(let network): network.value.cost(target: target)
    case .backpropagated(let network): network.value.cost(target: target)
    case .phased(let network): network.value.cost(target: target)
    case .microcircuit(let circuit): circuit.value.cost(target: target)
    }
  }

  /// The energy of the last step; nil for a model that has none.
  public func energy(target: [Double]) -> Energy? {
    switch self {
    case .layered(let network): network.value.energy(target: target)
    case .backpropagated, .phased, .microcircuit: nil
    }
  }

  public var projections: [Projection] { family.projections }

  public func weight(of projection: Projection, row: Int, column: Int) -> Double {
    switch self {
    case .layered(let network):
      network.value.weight(of: projection, row: row, column: column)
    case .backpropagated(let network):
      network.value.weight(of: projection, row: row, column: column)
    case .phased(let network):
      network.value.weight(of: projection, row: row, column: column)
    case .microcircuit(let circuit):
      circuit.value.weight(of: projection, row: row, column: column)
    }
  }

  public func weights(of projection: Projection) -> [[Double]] { family.weights(of: projection) }

  public func biases(of projection: Projection) -> [Double] { family.biases(of: projection) }

  /// Whether a network or circuit of the same shape has the very same weights and biases.
  public func hasSameWeights(as other: AnyModel) -> Bool {
    switch (self, other) {
    case (.layered(let one), .layered(let other)): one.value.hasSameWeights(as: other.value)
    case (.microcircuit(let one), .microcircuit(let other)):
      one.value.hasSameWeights(as: other.value)
    default: self == other
    }
  }

  public mutating func setWeights(
    _ weights: [[Double]], biases: [Double], of projection: Projection
  ) {
    change { $0.setWeights(weights, biases: biases, of: projection) }
  }
}

/// What the models of a family are made from.
public enum ModelDescription: Equatable, Sendable {
  case layered(NetworkDescription)
  case phased(PhasedDescription)
  case microcircuit(MicrocircuitDescription)
}
