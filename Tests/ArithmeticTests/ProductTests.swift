import Testing

@testable import Arithmetic

/// Products of matrices with the numbers of many copies.
struct ProductTests {
  /// Sizes around the four rows of a tile, and one slice or more.
  private static let shapes = [(1, 1, 1), (2, 3, 1), (3, 1, 2), (4, 7, 3), (5, 4, 2), (9, 30, 25)]

  private func numbers(_ count: Int, _ seed: UInt64) -> [Double] {
    var random = RandomGenerator(seed: seed, stream: "product")
    return (0..<count).map { _ in random.gaussian() }
  }

  @Test(arguments: shapes, Kernel.allCases)
  func `Every kernel adds in the order of the columns`(
    shape: (rows: Int, columns: Int, slices: Int), kernel: Kernel
  ) {
    guard kernel.isThere else { return }
    let (rows, columns, slices) = shape
    let size = rows + columns + 2
    let flat = numbers(4 * size * slices, 1)
    let quads = (0..<size * slices).map { k in
      Quad(flat[4 * k], flat[4 * k + 1], flat[4 * k + 2], flat[4 * k + 3])
    }
    for isTransposed in [false, true] {
      let matrix = numbers(rows * columns + 3, 2)
      let view = MatrixView(
        start: 3, rows: rows, columns: columns, rowStride: isTransposed ? 1 : columns,
        columnStride: isTransposed ? rows : 1)
      var products = quads
      var span = products.mutableSpan
      view.addProduct(
        matrix.span, &span, from: 1, to: columns + 1, slices: slices, size: size, kernel: kernel)
      var expected = quads
      for slice in 0..<slices {
        for row in 0..<rows {
          for column in 0..<columns {
            let weight = matrix[3 + row * view.rowStride + column * view.columnStride]
            expected[slice * size + columns + 1 + row] += weight * quads[slice * size + 1 + column]
          }
        }
      }
      #expect(products == expected)
    }
  }
}
