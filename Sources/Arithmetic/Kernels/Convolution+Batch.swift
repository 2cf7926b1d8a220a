// A convolution of the numbers of many copies of a network, slice by slice, as `MatrixView` has the
// products of a matrix. Every sum of one copy has the same order whatever the slices and other copies.

extension Convolution {
  /// Adds the convolution of the rates `below` on to the inputs `own` on.
  ///
  /// - Parameter start: where in the weights the kernels begin.
  @inlinable
  package func addProduct<Number: BatchNumber>(
    _ weights: Span<Number>, from start: Int, _ bundles: inout MutableSpan<Number.Bundle>,
    from below: Int, to own: Int, slices: Int, size: Int, kernel: Kernel = .inUse
  ) {
    precondition(start >= 0 && start + output.channels * kernelSize <= weights.count)
    checkFit(below, own, slices, size, bundles.count)
    Number.addProduct(
      of: self, weights, from: start, &bundles, below: below, own: own, slices: slices, size: size,
      kernel: kernel)
  }

  /// Adds the transposed convolution of the mismatches `own` on to what is handed down, `below` on.
  @inlinable
  package func addTransposedProduct<Number: BatchNumber>(
    _ weights: Span<Number>, from start: Int, _ bundles: inout MutableSpan<Number.Bundle>,
    from own: Int, to below: Int, slices: Int, size: Int, kernel: Kernel = .inUse
  ) {
    precondition(start >= 0 && start + output.channels * kernelSize <= weights.count)
    checkFit(below, own, slices, size, bundles.count)
    Number.addTransposedProduct(
      of: self, weights, from: start, &bundles, below: below, own: own, slices: slices, size: size,
      kernel: kernel)
  }

  /// Adds to some kernels `step` times the sum over all copies and places of error times rate.
  ///
  /// - Parameters:
  ///   - first: where in the section of weights the kernels begin; before it where those of some channels
  ///     are not in it.
  ///   - channels: those whose kernels are in it.
  ///   - errors: where in a block the layer's errors begin.
  ///   - rates: where in a block the rates below begin.
  @inlinable
  package func addOuterProducts<Number: BatchNumber>(
    to section: inout MutableSpan<Number>, at first: Int, channels: Range<Int>, step: Number,
    _ bundles: Span<Number.Bundle>, errors: Int, rates: Int, slices: Int, size: Int,
    kernel: Kernel = .inUse
  ) {
    guard !channels.isEmpty else { return }
    precondition(channels.lowerBound >= 0 && channels.upperBound <= output.channels)
    precondition(first + channels.lowerBound * kernelSize >= 0)
    precondition(first + channels.upperBound * kernelSize <= section.count)
    checkFit(rates, errors, slices, size, bundles.count)
    Number.addOuterProducts(
      of: self, to: &section, at: first, channels: channels, step: step, bundles, below: rates,
      own: errors, slices: slices, size: size, kernel: kernel)
  }

  /// Says once what kernels do not ask for every number.
  @inlinable
  func checkFit(_ below: Int, _ own: Int, _ slices: Int, _ size: Int, _ count: Int) {
    precondition(below >= 0 && below + input.count <= size)
    precondition(own >= 0 && own + output.count <= size)
    precondition(slices >= 0 && slices * size <= count)
  }
}
