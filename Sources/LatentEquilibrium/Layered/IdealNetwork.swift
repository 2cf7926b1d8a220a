/// The network without time: r = φ(W·r_below + b), layer by layer, at once.
///
/// What Latent Equilibrium follows without delay and a leaky network only approaches. It has no
/// weights of its own but borrows those of a running network.
public struct IdealNetwork: Equatable, Sendable {
  /// The rates: those of the stimulus, then one of every neuron, as in `Network.rate`.
  public internal(set) var rate: [Double]
  var synapticInput: [Double]
  /// The slope φ′ of every neuron at its synaptic input.
  public internal(set) var slope: [Double]

  /// The rates of the neurons alone.
  public var neuronRate: ArraySlice<Double> { rate[(rate.count - slope.count)...] }

  init(inputs: Int, neurons: Int) {
    rate = Array(repeating: 0, count: inputs + neurons)
    synapticInput = Array(repeating: 0, count: neurons)
    slope = synapticInput
  }

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
      if layer.isPooling {
        parameters.pool(layer, &rate)
      } else {
        layer.activation.evaluate(
          input.span, layer.range, to: &rate, ahead: layer.rateStart - layer.first, &slope)
      }
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
