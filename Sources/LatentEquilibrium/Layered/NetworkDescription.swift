/// A network described: everything `Network` needs to run, and nothing that changes while it runs
/// except through learning.
public struct NetworkDescription: Equatable, Sendable {
  /// How many numbers the stimulus has.
  public var inputs: Int
  /// From the first layer with neurons up to the output.
  public var layers: [LayerDescription]
  /// The time step in ms.
  public var dt: Double
  /// The nudging strength β of a target.
  public var beta: Double
  /// The gain γ of the error on the membrane; 1 is Latent Equilibrium.
  public var gamma: Double
  public var scheme: Scheme
  public var integrator: Integrator
  public var errorFrom: ErrorSource
  public var substrate: Substrate
  /// Seeds the substrate's noise and spread.
  public var seed: UInt64
  /// Whether biases learn beside the weights.
  public var learnsBiases: Bool

  public init(
    inputs: Int, layers: [LayerDescription], dt: Double, beta: Double = 0, gamma: Double = 1,
    scheme: Scheme = .synchronous, integrator: Integrator = .euler, errorFrom: ErrorSource = .tauM,
    substrate: Substrate = .ideal, seed: UInt64 = 0, learnsBiases: Bool = true
  ) {
    self.inputs = inputs
    self.layers = layers
    self.dt = dt
    self.beta = beta
    self.gamma = gamma
    self.scheme = scheme
    self.integrator = integrator
    self.errorFrom = errorFrom
    self.substrate = substrate
    self.seed = seed
    self.learnsBiases = learnsBiases
  }
}

/// One layer of a network described.
public struct LayerDescription: Equatable, Sendable {
  public var kind: LayerKind
  /// Membrane time constants in ms, one a neuron.
  public var tauM: [Double]
  /// Prospective time constants in ms, one a neuron.
  public var tauR: [Double]
  public var activation: Activation
  /// The learning rate η in 1/ms.
  public var learningRate: Double
  /// The learning rate η_τ of the membrane time constants.
  public var timeConstantRate: Double
  /// Rows are the layer's neurons, columns its inputs; of a convolution rows are kernels.
  public var weights: [[Double]]
  /// One a neuron; of a convolution one a channel.
  public var biases: [Double]
  /// Fixed weights that carry errors down (feedback alignment), shaped as `weights`; nil is the
  /// transpose of the forward weights, which learns with them.
  public var feedbackWeights: [[Double]]?

  public var neurons: Int { tauM.count }

  /// - Precondition: every list has one entry a neuron, or, of weights and biases, as many as `kind` shares
  ///   out; `feedbackWeights` have the shape of `weights`.
  public init(
    kind: LayerKind = .dense, tauM: [Double], tauR: [Double], activation: Activation,
    learningRate: Double = 0, timeConstantRate: Double = 0, weights: [[Double]], biases: [Double],
    feedbackWeights: [[Double]]? = nil
  ) {
    precondition(tauR.count == tauM.count)
    precondition(weights.count == kind.weightShape(neurons: tauM.count, inputs: 0).rows)
    precondition(biases.count == weights.count)
    self.kind = kind
    precondition(feedbackWeights.map { $0.map(\.count) == weights.map(\.count) } ?? true)
    self.tauM = tauM
    self.tauR = tauR
    self.activation = activation
    self.learningRate = learningRate
    self.timeConstantRate = timeConstantRate
    self.weights = weights
    self.biases = biases
    self.feedbackWeights = feedbackWeights
  }
}

/// How far the substrate departs from the ideal (Haider et al. 2021, section on robustness).
public struct Substrate: Equatable, Sendable {
  /// Standard deviation of the white noise added to every rate in every step.
  public var rateNoise: Double
  /// Relative standard deviation of τm and of τr over the neurons.
  public var tauSpread: Double
  /// The synaptic low-pass time constant τs in ms; 0 is none.
  public var tauSynapse: Double
  /// Whether the errors handed down are low-passed as well as the rates.
  public var filtersErrors: Bool
  /// Standard deviation of the white noise added to every input in every step.
  public var inputNoise: Double
  /// The time constant τc in ms up to which neurons look ahead; 0 is a perfect look-ahead.
  public var lookaheadCutoff: Double

  public init(
    rateNoise: Double = 0, tauSpread: Double = 0, tauSynapse: Double = 0,
    filtersErrors: Bool = false, inputNoise: Double = 0, lookaheadCutoff: Double = 0
  ) {
    self.rateNoise = rateNoise
    self.tauSpread = tauSpread
    self.tauSynapse = tauSynapse
    self.filtersErrors = filtersErrors
    self.inputNoise = inputNoise
    self.lookaheadCutoff = lookaheadCutoff
  }

  /// Whether a rate is anything but φ(p).
  var disturbsRates: Bool { rateNoise != 0 || tauSynapse != 0 }

  /// No noise, no spread, no filter.
  public static let ideal = Substrate()
}

extension LayerDescription {
  /// A layer that pools: it has places, and nothing that could be given or learned.
  public static func pooling(_ pooling: Pooling) -> LayerDescription {
    // Membranes that nothing reaches: a place is a unit like any other in the vectors of a network.
    let idle = [Double](repeating: 1, count: pooling.output.count)
    return LayerDescription(
      kind: .pooling(pooling), tauM: idle, tauR: idle, activation: .linear, weights: [], biases: [])
  }
}
