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
}

extension Plastic {
  /// How far the weights of a layer have gone from those of `start`, relative to the size of those:
  /// |W − W₀| / |W₀| (Frobenius).
  ///
  /// - Precondition: both have the same sizes.
  package func drift(ofLayer number: Int, from start: some Plastic) -> Double {
    drift(of: projections.filter { $0.layer == number }, from: start)
  }

  /// How far all weights together have gone from those of `start`, relative to the size of those.
  package func drift(from start: some Plastic) -> Double { drift(of: projections, from: start) }

  private func drift(of projections: [Projection], from start: some Plastic) -> Double {
    var (difference, size) = (0.0, 0.0)
    for projection in projections {
      let (now, before) = (weights(of: projection), start.weights(of: projection))
      for (weight, before) in zip(now.joined(), before.joined()) {
        difference += (weight - before) * (weight - before)
        size += before * before
      }
    }
    return (difference / size).squareRoot()
  }
}
