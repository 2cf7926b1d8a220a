public import Arithmetic

/// Copies of a model of one of the families that there are, stepped together. Closed, as `AnyModel`.
public enum AnyBatch: Plastic, Equatable, Sendable {
  /// Networks of layers stepped in time.
  case layered(NetworkBatch<Double>)
  /// Networks of layers stepped in time, in single precision.
  case single(NetworkBatch<Float>)
  /// Networks that settle before they learn.
  case phased(PhasedNetwork)
  /// A circuit; it learns all the time, and so from one sample at a time.
  case microcircuit(Boxed<Microcircuit>)

  /// Copies at rest.
  ///
  /// - Precondition: the scheme of a network of layers runs in batches, and no other model does so in single
  ///   precision; of a circuit there is one copy.
  public init(_ description: ModelDescription, copies: Int, precision: Precision = .double) {
    switch (description, precision) {
    case (.layered(let network), .double): self = .layered(NetworkBatch(network, copies: copies))
    case (.layered(let network), .single): self = .single(NetworkBatch(network, copies: copies))
    case (.phased(let network), .double): self = .phased(PhasedNetwork(network, copies: copies))
    case (.phased, .single), (.microcircuit, .single):
      preconditionFailure("no single precision")
    case (.microcircuit(let circuit), .double):
      precondition(copies == 1)
      self = .microcircuit(Boxed(Microcircuit(circuit)))
    }
  }

  /// Takes new parameters and keeps the state, weights included; nothing happens where the description is
  /// of another family.
  public mutating func adopt(_ description: ModelDescription) {
    switch (consume self, description) {
    case (.layered(var batch), .layered(let description)):
      batch.adopt(description)
      self = .layered(batch)
    case (.single(var batch), .layered(let description)):
      batch.adopt(description)
      self = .single(batch)
    case (.phased(var batch), .phased(let description)):
      batch.adopt(description)
      self = .phased(batch)
    case (.microcircuit(var circuit), .microcircuit(let description)):
      circuit.value.adopt(description)
      self = .microcircuit(circuit)
    case (let batch, _): self = batch
    }
  }

  /// Advances all copies by one step of dt, as those of their family do.
  public mutating func step(
    stimulus: [Double], target: [Double] = [], isLearning: Bool = true, workers: Workers = .alone
  ) throws(Divergence) {
    switch consume self {
    case .layered(var batch):
      defer { self = .layered(batch) }
      try batch.step(
        stimulus: stimulus, target: target, isLearning: isLearning, workers: workers)
    case .single(var batch):
      defer { self = .single(batch) }
      try batch.step(
        stimulus: stimulus, target: target, isLearning: isLearning, workers: workers)
    case .phased(var batch):
      defer { self = .phased(batch) }
      try batch.step(
        stimulus: stimulus, target: target, isLearning: isLearning, workers: workers)
    case .microcircuit(var circuit):
      defer { self = .microcircuit(circuit) }
      try circuit.value.step(stimulus: stimulus, target: target, isLearning: isLearning)
    }
  }

  /// What the output of a copy shows, to be held against the target: rates, or the potentials of a circuit.
  public func output(copy: Int) -> [Double] {
    switch self {
    case .layered(let batch): batch.rate(ofLayer: batch.layers.count - 1, copy: copy)
    case .single(let batch): batch.rate(ofLayer: batch.layers.count - 1, copy: copy)
    case .phased(let batch): batch.rate(ofLayer: batch.layers.count - 1, copy: copy)
    case .microcircuit(let circuit): Array(circuit.value.output)
    }
  }

  /// What has changed since the batch was made.
  public var state: BatchState {
    switch self {
    case .layered(let batch): batch.state
    case .single(let batch): batch.state
    case .phased(let batch): batch.state
    case .microcircuit(let circuit): BatchState(circuit.value.numbers)
    }
  }

  /// Continues from the state of a batch of the same sizes.
  ///
  /// - Returns: whether it has these sizes; if not, nothing was changed.
  public mutating func take(_ state: BatchState) -> Bool {
    switch consume self {
    case .layered(var batch):
      defer { self = .layered(batch) }
      return batch.take(state)
    case .single(var batch):
      defer { self = .single(batch) }
      return batch.take(state)
    case .phased(var batch):
      defer { self = .phased(batch) }
      return batch.take(state)
    case .microcircuit(var circuit):
      defer { self = .microcircuit(circuit) }
      return circuit.value.take(ModelState(state))
    }
  }

  private var family: any Plastic {
    switch self {
    case .layered(let batch): batch
    case .single(let batch): batch
    case .phased(let batch): batch
    case .microcircuit(let circuit): circuit.value
    }
  }

  public var projections: [Projection] { family.projections }

  public func weights(of projection: Projection) -> [[Double]] { family.weights(of: projection) }

  public func biases(of projection: Projection) -> [Double] { family.biases(of: projection) }

  public mutating func setWeights(
    _ weights: [[Double]], biases: [Double], of projection: Projection
  ) {
    switch consume self {
    case .layered(var batch):
      batch.setWeights(weights, biases: biases, of: projection)
      self = .layered(batch)
    case .single(var batch):
      batch.setWeights(weights, biases: biases, of: projection)
      self = .single(batch)
    case .phased(var batch):
      batch.setWeights(weights, biases: biases, of: projection)
      self = .phased(batch)
    case .microcircuit(var circuit):
      circuit.value.setWeights(weights, biases: biases, of: projection)
      self = .microcircuit(circuit)
    }
  }
}

extension BatchState {
  /// Of the one copy that there is.
  fileprivate init(_ state: ModelState) {
    self.init(
      copies: state.neurons, weights: state.weights, biases: [], tauM: [], noise: [], present: 0)
  }
}

extension ModelState {
  fileprivate init(_ state: BatchState) {
    self.init(neurons: state.copies, weights: state.weights, biases: [], noise: [])
  }
}
