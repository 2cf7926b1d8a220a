extension Network {
  /// The weights of one layer: rows are its neurons, columns its inputs; of a convolution rows are kernels.
  public func weights(ofLayer layer: Int) -> [[Double]] {
    parameters.layers[layer].connection.matrix(in: state.weights)
  }

  /// All weights in the order in which they are kept.
  public var storedWeights: [Double] { state.weights }

  /// The places of a layer's weights among them, counted from 0.
  public func storedRange(ofLayer layer: Int) -> Range<Int> {
    let connection = parameters.layers[layer].connection
    return connection.start..<connection.start + connection.neurons * connection.inputs
  }

  /// How fast the weights of a layer, counted from 0, change now, over η: the sum of e·r_below over the
  /// neurons that have them, by rows.
  public func plasticity(ofLayer number: Int) -> [[Double]] {
    let layer = parameters.layers[number]
    var changes = [Double](repeating: 0, count: state.weights.count)
    var span = changes.mutableSpan
    layer.learn(&span, step: 1, state.error.span, state.rate.span)
    return layer.connection.matrix(in: changes)
  }

  /// The biases of one layer: one a neuron, of a convolution one a channel.
  public func biases(ofLayer layer: Int) -> [Double] {
    parameters.layers[layer].biases(in: state.biases)
  }

  /// Whether a network of the same shape has the very same weights and biases.
  public func hasSameWeights(as other: Network) -> Bool {
    state.weights == other.state.weights && state.biases == other.state.biases
  }

  /// Gives one layer other weights and biases and leaves the rest of the state alone.
  ///
  /// - Precondition: they have the shape of those they replace.
  public mutating func setWeights(_ weights: [[Double]], biases: [Double], ofLayer layer: Int) {
    parameters.layers[layer].store(weights, biases, in: &state.weights, &state.biases)
  }

  /// Keeps the weights and biases as they are from now on, until `adopt`.
  public mutating func stopLearning() {
    parameters.learns = false
  }

  /// Puts the network to rest: every potential, rate and error becomes 0, as at the start. The
  /// weights and biases stay, and the substrate's noise goes on.
  public mutating func rest() {
    state.rest()
  }
}

extension Network.State {
  mutating func rest() {
    func clear(_ numbers: inout [Double]) {
      for k in numbers.indices { numbers[k] = 0 }
    }
    clear(&membranePotential)
    clear(&prospectivePotential)
    clear(&synapticInput)
    clear(&rate)
    clear(&slope)
    clear(&error)
    clear(&handedDown)
    clear(&mismatch)
    clear(&target)
    clear(&errorMemory)
    clear(&adaptation)
    clear(&timeConstantChange)
    fixedPoint = FixedPoint(neurons: 0)
  }
}

extension Layer {
  /// Copies weights and biases to their places in the flat storage.
  func store(
    _ matrix: [[Double]], _ vector: [Double], in weights: inout [Double], _ biases: inout [Double]
  ) {
    precondition(vector.count == connection.neurons, "one bias a row of weights")
    connection.store(matrix, in: &weights)
    biases.replaceSubrange(range, with: kind.biases(vector, neurons: neurons))
  }

  /// The weights onto each neuron from everything below, row after row: of a convolution those that it
  /// shares, and 0 from where it does not see; of what pools 1 from where it takes its rate.
  ///
  /// - Parameter rates: of all units, which tell from where.
  func wholeRows(of storage: [Double], _ rates: [Double]) -> [Double] {
    if kind == .dense { return connection.rows(of: storage) }
    var rows = [Double](repeating: 0, count: neurons * inputs)
    if case .pooling(let pooling) = kind {
      for (place, source) in pooling.sources(rates.span, from: belowStart).enumerated() {
        rows[place * inputs + source] = 1
      }
    }
    for neuron in 0..<neurons {
      for (weight, unit) in afferents(of: neuron) { rows[neuron * inputs + unit] = storage[weight] }
    }
    return rows
  }

  /// Its biases, each once.
  func biases(in storage: [Double]) -> [Double] {
    isPooling
      ? [] : stride(from: first, to: range.upperBound, by: kind.neuronsPerBias).map { storage[$0] }
  }
}
