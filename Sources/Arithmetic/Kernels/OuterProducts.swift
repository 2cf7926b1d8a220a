import CArithmetic

// Sums over many copies of outer products. For `@inline(never)` see Product.swift.

extension Double {
  @inline(never)
  public static func addOuterProducts(
    to view: MatrixView, in section: inout MutableSpan<Double>, sectionStart: Int,
    rows some: Range<Int>, step: Double, _ bundles: Span<SIMD4<Double>>, rowsFrom: Int,
    columnsFrom: Int,
    slices: Int, size: Int, kernel: Kernel
  ) {
    unsafe withNumbers(Four.self, of: bundles, &section) { bundles, section in
      // From row 0 and column 0 on, wherever that is.
      unsafe lescope_add_outer_products_by(
        kernel == .avx2,
        section + (view.start - sectionStart), bundles, some.lowerBound, some.upperBound,
        view.columns, view.rowStride, view.columnStride, step, rowsFrom, columnsFrom, slices, size)
    }
  }
}

extension Float {
  @inline(never)
  public static func addOuterProducts(
    to view: MatrixView, in section: inout MutableSpan<Float>, sectionStart: Int,
    rows some: Range<Int>, step: Float, _ bundles: Span<SIMD8<Float>>, rowsFrom: Int,
    columnsFrom: Int,
    slices: Int, size: Int, kernel: Kernel
  ) {
    unsafe withNumbers(Eight.self, of: bundles, &section) { bundles, section in
      // From row 0 and column 0 on, wherever that is.
      unsafe lescope_add_outer_products_single_by(
        kernel == .avx2,
        section + (view.start - sectionStart), bundles, some.lowerBound, some.upperBound,
        view.columns, view.rowStride, view.columnStride, step, rowsFrom, columnsFrom, slices, size)
    }
  }
}

@inline(__always) @c(lescope_add_outer_products)
func addOuterProductsKernel(
  _ matrix: UnsafeMutablePointer<Double>, _ bundles: UnsafePointer<Double>, _ first: Int,
  _ end: Int, _ columns: Int, _ rowStride: Int, _ columnStride: Int, _ step: Double,
  _ rowsFrom: Int, _ columnsFrom: Int, _ slices: Int, _ size: Int
) {
  unsafe addOuterProducts(
    Four.self, matrix, bundles, first, end, columns, rowStride, columnStride, step, rowsFrom,
    columnsFrom, slices, size)
}

@inline(__always) @c(lescope_add_outer_products_single)
func addSingleOuterProductsKernel(
  _ matrix: UnsafeMutablePointer<Float>, _ bundles: UnsafePointer<Float>, _ first: Int,
  _ end: Int, _ columns: Int, _ rowStride: Int, _ columnStride: Int, _ step: Float,
  _ rowsFrom: Int, _ columnsFrom: Int, _ slices: Int, _ size: Int
) {
  unsafe addOuterProducts(
    Eight.self, matrix, bundles, first, end, columns, rowStride, columnStride, step, rowsFrom,
    columnsFrom, slices, size)
}

/// Two rows and two columns at a time, so that a number that was read is used twice.
@unsafe @inline(__always)
private func addOuterProducts<Lane: Register>(
  _ register: Lane.Type, _ matrix: UnsafeMutablePointer<Lane.Number>,
  _ bundles: UnsafePointer<Lane.Number>, _ first: Int, _ end: Int, _ columns: Int,
  _ rowStride: Int, _ columnStride: Int, _ step: Lane.Number, _ rowsFrom: Int,
  _ columnsFrom: Int, _ slices: Int, _ size: Int
) {
  let lanes = Lane.count
  // What eight rows need stays in the nearest cache while the columns go by.
  var group = first
  while group < end {
    let groupEnd = min(group &+ 8, end)
    var column = 0
    while column < columns {
      let nextColumn = min(column &+ 1, columns &- 1)
      let (left, right) = (column &* columnStride, nextColumn &* columnStride)
      let r = unsafe bundles + lanes &* (columnsFrom &+ column)
      let nextR = unsafe bundles + lanes &* (columnsFrom &+ nextColumn)
      var row = group
      while row < groupEnd {
        let nextRow = min(row &+ 1, end &- 1)
        let e = unsafe bundles + lanes &* (rowsFrom &+ row)
        let nextE = unsafe bundles + lanes &* (rowsFrom &+ nextRow)
        var sumA = Lane(repeating: 0)
        var (sumB, sumC, sumD) = (sumA, sumA, sumA)
        var block = 0
        for _ in 0..<slices {
          let (error, nextError) = unsafe (Lane(loading: e + block), Lane(loading: nextE + block))
          let (rate, nextRate) = unsafe (Lane(loading: r + block), Lane(loading: nextR + block))
          sumA = sumA + error * rate
          sumB = sumB + error * nextRate
          sumC = sumC + nextError * rate
          sumD = sumD + nextError * nextRate
          block &+= lanes &* size
        }
        let here = unsafe matrix + row &* rowStride
        let below = unsafe matrix + nextRow &* rowStride
        // What lies twice in a tile at the end gets the same number twice.
        let a = unsafe here[left] + step * sumA.total
        let b = unsafe here[right] + step * sumB.total
        let c = unsafe below[left] + step * sumC.total
        let d = unsafe below[right] + step * sumD.total
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
