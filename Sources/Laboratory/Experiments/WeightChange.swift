package import LatentEquilibrium

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
