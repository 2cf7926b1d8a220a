/// All of a network that changes from step to step, as plain numbers for a file.
///
/// A network that takes it continues with the same bits as the one that gave it.
public struct NetworkState: Equatable, Sendable {
  /// Potentials, inputs, rates and errors of all neurons, in the order in which the network has them.
  public var neurons: [Double]
  public var weights: [Double]
  public var biases: [Double]
  /// The state of the generator of noise.
  public var noise: [UInt64]

  public init(neurons: [Double], weights: [Double], biases: [Double], noise: [UInt64]) {
    self.neurons = neurons
    self.weights = weights
    self.biases = biases
    self.noise = noise
  }
}

extension Network {
  /// What has changed since the network was made.
  ///
  /// The search for consistent errors is not in it: every step begins it anew.
  public var numbers: NetworkState {
    NetworkState(
      neurons: State.vectors.flatMap { state[keyPath: $0] }, weights: state.weights,
      biases: state.biases, noise: state.noise.words)
  }

  /// Continues from the state of a network of the same sizes.
  ///
  /// - Returns: whether it has these sizes; if not, nothing was changed.
  public mutating func take(_ numbers: NetworkState) -> Bool {
    let lengths = State.vectors.map { state[keyPath: $0].count }
    guard numbers.neurons.count == lengths.reduce(0, +),
      numbers.weights.count == state.weights.count, numbers.biases.count == state.biases.count,
      numbers.noise.count == 4
    else { return false }
    var place = 0
    for (vector, length) in zip(State.vectors, lengths) {
      state[keyPath: vector] = Array(numbers.neurons[place..<place + length])
      place += length
    }
    (state.weights, state.biases) = (numbers.weights, numbers.biases)
    state.noise = RandomGenerator(numbers.noise)
    return true
  }
}

extension Network.State {
  /// The vectors over neurons, rates and outputs.
  fileprivate static var vectors: [WritableKeyPath<Network.State, [Double]>] {
    [
      \.membranePotential, \.prospectivePotential, \.synapticInput, \.rate, \.slope, \.error,
      \.handedDown, \.mismatch, \.target,
    ]
  }
}
