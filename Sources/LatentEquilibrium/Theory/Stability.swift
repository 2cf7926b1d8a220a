extension Network {
  /// The gain of the loop output → error → output per unit of β: λmax(S) with S = Σₖ AₖAₖᵀ, where
  /// Aₖ is the product of the top k weight matrices with the present slopes φ′.
  ///
  /// With τr = τm the loop is stable where β·γ times this is below 1; beyond it rates and errors
  /// alternate with growing amplitude, however small dt is. Exact for linear networks under the
  /// order of operations of the authors' Fourier script, near for the others.
  ///
  /// - Parameter rounds: how many power iterations to make.
  public func loopGain(rounds: Int = 20) -> Double {
    guard let top = parameters.layers.last else { return 0 }
    var direction = [Double](repeating: 1, count: top.neurons)
    var gain = 0.0
    for _ in 0..<rounds {
      let response = loopResponse(to: direction)
      let size = response.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard size > 0, size.isFinite, length > 0 else { return size.isFinite ? 0 : size }
      gain = size / length
      direction = response.map { $0 / size }
    }
    return gain
  }

  /// S·v: `direction` carried down as an error, and what the errors of all layers, put on the
  /// membranes, do to the output.
  private func loopResponse(to direction: [Double]) -> [Double] {
    var errors: [[Double]] = [scaled(direction, by: parameters.layers.count - 1)]
    for l in parameters.layers.indices.reversed() where l > 0 {
      let carried = transposedProduct(layer: l, errors[0])
      errors.insert(scaled(carried, by: l - 1), at: 0)
    }
    var response = errors[0]
    for l in parameters.layers.indices.dropFirst() {
      let carried = product(layer: l, scaled(response, by: l - 1))
      response = zip(carried, errors[l]).map { $0 + $1 }
    }
    return scaled(response, by: parameters.layers.count - 1)
  }

  private func scaled(_ vector: [Double], by layer: Int) -> [Double] {
    zip(vector, state.slope[parameters.layers[layer].range]).map { $0 * $1 }
  }

  private func product(layer: Int, _ vector: [Double]) -> [Double] {
    (0..<parameters.layers[layer].neurons).map { neuron in
      vector.indices.reduce(0) {
        $0 + weight(layer: layer, neuron: neuron, input: $1) * vector[$1]
      }
    }
  }

  private func transposedProduct(layer: Int, _ vector: [Double]) -> [Double] {
    (0..<parameters.layers[layer].inputs).map { input in
      vector.indices.reduce(0) {
        $0 + weight(layer: layer, neuron: $1, input: input) * vector[$1]
      }
    }
  }
}
