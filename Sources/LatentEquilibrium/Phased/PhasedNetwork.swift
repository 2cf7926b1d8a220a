/// Many copies of a leaky network that has to settle before it learns, each on a sample of its own, with
/// shared weights and biases that learn from the mean over the copies.
///
/// Equilibrium propagation (Scellier and Bengio 2017). All connections act both ways:
///
///     τm·u_l′ = −u_l + φ′(u_l)∘(W_l·r_{l−1} + b_l + W_{l+1}ᵀ·r_{l+1}),   r = φ(u)
///
/// and at the output β·(target − r) stands in the place of what comes from above. Without a target it
/// settles freely, with one it is nudged. It learns from both states,
///
///     ΔW_l = η·T·⟨r_l·r_{l−1}ᵀ|nudged − r_l·r_{l−1}ᵀ|free⟩        Δb_l = η·T·⟨r_l|nudged − r_l|free⟩
///
/// of which the free one is that in which the target came.
///
/// Predictive coding (Whittington and Bogacz 2017). Neurons hold a guess u, of which e is the error:
///
///     τm·u_l′ = −e_l + φ′(u_l)∘W_{l+1}ᵀ·e_{l+1},   e_l = u_l − W_l·r_{l−1} − b_l
///     e_L = φ′(i_L)∘(target − φ(i_L)),   u_L = i_L = W_L·r_{L−1} + b_L
///     ΔW_l = η·β·T·⟨e_l·r_{l−1}ᵀ⟩        Δb_l = η·β·T·⟨e_l⟩
///
/// T is how long a sample is shown. A presentation so teaches η·β·T times the gradient of the cost in the
/// free state (β small, all settled), as it does in Latent Equilibrium; of predictive coding less, because
/// guesses give way to the target.
public struct PhasedNetwork: Equatable, Sendable {
  var parameters: NetworkParameters
  /// Those with η·T, or η·β·T, in the place of dt·η.
  var learning: NetworkParameters
  /// By which rule it learns.
  public internal(set) var rule: LearningRule
  let layout: BatchLayout<Double>
  var bundles: [Double.Bundle]
  var weights: [Double]
  var biases: [Double]
  /// Whether there was a target in the last step.
  var isTaught = false

  /// Copies at rest: every potential and error is 0.
  ///
  /// - Parameters:
  ///   - description: what they are copies of.
  ///   - copies: how many samples are learned from at once.
  public init(_ description: PhasedDescription, copies: Int = 1) {
    let network = Network(description.network)
    parameters = NetworkParameters(PhasedNetwork.settling(description))
    learning = NetworkParameters(PhasedNetwork.learning(description))
    rule = description.rule
    layout = BatchLayout(parameters, copies: copies)
    bundles = [Double.Bundle](repeating: .zero, count: layout.size * layout.slices)
    weights = network.state.weights
    biases = network.state.biases
    wake()
  }

  /// Takes new parameters and keeps the state, weights included.
  ///
  /// - Precondition: the layers have the sizes they had.
  public mutating func adopt(_ description: PhasedDescription) {
    let adopted = NetworkParameters(PhasedNetwork.settling(description))
    precondition(adopted.inputs == parameters.inputs)
    precondition(adopted.layers.map(\.range) == parameters.layers.map(\.range))
    parameters = adopted
    learning = NetworkParameters(PhasedNetwork.learning(description))
    rule = description.rule
    wake()
  }

  /// Keeps the weights and biases as they are from now on, until `adopt`.
  public mutating func stopLearning() { learning.learns = false }

  /// How many copies there are.
  public var copies: Int { layout.copies }
  /// The layers, from the first with neurons up to the output.
  public var layers: [Layer] { parameters.layers }

  /// The membrane potential u of every neuron of a copy, counted from 0.
  public func membranePotential(ofCopy copy: Int) -> [Double] {
    vector(layout.membranePotential, copy)
  }

  /// The synaptic input i = W·r_below + b of every neuron of a copy.
  public func synapticInput(ofCopy copy: Int) -> [Double] { vector(layout.synapticInput, copy) }

  /// The rates r of every neuron of a copy.
  public func rate(ofCopy copy: Int) -> [Double] { vector(layout.rates[0], copy) }

  /// The error of every neuron of a copy: of predictive coding what its input leaves unexplained, of
  /// equilibrium propagation what pulls at it from above.
  public func error(ofCopy copy: Int) -> [Double] { vector(layout.error, copy) }

  /// The rates of one layer of a copy.
  public func rate(ofLayer layer: Int, copy: Int) -> [Double] {
    let layer = parameters.layers[layer]
    return layout.vector(
      bundles, layout.rates[0] + layer.first, count: layer.neurons, copy: copy)
  }

  private func vector(_ start: Int, _ copy: Int) -> [Double] {
    layout.vector(bundles, start, count: parameters.neuronCount, copy: copy)
  }

  /// The weights of one layer: rows are its neurons, columns its inputs.
  public func weights(ofLayer layer: Int) -> [[Double]] {
    parameters.layers[layer].connection.matrix(in: weights)
  }

  /// The biases of one layer.
  public func biases(ofLayer layer: Int) -> [Double] {
    parameters.layers[layer].biases(in: biases)
  }

  /// Gives one layer other weights and biases and leaves the state of the copies alone.
  ///
  /// - Precondition: they have the shape of those they replace.
  public mutating func setWeights(_ weights: [[Double]], biases: [Double], ofLayer layer: Int) {
    parameters.layers[layer].store(weights, biases, in: &self.weights, &self.biases)
  }

  /// Rates and slopes of the potentials as they are.
  private mutating func wake() {
    let turn = PhasedTurn(parameters: parameters, layout: layout, rule: rule)
    let (numbers, slices) = (parameters.layers.indices, 0..<layout.slices)
    var bundles = bundles.mutableSpan
    for number in numbers { turn.fire(number, slices, &bundles) }
  }
}

extension PhasedNetwork {
  /// The description with nothing in it but what the neurons settle by.
  private static func settling(_ description: PhasedDescription) -> NetworkDescription {
    var network = description.network
    // Clamped outputs know their whole error.
    if description.rule == .predictiveCoding { network.beta = 1 }
    network.substrate = Substrate(tauSpread: network.substrate.tauSpread)
    (network.scheme, network.errorFrom) = (.synchronous, .tauM)
    for l in network.layers.indices {
      network.layers[l].feedbackWeights = nil
      network.layers[l].timeConstantRate = 0
    }
    return network
  }

  /// A description whose step is what is learned at the end of a presentation.
  private static func learning(_ description: PhasedDescription) -> NetworkDescription {
    var network = settling(description)
    network.dt = description.presentation
    let strength = description.rule == .predictiveCoding ? description.network.beta : 1
    for l in network.layers.indices { network.layers[l].learningRate *= strength }
    return network
  }
}
