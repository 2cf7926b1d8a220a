/// The weights from one population, or the stimulus, onto another, with the biases of the latter: what
/// plasticity changes.
public struct Projection: Equatable, Sendable {
  /// What it is for in its model.
  public enum Kind: String, CaseIterable, Sendable {
    /// From a layer to the next.
    case forward = "w"
    /// From the cells of a layer, or the stimulus, onto the basal dendrites of the next.
    case up = "w_up"
    /// From the cells of a layer onto the apical dendrites of the one below.
    case down = "w_down"
    /// From the cells of a layer to the interneurons beside them.
    case toInterneurons = "w_ip"
    /// From interneurons onto the apical dendrites of the cells beside them.
    case fromInterneurons = "w_pi"
  }

  public let kind: Kind
  /// The layer whose weights they are counted among, from 0.
  public let layer: Int
  /// The number of the population that it comes from; nil is the stimulus.
  public let from: Int?
  /// The number of the population that it goes to.
  public let to: Int
  /// How many units it goes to: the rows of its weights.
  public let rows: Int
  /// How many units it comes from: the columns of its weights.
  public let columns: Int
}

/// What has weights that learn: a model, or a batch of copies of one.
public protocol Plastic {
  /// All its weights.
  var projections: [Projection] { get }

  /// The weights of one of its projections, by rows.
  func weights(of projection: Projection) -> [[Double]]

  /// The biases that learn with a projection; empty where its target has none.
  func biases(of projection: Projection) -> [Double]

  /// Gives a projection other weights and biases and leaves the rest of the state alone.
  ///
  /// - Precondition: they have the shape of those they replace.
  mutating func setWeights(_ weights: [[Double]], biases: [Double], of projection: Projection)
}
