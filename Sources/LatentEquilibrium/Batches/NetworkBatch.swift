public import Arithmetic

/// Many copies of one network, each on a sample of its own, with shared weights and biases that
/// learn from the mean over the copies (a minibatch):
///
///     W′ = η·⟨e·r_belowᵀ⟩        b′ = η·⟨e⟩
///
/// The rest is as in `Network`: so is the order of operations, and a batch of one is a network up
/// to rounding. Bits differ, because inputs are summed one after the other where `Network` sums in
/// lanes. What a copy does depends on the others through the weights alone, to the last bit.
///
/// `Number` is what potentials, rates, errors and weights are: `Double`, or `Float` for training in single
/// precision. Time constants are in double in both.
public struct NetworkBatch<Number: BatchNumber>: Equatable, Sendable {
  var parameters: NetworkParameters
  var coefficients: MembraneCoefficients<Number>
  let layout: BatchLayout<Number>
  var bundles: [Number.Bundle]
  /// As they were written last: those of the first layer may be owed what was learned since.
  var weights: [Number]
  var biases: [Number]
  var held = HeldStimulus<Number>()
  var noise: [RandomGenerator]
  var inputNoise: [RandomGenerator]
  /// What of its time constant each membrane asks for, in the mean over the copies; empty where none
  /// is learned.
  var timeConstantChange: [Double]
  /// Which of the two vectors of rates holds those of the last step.
  var present = 0

  /// Copies at rest: every potential, rate and error is 0.
  ///
  /// Every copy has noise of its own; that of the first is the network's.
  ///
  /// - Precondition: the scheme runs in batches.
  public init(_ description: NetworkDescription, copies: Int) {
    precondition(description.scheme.runsInBatches, "no batch of equilibria")
    let network = Network(description)
    parameters = network.parameters
    coefficients = MembraneCoefficients(parameters)
    layout = BatchLayout(parameters, copies: copies, holdsStimuli: true)
    bundles = [Number.Bundle](repeating: .zero, count: layout.size * layout.slices)
    weights = network.state.weights.map { Number($0) }
    biases = network.state.biases.map { Number($0) }
    timeConstantChange = network.state.timeConstantChange
    noise = NetworkBatch.noise("rate noise", description.seed, copies: Number.lanes * layout.slices)
    inputNoise = NetworkBatch.noise(
      "input noise", description.seed, copies: Number.lanes * layout.slices)
  }

  private static func noise(_ name: String, _ seed: UInt64, copies: Int) -> [RandomGenerator] {
    (0..<copies).map {
      RandomGenerator(seed: seed, stream: $0 == 0 ? name : "\(name) \($0 + 1)")
    }
  }

  /// Takes new parameters and keeps the state, weights included.
  ///
  /// - Precondition: the layers have the sizes they had, and the scheme runs in batches.
  public mutating func adopt(_ description: NetworkDescription) {
    precondition(description.scheme.runsInBatches, "no batch of equilibria")
    let adopted = NetworkParameters(description)
    precondition(adopted.inputs == parameters.inputs)
    precondition(adopted.layers.map(\.range) == parameters.layers.map(\.range))
    precondition(layout.hasRoom(for: adopted), "copies have no room for what they did not have")
    settle()
    let before = parameters
    parameters = adopted
    parameters.keepTauM(of: before)
    coefficients = MembraneCoefficients(parameters)
  }

  /// Puts all copies to rest: every potential, rate and error becomes 0, as at the start. The
  /// weights and biases stay, and the substrate's noise goes on.
  public mutating func rest() {
    settle()
    for k in bundles.indices { bundles[k] = .zero }
    present = 0
  }

  /// How many copies there are.
  public var copies: Int { layout.copies }
  /// The layers, from the first with neurons up to the output.
  public var layers: [Layer] { parameters.layers }

  /// The membrane potential u of every neuron of a copy, counted from 0.
  public func membranePotential(ofCopy copy: Int) -> [Double] {
    vector(layout.membranePotential, parameters.neuronCount, copy)
  }

  /// The prospective potential p = u + τr·u′ of every neuron of a copy.
  public func prospectivePotential(ofCopy copy: Int) -> [Double] {
    vector(layout.prospectivePotential, parameters.neuronCount, copy)
  }

  /// The synaptic input i = W·r_below + b of every neuron of a copy.
  public func synapticInput(ofCopy copy: Int) -> [Double] {
    vector(layout.synapticInput, parameters.neuronCount, copy)
  }

  /// The rates r of a copy: those of the stimulus, then one of every neuron.
  public func rate(ofCopy copy: Int) -> [Double] {
    vector(layout.stimulus, parameters.inputs, copy)
      + vector(layout.rates[present], parameters.neuronCount, copy)
  }

  /// The error e of every neuron of a copy that enters its membrane in the next step.
  public func error(ofCopy copy: Int) -> [Double] {
    vector(layout.error, parameters.neuronCount, copy)
  }

  /// The membrane time constant τm of every neuron in ms, as given or as learned since.
  public var tauM: [Double] { parameters.tauM }

  /// The rates of one layer of a copy.
  public func rate(ofLayer layer: Int, copy: Int) -> [Double] {
    let layer = parameters.layers[layer]
    return vector(layout.rates[present] + layer.first, layer.neurons, copy)
  }

  func vector(_ start: Int, _ count: Int, _ copy: Int) -> [Double] {
    layout.vector(bundles, start, count: count, copy: copy)
  }

  /// The weights of one layer: rows are its neurons, columns its inputs.
  public func weights(ofLayer layer: Int) -> [[Double]] {
    parameters.layers[layer].connection.matrix(in: presentWeights.map { Double($0) })
  }

  /// The biases of one layer.
  public func biases(ofLayer layer: Int) -> [Double] {
    parameters.layers[layer].biases(in: biases.map { Double($0) })
  }

  /// Gives one layer other weights and biases and leaves the state of the copies alone.
  ///
  /// - Precondition: they have the shape of those they replace.
  public mutating func setWeights(_ weights: [[Double]], biases: [Double], ofLayer layer: Int) {
    settle()
    var (exactWeights, exactBiases) = (
      self.weights.map { Double($0) }, self.biases.map { Double($0) }
    )
    parameters.layers[layer].store(weights, biases, in: &exactWeights, &exactBiases)
    (self.weights, self.biases) = (
      exactWeights.map { Number($0) }, exactBiases.map { Number($0) }
    )
  }
}

extension Scheme {
  /// Whether copies of a network can be stepped together. The search for an equilibrium takes as
  /// many rounds as its own sample needs, and so goes on alone.
  public var runsInBatches: Bool {
    switch self {
    case .synchronous, .gaussSeidel: true
    case .equilibrium: false
    }
  }
}
