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

/// Neurons of one activation that fire at once.
struct Population: Equatable, Sendable {
  let activation: Activation
  let neurons: Range<Int>
}

/// What a network holds fixed while it steps.
struct Parameters: Equatable, Sendable {
  let layers: [Layer]
  /// All neurons in order. Under `synchronous`, where all fire at once, neighbouring layers of one
  /// activation are one population; under the other schemes each layer is one.
  let populations: [Population]
  /// How many rates come before the first neuron's: those of the stimulus.
  let inputs: Int
  /// dt·η of every neuron.
  let learningSteps: [Double]
  /// Whether any layer is plastic.
  var learns: Bool
  let neuronCount: Int
  let weightCount: Int
  let dt: Double
  /// τm of every neuron in ms, with its own share of the substrate's spread.
  let tauM: [Double]
  /// τr of every neuron in ms, likewise.
  let tauR: [Double]
  let beta: Double
  let scheme: Scheme
  let integrator: Integrator
  let substrate: Substrate
  let membrane: Membrane
  /// Fixed feedback weights, laid out as the forward weights; empty where no layer has any.
  let feedbackWeights: [Double]
}
