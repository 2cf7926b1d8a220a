// Pooling of many copies at once, each by its own rates.

extension Pooling {
  /// Gives each place the largest rate of its square.
  ///
  /// - Parameters:
  ///   - below: where in a block the rates below start.
  ///   - own: where those of the places start.
  @inlinable
  package func pool<Number: BatchNumber>(
    _ type: Number.Type, _ bundles: inout MutableSpan<Number.Bundle>, from below: Int,
    to own: Int, slices: Int, size: Int
  ) {
    checkFit(below, own, slices, size, bundles.count)
    Number.pool(by: self, &bundles, below: below, own: own, slices: slices, size: size)
  }

  /// Hands what each place was handed on to where its rate comes from.
  ///
  /// - Parameters:
  ///   - rates: where in a block those below start.
  ///   - own: where what the places were handed starts.
  ///   - below: where what those below are handed starts; 0 so far.
  @inlinable
  package func route<Number: BatchNumber>(
    _ type: Number.Type, _ bundles: inout MutableSpan<Number.Bundle>, rates: Int, from own: Int,
    to below: Int, slices: Int, size: Int
  ) {
    checkFit(below, own, slices, size, bundles.count)
    checkFit(rates, own, slices, size, bundles.count)
    Number.route(
      by: self, &bundles, rates: rates, own: own, below: below, slices: slices, size: size)
  }

  /// Says once what the loops do not ask for every number.
  @inlinable
  func checkFit(_ below: Int, _ own: Int, _ slices: Int, _ size: Int, _ count: Int) {
    precondition(below >= 0 && below + input.count <= size)
    precondition(own >= 0 && own + output.count <= size)
    precondition(slices >= 0 && slices * size <= count)
  }
}
