/// A matrix of weights inside a flat storage, taken by rows or, transposed, by columns, and its
/// products with the numbers of many copies of a network.
///
/// The numbers of four copies, a slice, are a block of `size` quads; blocks follow each other. The
/// loops work on tiles of the matrix, so that a number that was read is used several times; every
/// product of one copy is summed in the same order whatever the tiles, slices and other copies. At
/// the ends of the matrix a tile takes the last row again instead of one that does not exist: what
/// it computes twice it stores twice.
package struct MatrixView: Equatable, Sendable {
  package let start: Int
  package let rows: Int
  package let columns: Int
  package let rowStride: Int
  package let columnStride: Int

  package init(start: Int, rows: Int, columns: Int, rowStride: Int, columnStride: Int) {
    (self.start, self.rows, self.columns) = (start, rows, columns)
    (self.rowStride, self.columnStride) = (rowStride, columnStride)
  }

  package var transposed: MatrixView {
    MatrixView(
      start: start, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride)
  }

  /// Adds the product of the matrix and the numbers `from` on to the numbers `to` on, slice by slice.
  ///
  /// - Parameter kernel: with which instructions; the bits are the same.
  @inline(never)
  package func addProduct(
    _ matrix: Span<Double>, _ quads: inout MutableSpan<Quad>, from: Int, to: Int, slices: Int,
    size: Int, kernel: Kernel = .inUse
  ) {
    precondition(start >= 0 && rows > 0 && columns > 0 && rowStride > 0 && columnStride > 0)
    precondition(start + (rows - 1) * rowStride + (columns - 1) * columnStride < matrix.count)
    precondition(from >= 0 && from + columns <= size && to >= 0 && to + rows <= size)
    precondition(slices >= 0 && slices * size <= quads.count)
    guard slices > 0 else { return }
    unsafe matrix.withUnsafeBufferPointer { matrix in
      unsafe quads.withUnsafeMutableBufferPointer { quads in
        guard let weights = matrix.baseAddress, let quads = quads.baseAddress else { return }
        // A quad is four numbers one after the other.
        let numbers = unsafe UnsafeMutableRawPointer(quads).assumingMemoryBound(to: Double.self)
        unsafe Arithmetic.addProduct(
          weights + start, numbers, rows: rows, columns: columns, rowStride: rowStride,
          columnStride: columnStride, from: from, to: to, slices: slices, size: size,
          kernel: kernel)
      }
    }
  }

  /// Adds to some rows of the matrix `step` times the sum over all copies of the outer products of
  /// the numbers `rowsFrom` on and the numbers `columnsFrom` on.
  ///
  /// - Parameters:
  ///   - section: the part of the storage that begins at `sectionStart`.
  ///   - kernel: with which instructions; the bits are the same.
  @inline(never)
  package func addOuterProducts(
    to section: inout MutableSpan<Double>, sectionStart: Int, rows some: Range<Int>, step: Double,
    _ quads: Span<Quad>, rowsFrom: Int, columnsFrom: Int, slices: Int, size: Int,
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
    precondition(slices >= 0 && slices * size <= quads.count)
    unsafe section.withUnsafeMutableBufferPointer { section in
      unsafe quads.withUnsafeBufferPointer { quads in
        guard let weights = section.baseAddress, let quads = quads.baseAddress else { return }
        let numbers = unsafe UnsafeRawPointer(quads).assumingMemoryBound(to: Double.self)
        unsafe Arithmetic.addOuterProducts(
          weights + first, rows: some, columns: columns, rowStride: rowStride,
          columnStride: columnStride, step: step, numbers, rowsFrom: rowsFrom,
          columnsFrom: columnsFrom, slices: slices, size: size, kernel: kernel)
      }
    }
  }
}
