import CArithmetic

/// The product of a matrix with the numbers of slices of four copies, as `MatrixView.addProduct` has it,
/// on bare storage: `matrix` is its first number, a quad is four numbers.
///
/// - Parameters:
///   - from: where in a slice the numbers are that the matrix is multiplied with, in quads.
///   - to: where in a slice the products are added.
///   - size: from one slice to the next.
// Inlined elsewhere, its twin for AVX2 would be compiled apart from what is to be compiled into it.
@unsafe @inline(never)
func addProduct(
  _ matrix: UnsafePointer<Double>, _ quads: UnsafeMutablePointer<Double>, rows: Int, columns: Int,
  rowStride: Int, columnStride: Int, from: Int, to: Int, slices: Int, size: Int,
  kernel: Kernel = .inUse
) {
  #if arch(x86_64)
    if kernel == .avx2 {
      unsafe lescope_add_product_avx2(
        matrix, quads, rows, columns, rowStride, columnStride, from, to, slices, size)
      return
    }
  #endif
  unsafe lescope_add_product(
    matrix, quads, rows, columns, rowStride, columnStride, from, to, slices, size)
}

/// Four rows at a time, so that a number that was read is used several times.
@inline(__always) @c(lescope_add_product)
func addProductKernel(
  _ matrix: UnsafePointer<Double>, _ quads: UnsafeMutablePointer<Double>, _ rows: Int,
  _ columns: Int, _ rowStride: Int, _ columnStride: Int, _ from: Int, _ to: Int, _ slices: Int,
  _ size: Int
) {
  var row = 0
  while row < rows {
    let (b, c, d) = (min(row &+ 1, rows &- 1), min(row &+ 2, rows &- 1), min(row &+ 3, rows &- 1))
    let rowA = unsafe matrix + row &* rowStride
    let rowB = unsafe matrix + b &* rowStride
    let rowC = unsafe matrix + c &* rowStride
    let rowD = unsafe matrix + d &* rowStride
    var slice = unsafe quads
    for _ in 0..<slices {
      let products = unsafe slice + 4 &* to
      var sumA = unsafe Four(loading: products + 4 &* row).values
      var sumB = unsafe Four(loading: products + 4 &* b).values
      var sumC = unsafe Four(loading: products + 4 &* c).values
      var sumD = unsafe Four(loading: products + 4 &* d).values
      var number = unsafe slice + 4 &* from
      var place = 0
      for _ in 0..<columns {
        let quad = unsafe Four(loading: number).values
        unsafe sumA += rowA[place] * quad
        unsafe sumB += rowB[place] * quad
        unsafe sumC += rowC[place] * quad
        unsafe sumD += rowD[place] * quad
        unsafe number += 4
        place &+= columnStride
      }
      unsafe Four(sumA).store(at: products + 4 &* row)
      unsafe Four(sumB).store(at: products + 4 &* b)
      unsafe Four(sumC).store(at: products + 4 &* c)
      unsafe Four(sumD).store(at: products + 4 &* d)
      unsafe slice += 4 &* size
    }
    row &+= 4
  }
}
