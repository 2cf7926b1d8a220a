extension Divergence {
  /// Finds the layer in which a step has gone astray, if one has.
  @inline(always)
  static func check(
    _ neurons: Range<Int>, _ membranePotential: Span<Double>, _ layers: Span<Layer>
  ) throws(Divergence) {
    precondition(neurons.lowerBound >= 0 && neurons.upperBound <= membranePotential.count)
    // As bit patterns positive numbers keep their order, with NaN above all: no branch is needed.
    var margin: UInt64 = 0
    for j in neurons {
      margin |= limit.bitPattern &- membranePotential[j].magnitude.bitPattern
    }
    if margin >> 63 == 0 { return }
    for l in layers.indices {
      for j in layers[l].range where !(abs(membranePotential[j]) <= limit) {
        throw Divergence(layer: l + 1)
      }
    }
  }
}
