/// Copies of a model of one of the families that there are, stepped together. Closed, as `AnyModel`.
public enum AnyBatch: Plastic, Equatable, Sendable {
  /// Networks of layers stepped in time.
  case layered(NetworkBatch)
  /// Networks that settle before they learn.
  case phased(PhasedNetwork)

  /// Copies at rest.
  ///
  /// - Precondition: the scheme of a network of layers runs in batches.
  public init(_ description: ModelDescription, copies: Int) {
    switch description {
    case .layered(let network): self = .layered(NetworkBatch(network, copies: copies))
    case .phased(let network): self = .phased(PhasedNetwork(network, copies: copies))
    }
  }

  /// Takes new parameters and keeps the state, weights included; nothing happens where the description is
  /// of another family.
  public mutating func adopt(_ description: ModelDescription) {
    switch (consume self, description) {
    case (.layered(var batch), .layered(let description)):
      batch.adopt(description)
      self = .layered(batch)
    case (.phased(var batch), .phased(let description)):
      batch.adopt(description)
      self = .phased(batch)
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
    case .phased(var batch):
      defer { self = .phased(batch) }
      try batch.step(
        stimulus: stimulus, target: target, isLearning: isLearning, workers: workers)
    }
  }

  /// The rates of one layer of a copy.
  public func rate(ofLayer layer: Int, copy: Int) -> [Double] {
    switch self {
    case .layered(let batch): batch.rate(ofLayer: layer, copy: copy)
    case .phased(let batch): batch.rate(ofLayer: layer, copy: copy)
    }
  }

  /// What has changed since the batch was made.
  public var state: BatchState {
    switch self {
    case .layered(let batch): batch.state
    case .phased(let batch): batch.state
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
    case .phased(var batch):
      defer { self = .phased(batch) }
      return batch.take(state)
    }
  }

  public var projections: [Projection] {
    switch self {
    case .layered(let batch): batch.projections
    case .phased(let batch): batch.projections
    }
  }

  public func weights(of projection: Projection) -> [[Double]] {
    switch self {
    case .layered(let batch): batch.weights(of: projection)
    case .phased(let batch): batch.weights(of: projection)
    }
  }

  public func biases(of projection: Projection) -> [Double] {
    switch self {
    case .layered(let batch): batch.biases(of: projection)
    case .phased(let batch): batch.biases(of: projection)
    }
  }

  public mutating func setWeights(
    _ weights: [[Double]], biases: [Double], of projection: Projection
  ) {
    switch consume self {
    case .layered(var batch):
      batch.setWeights(weights, biases: biases, of: projection)
      self = .layered(batch)
    case .phased(var batch):
      batch.setWeights(weights, biases: biases, of: projection)
      self = .phased(batch)
    }
  }
}
