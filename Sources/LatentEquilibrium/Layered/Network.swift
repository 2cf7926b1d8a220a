/// A layered network of leaky neurons that look ahead, stepped in time.
///
///     τm·u′ = −u + W·r_below + b + γ·e          r = φ(u + τr·u′)
///     e_l = φ′(p_l) ∘ W_{l+1}ᵀ·m_{l+1}          e_L = β·φ′(p_L) ∘ (target − r_L)
///     W′ = η·e·r_belowᵀ                         b′ = η·e
///
/// with p = u + τr·u′ the prospective potential and m = u + τm·u′ − W·r_below − b the mismatch
/// (Haider et al. 2021, Eqs. 2 to 5). τr = τm is Latent Equilibrium, τr = 0 the plain leaky network.
///
/// All state lies in whole-network vectors, one entry a neuron, layer after layer; `layers` gives
/// the range of each layer. A network is a value: a copy is a checkpoint, and continues with the
/// same bits.
public struct Network: Equatable, Sendable {
  var parameters: NetworkParameters
  var state: State

  /// A network at rest: every potential, rate and error is 0.
  public init(_ description: NetworkDescription) {
    parameters = NetworkParameters(description)
    state = State(description, parameters)
  }

  /// Takes new parameters and keeps the state, weights included.
  ///
  /// - Precondition: the layers have the sizes they had.
  public mutating func adopt(_ description: NetworkDescription) {
    let adopted = NetworkParameters(description)
    precondition(adopted.layers.map(\.range) == parameters.layers.map(\.range))
    precondition(adopted.weightCount == parameters.weightCount)
    let before = parameters
    parameters = adopted
    parameters.keepTauM(of: before)
    state.makeRoom(for: parameters)
  }

  /// The layers, from the first with neurons up to the output.
  public var layers: [Layer] { parameters.layers }
  /// The time step in ms.
  public var dt: Double { parameters.dt }
  /// How far it departs from the ideal.
  public var substrate: Substrate { parameters.substrate }
  /// The membrane potential u of every neuron.
  public var membranePotential: [Double] { state.membranePotential }
  /// The prospective potential p = u + τr·u′ of every neuron.
  public var prospectivePotential: [Double] { state.prospectivePotential }
  /// The synaptic input i = W·r_below + b of every neuron.
  public var synapticInput: [Double] { state.synapticInput }
  /// The rates r: those of the stimulus, then one of every neuron.
  public var rate: [Double] { state.rate }
  /// The error e of every neuron that enters its membrane in the next step.
  public var error: [Double] { state.error }
  /// The bias b of every neuron.
  public var bias: [Double] { state.biases }
  /// The membrane time constant τm of every neuron in ms, as given or as learned since.
  public var tauM: [Double] { parameters.tauM }
  /// The prospective time constant τr of every neuron in ms.
  public var tauR: [Double] { parameters.tauR }

  /// The rates of one layer's neurons among `rate`.
  public func rateRange(ofLayer layer: Int) -> Range<Int> {
    let layer = parameters.layers[layer]
    return layer.rateStart..<layer.rateStart + layer.neurons
  }

  /// The weight onto neuron `neuron` of layer `layer` from its input `input`, all counted from 0; 0 where
  /// there is none.
  public func weight(layer: Int, neuron: Int, input: Int) -> Double {
    let layer = parameters.layers[layer]
    if layer.kind == .dense {
      return state.weights[layer.connection.index(neuron: neuron, input: input)]
    }
    return layer.afferents(of: neuron).first { $0.unit == input }.map { state.weights[$0.weight] }
      ?? 0
  }

  /// What changes from step to step.
  struct State: Equatable, Sendable {
    var membranePotential: [Double]
    var prospectivePotential: [Double]
    var synapticInput: [Double]
    /// The stimulus first, then the neurons.
    var rate: [Double]
    /// φ′(p).
    var slope: [Double]
    var error: [Double]
    /// What the layer above, or the target, hands down to each neuron: e before φ′(p).
    var handedDown: [Double]
    /// Used where it is not the error itself.
    var mismatch: [Double]
    /// v of errors that travel in time.
    var errorMemory: [Double]
    /// c of neurons that cannot look ahead perfectly.
    var adaptation: [Double]
    /// What of its time constant each membrane asks for; empty where none is learned.
    var timeConstantChange: [Double] = []
    var weights: [Double]
    var biases: [Double]
    /// The target after its low-pass, where there is a synaptic filter.
    var target: [Double]
    var noise: RandomGenerator
    var inputNoise: RandomGenerator
    var fixedPoint = FixedPoint(neurons: 0)

    init(_ description: NetworkDescription, _ parameters: NetworkParameters) {
      let zeros = [Double](repeating: 0, count: parameters.neuronCount)
      membranePotential = zeros
      prospectivePotential = zeros
      synapticInput = zeros
      rate = [Double](repeating: 0, count: description.inputs + parameters.neuronCount)
      slope = zeros
      error = zeros
      handedDown = zeros
      mismatch = zeros
      errorMemory = zeros
      adaptation = zeros
      weights = [Double](repeating: 0, count: parameters.weightCount)
      for (layer, described) in zip(parameters.layers, description.layers) {
        layer.connection.store(described.weights, in: &weights)
      }
      biases = description.layers.flatMap { $0.kind.biases($0.biases, neurons: $0.neurons) }
      target = [Double](repeating: 0, count: parameters.layers.last?.neurons ?? 0)
      noise = RandomGenerator(seed: description.seed, stream: "rate noise")
      inputNoise = RandomGenerator(seed: description.seed, stream: "input noise")
      makeRoom(for: parameters)
    }

    /// Makes room for what only some parameters need.
    mutating func makeRoom(for parameters: NetworkParameters) {
      let isWanted = parameters.learnsTimeConstants
      guard timeConstantChange.isEmpty == isWanted else { return }
      timeConstantChange = [Double](repeating: 0, count: isWanted ? parameters.neuronCount : 0)
    }
  }
}
