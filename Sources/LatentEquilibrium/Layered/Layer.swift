/// One layer as the running network sees it: its place in the whole-network vectors.
public struct Layer: Equatable, Sendable {
  /// The number of its neurons; of a layer that pools, which has none, that of its places.
  public let neurons: Int
  /// How many numbers are below.
  public let inputs: Int
  /// By what it is reached from below.
  public let kind: LayerKind
  public let activation: Activation
  /// The number of its first neuron among all neurons of the network.
  public let first: Int

  /// The learning rate η in 1/ms.
  let learningRate: Double
  /// The learning rate η_τ of its membrane time constants.
  let timeConstantRate: Double
  /// Where its inputs start in the vector of rates, which begins with the stimulus.
  let belowStart: Int
  /// Where its own rates start in the vector of rates.
  let rateStart: Int
  let connection: Connection
  /// Whether errors go down through fixed weights instead of the transposed forward weights.
  let hasFixedFeedback: Bool

  /// The layer's neurons among all neurons of the network.
  public var range: Range<Int> { first..<first + neurons }

  /// Where its weights begin in the flat storage.
  var weightStart: Int { connection.start }

  /// Whether it has no neurons, but passes on the largest rates below.
  public var isPooling: Bool { kind.isPooling }

  /// The weights onto a neuron, by their places in the flat storage, and from which of the units below they
  /// come.
  func afferents(of neuron: Int) -> [(weight: Int, unit: Int)] {
    switch kind {
    case .dense:
      (0..<inputs).map { (connection.index(neuron: neuron, input: $0), $0) }
    case .convolution(let convolution):
      convolution.afferents(of: neuron).map { (connection.start + $0.weight, $0.unit) }
    case .pooling: []
    }
  }
}
