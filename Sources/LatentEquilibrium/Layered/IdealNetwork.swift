/// The network without time: r = φ(W·r_below + b), layer by layer, at once.
///
/// What Latent Equilibrium follows without delay and a leaky network only approaches. It has no
/// weights of its own but borrows those of a running network.
public struct IdealNetwork: Equatable, Sendable {
  /// The rates: those of the stimulus, then one of every neuron, as in `Network.rate`.
  public private(set) var rate: [Double]
  private var synapticInput: [Double]
  /// The slope φ′ of every neuron at its synaptic input.
  public private(set) var slope: [Double]

  /// The rates of the neurons alone.
  public var neuronRate: ArraySlice<Double> { rate[(rate.count - slope.count)...] }

  /// Room for the rates of networks shaped as `network`.
  public init(shapedAs network: Network) {
    rate = network.rate.map { _ in 0 }
    synapticInput = network.synapticInput.map { _ in 0 }
    slope = synapticInput
  }

  /// Computes the rates for a stimulus with the present weights of `network`.
  public mutating func evaluate(stimulus: [Double], weightsOf network: borrowing Network) {
    for k in stimulus.indices { rate[k] = stimulus[k] }
    IdealNetwork.propagate(network, &rate, &synapticInput, &slope)
  }

  /// Room for the rates of cells.
  public init(shapedAs circuit: Microcircuit) {
    rate = Array(repeating: 0, count: circuit.inputs + circuit.parameters.cells)
    synapticInput = Array(repeating: 0, count: circuit.parameters.cells)
    slope = synapticInput
  }

  /// Computes what the cells of a circuit would send if nothing came to their apical dendrites, and nobody
  /// taught the outputs: φ(g_b/g·W_up·r_below), with the present weights.
  public mutating func evaluate(stimulus: [Double], weightsOf circuit: borrowing Microcircuit) {
    for k in stimulus.indices { rate[k] = stimulus[k] }
    circuit.parameters.propagate(circuit.state.weights, &rate, &synapticInput)
  }

  /// What the outputs of a circuit would show then, g_b/(g_l + g_b)·v_B.
  public func output(of circuit: borrowing Microcircuit) -> [Double] {
    let output = circuit.parameters.layers[circuit.parameters.layers.count - 1].cells
    return output.map { circuit.parameters.conductances.outputShare * synapticInput[$0] }
  }

  private static func propagate(
    _ network: borrowing Network, _ rate: inout [Double], _ synapticInput: inout [Double],
    _ slope: inout [Double]
  ) {
    let parameters = network.parameters
    var rate = rate.mutableSpan
    var input = synapticInput.mutableSpan
    var slope = slope.mutableSpan
    for l in parameters.layers.indices {
      parameters.project(
        l..<l + 1, network.state.weights.span, network.state.biases.span, rate.span, to: &input)
      let layer = parameters.layers[l]
      layer.activation.evaluate(
        input.span, layer.range, to: &rate, ahead: layer.rateStart - layer.first, &slope)
    }
  }
}

extension Network {
  /// Evaluates the network without time with the weights before the step, and steps.
  ///
  /// In one, because a network that is only read inside of a list is copied first.
  mutating func step(
    stimulus: [Double], target: [Double], isLearning: Bool, ideal: inout IdealNetwork?
  ) throws(Divergence) {
    ideal?.evaluate(stimulus: stimulus, weightsOf: self)
    try step(stimulus: stimulus, target: target, isLearning: isLearning)
  }
}
