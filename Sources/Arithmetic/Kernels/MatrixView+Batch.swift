// Products of a matrix with the numbers of many copies of a network.
//
// The numbers of as many copies as a bundle has, a slice, are a block of `size` bundles; blocks follow each
// other. The loops work on tiles of the matrix, so that a number that was read is used several times; every
// product of one copy is summed in the same order whatever the tiles, slices and other copies. At the ends of
// the matrix a tile takes the last row again instead of one that does not exist: what it computes twice it
// stores twice.

extension MatrixView {
  /// Adds the product of the matrix and the numbers `from` on to the numbers `to` on, slice by slice.
  ///
  /// - Parameter kernel: with which instructions; the bits are the same.
  @inlinable
  package func addProduct<Number: BatchNumber>(
    _ matrix: Span<Number>, _ bundles: inout MutableSpan<Number.Bundle>, from: Int, to: Int,
    slices: Int, size: Int, kernel: Kernel = .inUse
  ) {
    precondition(start >= 0 && rows > 0 && columns > 0 && rowStride > 0 && columnStride > 0)
    precondition(start + (rows - 1) * rowStride + (columns - 1) * columnStride < matrix.count)
    precondition(from >= 0 && from + columns <= size && to >= 0 && to + rows <= size)
    precondition(slices >= 0 && slices * size <= bundles.count)
    guard slices > 0 else { return }
    Number.addProduct(
      of: self, in: matrix, &bundles, from: from, to: to, slices: slices, size: size,
      kernel: kernel)
  }

  /// Adds to some rows of the matrix `step` times the sum over all copies of the outer products of
  /// the numbers `rowsFrom` on and the numbers `columnsFrom` on.
  ///
  /// - Parameters:
  ///   - section: the part of the storage that begins at `sectionStart`.
  ///   - kernel: with which instructions; the bits are the same.
  @inlinable
  package func addOuterProducts<Number: BatchNumber>(
    to section: inout MutableSpan<Number>, sectionStart: Int, rows some: Range<Int>, step: Number,
    _ bundles: Span<Number.Bundle>, rowsFrom: Int, columnsFrom: Int, slices: Int, size: Int,
    kernel: Kernel = .inUse
  ) {
    guard !some.isEmpty else { return }
    let first = start - sectionStart
    let (lastRow, lastColumn) = (some.upperBound - 1, columns - 1)
    precondition(some.lowerBound >= 0 && some.upperBound <= rows && columns > 0)
    precondition(rowStride > 0 && columnStride > 0 && first + some.lowerBound * rowStride >= 0)
    precondition(first + lastRow * rowStride + lastColumn * columnStride < section.count)
    precondition(rowsFrom >= 0 && rowsFrom + rows <= size)
    precondition(columnsFrom >= 0 && columnsFrom + columns <= size)
    precondition(slices >= 0 && slices * size <= bundles.count)
    Number.addOuterProducts(
      to: self, in: &section, sectionStart: sectionStart, rows: some, step: step, bundles,
      rowsFrom: rowsFrom, columnsFrom: columnsFrom, slices: slices, size: size, kernel: kernel)
  }
}
