import CArithmetic

/// What `MatrixView.addOuterProducts` adds, on bare storage: `matrix` is the number of row 0 and column 0,
/// wherever that is, a quad four numbers.
///
/// - Parameters:
///   - some: the rows that are there.
///   - size: from one slice to the next, in quads, as `rowsFrom` and `columnsFrom` are.
// Inlined elsewhere, its twin for AVX2 would be compiled apart from what is to be compiled into it.
@unsafe @inline(never)
func addOuterProducts(
  _ matrix: UnsafeMutablePointer<Double>, rows some: Range<Int>, columns: Int, rowStride: Int,
  columnStride: Int, step: Double, _ quads: UnsafePointer<Double>, rowsFrom: Int, columnsFrom: Int,
  slices: Int, size: Int, kernel: Kernel
) {
  let (first, end) = (some.lowerBound, some.upperBound)
  #if arch(x86_64)
    if kernel == .avx2 {
      return unsafe lescope_add_outer_products_avx2(
        matrix, quads, first, end, columns, rowStride, columnStride, step, rowsFrom, columnsFrom,
        slices, size)
    }
  #endif
  unsafe lescope_add_outer_products(
    matrix, quads, first, end, columns, rowStride, columnStride, step, rowsFrom, columnsFrom,
    slices, size)
}

/// Two rows and two columns at a time, so that a number that was read is used twice.
@inline(__always) @c(lescope_add_outer_products)
func addOuterProductsKernel(
  _ matrix: UnsafeMutablePointer<Double>, _ quads: UnsafePointer<Double>, _ first: Int, _ end: Int,
  _ columns: Int, _ rowStride: Int, _ columnStride: Int, _ step: Double, _ rowsFrom: Int,
  _ columnsFrom: Int, _ slices: Int, _ size: Int
) {
  // What eight rows need stays in the nearest cache while the columns go by.
  var group = first
  while group < end {
    let groupEnd = min(group &+ 8, end)
    var column = 0
    while column < columns {
      let nextColumn = min(column &+ 1, columns &- 1)
      let (left, right) = (column &* columnStride, nextColumn &* columnStride)
      let r = unsafe quads + 4 &* (columnsFrom &+ column)
      let nextR = unsafe quads + 4 &* (columnsFrom &+ nextColumn)
      var row = group
      while row < groupEnd {
        let nextRow = min(row &+ 1, end &- 1)
        let e = unsafe quads + 4 &* (rowsFrom &+ row)
        let nextE = unsafe quads + 4 &* (rowsFrom &+ nextRow)
        var (sumA, sumB, sumC, sumD) = (Quad.zero, Quad.zero, Quad.zero, Quad.zero)
        var block = 0
        for _ in 0..<slices {
          let (error, nextError) = unsafe (
            Four(loading: e + block).values, Four(loading: nextE + block).values
          )
          let (rate, nextRate) = unsafe (
            Four(loading: r + block).values, Four(loading: nextR + block).values
          )
          sumA += error * rate
          sumB += error * nextRate
          sumC += nextError * rate
          sumD += nextError * nextRate
          block &+= 4 &* size
        }
        let here = unsafe matrix + row &* rowStride
        let below = unsafe matrix + nextRow &* rowStride
        // What lies twice in a tile at the end gets the same number twice.
        let a = unsafe here[left] + step * total(sumA)
        let b = unsafe here[right] + step * total(sumB)
        let c = unsafe below[left] + step * total(sumC)
        let d = unsafe below[right] + step * total(sumD)
        unsafe here[left] = a
        unsafe here[right] = b
        unsafe below[left] = c
        unsafe below[right] = d
        row &+= 2
      }
      column &+= 2
    }
    group &+= 8
  }
}
