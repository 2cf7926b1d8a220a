/// One layer as the running network sees it: its place in the whole-network vectors.
public struct Layer: Equatable, Sendable {
  /// The number of its neurons.
  public let neurons: Int
  /// The number of its inputs.
  public let inputs: Int
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
}
