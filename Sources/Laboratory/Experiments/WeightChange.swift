package import LatentEquilibrium

extension Network {
  /// How fast the weights of a layer, counted from 0, change now, over η: e·r_belowᵀ by rows, one row a
  /// neuron.
  package func plasticity(ofLayer number: Int) -> [[Double]] {
    let layer = layers[number]
    let below = number == 0 ? 0 : rateRange(ofLayer: number - 1).lowerBound
    return (0..<layer.neurons).map { neuron in
      (0..<layer.inputs).map { error[layer.first + neuron] * rate[below + $0] }
    }
  }

  /// How far the weights of a layer have gone from those of `start`, relative to the size of those:
  /// |W − W₀| / |W₀| (Frobenius).
  ///
  /// - Precondition: both networks have the same sizes.
  package func drift(ofLayer number: Int, from start: Network) -> Double {
    drift(ofLayers: number..<number + 1, from: start)
  }

  /// How far all weights together have gone from those of `start`, relative to the size of those.
  package func drift(from start: Network) -> Double {
    drift(ofLayers: layers.indices, from: start)
  }

  private func drift(ofLayers numbers: Range<Int>, from start: Network) -> Double {
    var (difference, size) = (0.0, 0.0)
    for number in numbers {
      for neuron in 0..<layers[number].neurons {
        for input in 0..<layers[number].inputs {
          let before = start.weight(layer: number, neuron: neuron, input: input)
          let change = weight(layer: number, neuron: neuron, input: input) - before
          difference += change * change
          size += before * before
        }
      }
    }
    return (difference / size).squareRoot()
  }
}
