extension Network {
  /// What has changed since the network was made.
  ///
  /// The search for consistent errors is not in it: every step begins it anew.
  public var numbers: ModelState {
    ModelState(
      neurons: State.vectors.flatMap { state[keyPath: $0] } + parameters.tauM,
      weights: state.weights,
      biases: state.biases, noise: state.noise.words + state.inputNoise.words)
  }

  /// Continues from the state of a network of the same sizes.
  ///
  /// - Returns: whether it has these sizes; if not, nothing was changed.
  public mutating func take(_ numbers: ModelState) -> Bool {
    let lengths = State.vectors.map { state[keyPath: $0].count }
    guard numbers.neurons.count == lengths.reduce(0, +) + parameters.neuronCount,
      numbers.weights.count == state.weights.count, numbers.biases.count == state.biases.count,
      numbers.noise.count == 8
    else { return false }
    var place = 0
    for (vector, length) in zip(State.vectors, lengths) {
      state[keyPath: vector] = Array(numbers.neurons[place..<place + length])
      place += length
    }
    parameters.take(tauM: Array(numbers.neurons[place...]))
    (state.weights, state.biases) = (numbers.weights, numbers.biases)
    state.noise = RandomGenerator(Array(numbers.noise[..<4]))
    state.inputNoise = RandomGenerator(Array(numbers.noise[4...]))
    return true
  }
}

extension Network.State {
  /// The vectors over neurons, rates and outputs.
  static var vectors: [WritableKeyPath<Network.State, [Double]>] {
    [
      \.membranePotential, \.prospectivePotential, \.synapticInput, \.rate, \.slope, \.error,
      \.handedDown, \.mismatch, \.target, \.errorMemory, \.adaptation,
    ]
  }
}
