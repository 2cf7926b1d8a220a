/// The network without time: r = φ(W·r_below + b), layer by layer, at once.
///
/// What Latent Equilibrium follows without delay and a leaky network only approaches. It has no
/// weights of its own but borrows those of a running network.
public struct IdealNetwork: Equatable, Sendable {
  /// The rates: those of the stimulus, then one of every neuron, as in `Network.rate`.
  public private(set) var rate: [Double]
  private var synapticInput: [Double]
  private var slope: [Double]

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
    let layers = network.parameters.layers.span
    let weights = network.state.weights.span
    let biases = network.state.biases.span
    var rate = rate.mutableSpan
    var input = synapticInput.mutableSpan
    var slope = slope.mutableSpan
    for l in layers.indices {
      let layer = layers[l]
      layer.project(weights, biases, rate.span, to: &input)
      layer.activation.evaluate(
        input, from: layer.first, count: layer.neurons, rates: &rate, at: layer.rateStart, &slope)
    }
  }
}
