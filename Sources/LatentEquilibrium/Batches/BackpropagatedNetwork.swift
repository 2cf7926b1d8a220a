import Synchronization

/// The yardstick of learning: a network without time that learns by exact backpropagation.
///
///     r_l = φ(W_l·r_{l−1} + b_l)        C = ½ |target − r_L|²
///     δ_L = φ′∘(target − r_L)           δ_l = φ′∘(W_{l+1}ᵀ·δ_{l+1})
///     ΔW_l = dt·η·β·⟨δ_l·r_{l−1}ᵀ⟩ = −dt·η·β·∂⟨C⟩/∂W_l        Δb_l = dt·η·β·⟨δ_l⟩
///
/// with the mean ⟨·⟩ over a minibatch. The errors of Latent Equilibrium approach β·δ for small β,
/// and so a step teaches both about the same.
public struct BackpropagatedNetwork: Equatable, Sendable {
  private var parameters: NetworkParameters
  private var gradientParameters: NetworkParameters
  private let layout: BatchLayout<Double>
  private var bundles: [Double.Bundle]
  private var weights: [Double]
  private(set) var biases: [Double]
  private var held = HeldStimulus<Double>()

  /// A network with the sizes, activations, weights, learning rates, dt and β of the description.
  /// What else there is in it, time constants, fixed feedback and the substrate, plays no part.
  ///
  /// - Parameters:
  ///   - description: the network to learn beside.
  ///   - copies: the size of a minibatch.
  public init(_ description: NetworkDescription, copies: Int = 1) {
    let network = Network(description)
    parameters = NetworkParameters(BackpropagatedNetwork.learning(description))
    gradientParameters = NetworkParameters(BackpropagatedNetwork.differentiating(description))
    layout = BatchLayout(parameters, copies: copies, holdsStimuli: true)
    bundles = [Double.Bundle](repeating: .zero, count: layout.size * layout.slices)
    weights = network.state.weights
    biases = network.state.biases
  }

  /// Takes new parameters and keeps weights and biases.
  ///
  /// - Precondition: the layers have the sizes they had.
  public mutating func adopt(_ description: NetworkDescription) {
    let adopted = NetworkParameters(BackpropagatedNetwork.learning(description))
    precondition(adopted.inputs == parameters.inputs)
    precondition(adopted.layers.map(\.range) == parameters.layers.map(\.range))
    precondition(adopted.weightCount == parameters.weightCount)
    settle()
    parameters = adopted
    gradientParameters = NetworkParameters(BackpropagatedNetwork.differentiating(description))
  }

  /// Keeps the weights and biases as they are from now on, until `adopt`.
  public mutating func stopLearning() {
    parameters.learns = false
  }

  /// The size of a minibatch.
  public var copies: Int { layout.copies }
  /// The layers, from the first with neurons up to the output.
  public var layers: [Layer] { parameters.layers }

  /// Learns from one minibatch, or only computes its rates where there is no target.
  ///
  /// - Parameters:
  ///   - stimulus: for each input the values of all copies, one input after the other.
  ///   - target: likewise for each output neuron, or empty.
  ///   - isLearning: whether it learns from this one.
  ///   - workers: who does it; the same bits come out whoever does.
  /// - Throws: `Divergence` when the input of a neuron has left ±10⁶.
  public mutating func step(
    stimulus: [Double], target: [Double] = [], isLearning: Bool = true, workers: Workers = .alone
  ) throws(Divergence) {
    let astray = propagate(stimulus, target, workers)
    if !target.isEmpty && parameters.learns && isLearning {
      turn.learn(&weights, &biases, bundles, &held, workers)
    }
    if let astray { throw Divergence(layer: astray + 1) }
  }

  /// The gradient of the mean cost ⟨½ |target − r_L|²⟩ of a minibatch, layer by layer.
  public func gradient(stimulus: [Double], target: [Double]) -> [LayerGradient] {
    var network = self
    _ = network.propagate(stimulus, target, .alone)
    network.held = HeldStimulus()
    for k in weights.indices { network.weights[k] = 0 }
    for j in biases.indices { network.biases[j] = 0 }
    BatchLearning(parameters: gradientParameters, layout: layout, rate: layout.rates[0])
      .learn(&network.weights, &network.biases, network.bundles, .alone)
    return layers.indices.map { l in
      LayerGradient(weights: network.weights(ofLayer: l), biases: network.biases(ofLayer: l))
    }
  }

  private var turn: BatchTurn<Double> {
    BatchTurn(
      parameters: parameters, layout: layout, before: layout.rates[0], after: layout.rates[0])
  }

  /// Writes what was learned under a held stimulus into the weights, as it is done by itself when another
  /// comes.
  public mutating func settle(_ workers: Workers = .alone) {
    turn.settle(&bundles, &weights, &held, workers)
  }

  /// The weights with all that was learned.
  private var presentWeights: [Double] {
    guard held.owesWeights else { return weights }
    var copy = self
    copy.settle()
    return copy.weights
  }

  /// Rates upwards, errors downwards.
  ///
  /// - Returns: the lowest layer, counted from 0, of which an input has gone astray; nil where none
  ///   has.
  private mutating func propagate(
    _ stimulus: [Double], _ target: [Double], _ workers: Workers
  ) -> Int? {
    precondition(stimulus.count == parameters.inputs * layout.copies)
    let outputs = parameters.layers.last?.neurons ?? 0
    precondition(target.isEmpty || target.count == outputs * layout.copies)
    let (layout, parameters, parts) = (layout, parameters, workers.count)
    let turn = self.turn
    if turn.heldRoom != nil && !held.goesOn(with: stimulus) {
      settle(workers)
      held.begin(stimulus)
    }
    let (weights, biases, memory) = (weights, biases, held)
    let lowest = Atomic<Int>(parameters.layers.count)
    var nothing: [Double] = []
    workers.divide(
      &bundles, at: { layout.slices * $0 / parts * layout.size }, &nothing, at: { _ in 0 },
      work: { part, bundles, _ in
        let slices = layout.slices * part / parts..<layout.slices * (part + 1) / parts
        guard !slices.isEmpty else { return }
        if turn.heldRoom != nil {
          turn.hold(stimulus.span, slices, &bundles, weights.span, memory)
        } else {
          turn.present(stimulus.span, slices, &bundles)
        }
        for l in parameters.layers.indices {
          turn.project(l, slices, &bundles, weights.span, biases.span, rate: turn.after)
          turn.evaluate(l, slices, &bundles, potential: layout.synapticInput)
        }
        turn.nudge(target.span, slices, &bundles)
        for l in parameters.layers.indices.reversed() {
          turn.receive(parameters.layers[l].range, slices, &bundles)
          if l > 0 {
            turn.handDown(
              l, slices, &bundles, weights.span, mismatch: layout.error, rate: turn.after)
          }
        }
        if let astray = layout.lowestAstray(
          bundles, slices, potential: layout.synapticInput, parameters.layers)
        {
          lowest.min(astray, ordering: .relaxed)
        }
      })
    if turn.heldRoom != nil { held.pay() }
    let astray = lowest.load(ordering: .relaxed)
    return astray < parameters.layers.count ? astray : nil
  }

  /// The rates r of a copy, counted from 0: those of the stimulus, then one of every neuron.
  public func rate(ofCopy copy: Int) -> [Double] {
    layout.vector(bundles, layout.stimulus, count: parameters.inputs, copy: copy)
      + layout.vector(bundles, layout.rates[0], count: parameters.neuronCount, copy: copy)
  }

  /// The rates of one layer of a copy.
  public func rate(ofLayer layer: Int, copy: Int) -> [Double] {
    let layer = parameters.layers[layer]
    return layout.vector(
      bundles, layout.rates[0] + layer.first, count: layer.neurons, copy: copy)
  }

  /// The errors δ of every neuron of a copy.
  public func error(ofCopy copy: Int) -> [Double] {
    layout.vector(bundles, layout.error, count: parameters.neuronCount, copy: copy)
  }

  /// The cost of a copy's output before the weights followed it, ½ |target − r_L|².
  public func cost(target: [Double], ofCopy copy: Int = 0) -> Double {
    precondition(copy >= 0 && copy < layout.copies)
    guard let output = parameters.layers.last else { return 0 }
    precondition(target.count == output.neurons)
    let first = copy / Double.lanes * layout.size + layout.rates[0] + output.first
    var sum = 0.0
    for j in 0..<output.neurons {
      let difference = target[j] - bundles[first + j][copy % Double.lanes]
      sum += difference * difference
    }
    return sum / 2
  }

  /// The weights of one layer: rows are its neurons, columns its inputs.
  public func weights(ofLayer layer: Int) -> [[Double]] {
    parameters.layers[layer].connection.matrix(in: presentWeights)
  }

  /// The biases of one layer.
  public func biases(ofLayer layer: Int) -> [Double] {
    parameters.layers[layer].biases(in: biases)
  }

  /// Gives one layer other weights and biases.
  ///
  /// - Precondition: they have the shape of those they replace.
  public mutating func setWeights(_ weights: [[Double]], biases: [Double], ofLayer layer: Int) {
    settle()
    parameters.layers[layer].store(weights, biases, in: &self.weights, &self.biases)
  }

  /// Takes all weights and biases of a network of the same sizes.
  public mutating func takeWeights(of network: Network) {
    precondition(network.layers.map(\.range) == layers.map(\.range))
    settle()
    (weights, biases) = (network.state.weights, network.state.biases)
  }

  /// Takes all weights and biases of a batch of the same sizes.
  public mutating func takeWeights(of batch: NetworkBatch<Double>) {
    precondition(batch.layers.map(\.range) == layers.map(\.range))
    settle()
    (weights, biases) = (batch.presentWeights, batch.biases)
  }
}

/// What the cost of a network changes with the weights and biases of one layer.
public struct LayerGradient: Equatable, Sendable {
  /// ∂C/∂W: rows are the layer's neurons, columns its inputs.
  public let weights: [[Double]]
  /// ∂C/∂b.
  public let biases: [Double]
}

extension BackpropagatedNetwork {
  /// The description with nothing in it but what is exact: errors of strength 1, which go down
  /// through the transposed weights, and β in the learning rates.
  private static func learning(_ description: NetworkDescription) -> NetworkDescription {
    var exact = description
    (exact.beta, exact.scheme, exact.substrate) = (1, .gaussSeidel, .ideal)
    exact.errorFrom = .tauM
    for l in exact.layers.indices {
      exact.layers[l].learningRate *= description.beta
      exact.layers[l].feedbackWeights = nil
      exact.layers[l].timeConstantRate = 0
    }
    return exact
  }

  /// A description whose steps are the gradient.
  private static func differentiating(_ description: NetworkDescription) -> NetworkDescription {
    var exact = learning(description)
    (exact.dt, exact.learnsBiases) = (1, true)
    for l in exact.layers.indices { exact.layers[l].learningRate = -1 }
    return exact
  }
}
