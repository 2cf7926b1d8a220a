import CArithmetic

// Products of a matrix with the numbers of many copies. What calls a twin for AVX2 is not inlined elsewhere,
// where that would be compiled apart from what is to be compiled into it.

extension Double {
  @inline(never)
  public static func addProduct(
    of view: MatrixView, in matrix: Span<Double>, _ bundles: inout MutableSpan<SIMD4<Double>>,
    from: Int,
    to: Int, slices: Int, size: Int, kernel: Kernel
  ) {
    unsafe withNumbers(Four.self, of: matrix, &bundles) { matrix, bundles in
      unsafe lescope_add_product_by(
        kernel == .avx2,
        matrix + view.start, bundles, view.rows, view.columns, view.rowStride, view.columnStride,
        from, to, slices, size)
    }
  }
}

extension Float {
  @inline(never)
  public static func addProduct(
    of view: MatrixView, in matrix: Span<Float>, _ bundles: inout MutableSpan<SIMD8<Float>>,
    from: Int,
    to: Int, slices: Int, size: Int, kernel: Kernel
  ) {
    unsafe withNumbers(Eight.self, of: matrix, &bundles) { matrix, bundles in
      unsafe lescope_add_product_single_by(
        kernel == .avx2,
        matrix + view.start, bundles, view.rows, view.columns, view.rowStride, view.columnStride,
        from, to, slices, size)
    }
  }
}

@inline(__always) @c(lescope_add_product)
func addProductKernel(
  _ matrix: UnsafePointer<Double>, _ bundles: UnsafeMutablePointer<Double>, _ rows: Int,
  _ columns: Int, _ rowStride: Int, _ columnStride: Int, _ from: Int, _ to: Int, _ slices: Int,
  _ size: Int
) {
  unsafe addProduct(
    Four.self, matrix, bundles, rows, columns, rowStride, columnStride, from, to, slices, size)
}

@inline(__always) @c(lescope_add_product_single)
func addSingleProductKernel(
  _ matrix: UnsafePointer<Float>, _ bundles: UnsafeMutablePointer<Float>, _ rows: Int,
  _ columns: Int, _ rowStride: Int, _ columnStride: Int, _ from: Int, _ to: Int, _ slices: Int,
  _ size: Int
) {
  unsafe addProduct(
    Eight.self, matrix, bundles, rows, columns, rowStride, columnStride, from, to, slices, size)
}

/// Four rows and two slices at a time, so that a number that was read is used several times.
@unsafe @inline(__always)
private func addProduct<Lane: Register>(
  _ register: Lane.Type, _ matrix: UnsafePointer<Lane.Number>,
  _ bundles: UnsafeMutablePointer<Lane.Number>, _ rows: Int, _ columns: Int, _ rowStride: Int,
  _ columnStride: Int, _ from: Int, _ to: Int, _ slices: Int, _ size: Int
) {
  let (lanes, block) = (Lane.count, Lane.count &* size)
  var row = 0
  while row < rows {
    let places = (
      row, min(row &+ 1, rows &- 1), min(row &+ 2, rows &- 1), min(row &+ 3, rows &- 1)
    )
    let a = unsafe matrix + places.0 &* rowStride
    let b = unsafe matrix + places.1 &* rowStride
    let c = unsafe matrix + places.2 &* rowStride
    let d = unsafe matrix + places.3 &* rowStride
    var slice = unsafe bundles
    var left = slices
    while left >= 2 {
      let products = unsafe slice + lanes &* to
      var sums = unsafe RowSums<Lane>(loading: products, places)
      var others = unsafe RowSums<Lane>(loading: products + block, places)
      var number = unsafe slice + lanes &* from
      var place = 0
      for _ in 0..<columns {
        let factors = unsafe RowSums<Lane>(a[place], b[place], c[place], d[place])
        unsafe sums.add(factors, times: Lane(loading: number))
        unsafe others.add(factors, times: Lane(loading: number + block))
        unsafe number += lanes
        place &+= columnStride
      }
      unsafe sums.store(at: products, places)
      unsafe others.store(at: products + block, places)
      unsafe slice += 2 &* block
      left &-= 2
    }
    if left == 1 {
      let products = unsafe slice + lanes &* to
      var sums = unsafe RowSums<Lane>(loading: products, places)
      var number = unsafe slice + lanes &* from
      var place = 0
      for _ in 0..<columns {
        let factors = unsafe RowSums<Lane>(a[place], b[place], c[place], d[place])
        unsafe sums.add(factors, times: Lane(loading: number))
        unsafe number += lanes
        place &+= columnStride
      }
      unsafe sums.store(at: products, places)
    }
    row &+= 4
  }
}

/// What four rows have in the slice of some copies.
private struct RowSums<Lane: Register> {
  typealias Places = (Int, Int, Int, Int)

  private var (a, b, c, d): (Lane, Lane, Lane, Lane)

  @inline(__always)
  init(_ a: Lane.Number, _ b: Lane.Number, _ c: Lane.Number, _ d: Lane.Number) {
    self.a = Lane(repeating: a)
    self.b = Lane(repeating: b)
    self.c = Lane(repeating: c)
    self.d = Lane(repeating: d)
  }

  @unsafe @inline(__always)
  init(loading numbers: UnsafeMutablePointer<Lane.Number>, _ places: Places) {
    a = unsafe Lane(loading: numbers + Lane.count &* places.0)
    b = unsafe Lane(loading: numbers + Lane.count &* places.1)
    c = unsafe Lane(loading: numbers + Lane.count &* places.2)
    d = unsafe Lane(loading: numbers + Lane.count &* places.3)
  }

  @unsafe @inline(__always)
  func store(at numbers: UnsafeMutablePointer<Lane.Number>, _ places: Places) {
    unsafe a.store(at: numbers + Lane.count &* places.0)
    unsafe b.store(at: numbers + Lane.count &* places.1)
    unsafe c.store(at: numbers + Lane.count &* places.2)
    unsafe d.store(at: numbers + Lane.count &* places.3)
  }

  @inline(__always)
  mutating func add(_ factors: RowSums, times numbers: Lane) {
    a = a + factors.a * numbers
    b = b + factors.b * numbers
    c = c + factors.c * numbers
    d = d + factors.d * numbers
  }
}
