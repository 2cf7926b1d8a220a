/// One number of four copies of a network, side by side.
@usableFromInline package typealias Quad = SIMD4<Double>

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
  /// - Parameter section: the part of the storage that begins at `sectionStart`.
  @inline(never)
  package func addOuterProducts(
    to section: inout MutableSpan<Double>, sectionStart: Int, rows some: Range<Int>, step: Double,
    _ quads: Span<Quad>, rowsFrom: Int, columnsFrom: Int, slices: Int, size: Int
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
    // What eight rows need stays in the nearest cache while the columns go by.
    for group in stride(from: some.lowerBound, to: some.upperBound, by: 8) {
      for column in stride(from: 0, to: columns, by: 2) {
        let nextColumn = min(column + 1, lastColumn)
        for row in stride(from: group, to: min(group + 8, some.upperBound), by: 2) {
          let nextRow = min(row + 1, lastRow)
          var (sumA, sumB, sumC, sumD) = (Quad.zero, Quad.zero, Quad.zero, Quad.zero)
          var block = 0
          for _ in 0..<slices {
            let e = unsafe quads[unchecked: block &+ rowsFrom &+ row]
            let nextE = unsafe quads[unchecked: block &+ rowsFrom &+ nextRow]
            let r = unsafe quads[unchecked: block &+ columnsFrom &+ column]
            let nextR = unsafe quads[unchecked: block &+ columnsFrom &+ nextColumn]
            sumA += e * r
            sumB += e * nextR
            sumC += nextE * r
            sumD += nextE * nextR
            block &+= size
          }
          let here = first &+ row &* rowStride
          let below = first &+ nextRow &* rowStride
          let (left, right) = (column &* columnStride, nextColumn &* columnStride)
          let a = unsafe section[unchecked: here &+ left] + step * total(sumA)
          let b = unsafe section[unchecked: here &+ right] + step * total(sumB)
          let c = unsafe section[unchecked: below &+ left] + step * total(sumC)
          let d = unsafe section[unchecked: below &+ right] + step * total(sumD)
          unsafe section[unchecked: here &+ left] = a
          unsafe section[unchecked: here &+ right] = b
          unsafe section[unchecked: below &+ left] = c
          unsafe section[unchecked: below &+ right] = d
        }
      }
    }
  }
}

/// The sum over four copies.
@inlinable @inline(always)
package func total(_ quad: Quad) -> Double {
  let two = quad.lowHalf + quad.highHalf
  return two.x + two.y
}
