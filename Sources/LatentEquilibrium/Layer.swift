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

/// What a network holds fixed while it steps: its layers and, for every neuron, the coefficients of
/// its membrane equation.
struct Parameters: Equatable, Sendable {
  let layers: [Layer]
  let neuronCount: Int
  let weightCount: Int
  let dt: Double
  let beta: Double
  let gamma: Double
  let scheme: Scheme
  let substrate: Substrate

  /// The share of the way from u to its resting point s that one step covers: dt/τm (Euler) or
  /// 1 − exp(−dt/τm) (exponential).
  let relaxation: [Double]
  /// ρ = τr/τm, the weight of s in p = u + τr·u′ = (1 − ρ)·u + ρ·s.
  let lookahead: [Double]
  /// 1 − ρ, the weight of u in p. Both weights are exact at ρ = 0 and ρ = 1, so that a leaky
  /// neuron's p is u, and a Latent Equilibrium neuron's p is s, to the last bit.
  let memory: [Double]
  /// What multiplies s − u in the mismatch m = γ·e − errorLag·(s − u): 1 − ρ where mismatches are
  /// taken from τr, 0 where they are taken from τm.
  let errorLag: [Double]
  /// Fixed feedback weights, laid out as the forward weights; empty where no layer has any.
  let feedbackWeights: [Double]
}
