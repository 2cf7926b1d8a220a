import Testing

@testable import Arithmetic

/// Products of matrices with the numbers of many copies, and with single vectors.
struct ProductTests {
  /// Sizes around the four rows and two slices of a tile.
  private static let shapes = [(1, 1, 1), (2, 3, 1), (3, 1, 2), (4, 7, 3), (5, 4, 2), (9, 30, 25)]

  private func numbers(_ count: Int, _ seed: UInt64) -> [Double] {
    var random = RandomGenerator(seed: seed, stream: "product")
    return (0..<count).map { _ in random.gaussian() }
  }

  private func bundles<Number: BatchNumber>(_ type: Number.Type, _ count: Int) -> [Number.Bundle] {
    var bundles = [Number.Bundle](repeating: .zero, count: count)
    Number.fill(&bundles, with: numbers(Number.lanes * count, 1))
    return bundles
  }

  @Test(arguments: shapes, Kernel.allCases.filter(\.isThere))
  func `Every kernel adds in the order of the columns`(
    shape: (rows: Int, columns: Int, slices: Int), kernel: Kernel
  ) {
    expectProducts(Double.self, shape, kernel)
    expectProducts(Float.self, shape, kernel)
  }

  private func expectProducts<Number: BatchNumber>(
    _ type: Number.Type, _ shape: (rows: Int, columns: Int, slices: Int), _ kernel: Kernel
  ) {
    let (rows, columns, slices) = shape
    let size = rows + columns + 2
    let bundles = bundles(type, size * slices)
    for isTransposed in [false, true] {
      let matrix = numbers(rows * columns + 3, 2).map { Number($0) }
      let view = MatrixView(
        start: 3, rows: rows, columns: columns, rowStride: isTransposed ? 1 : columns,
        columnStride: isTransposed ? rows : 1)
      var products = bundles
      var span = products.mutableSpan
      view.addProduct(
        matrix.span, &span, from: 1, to: columns + 1, slices: slices, size: size, kernel: kernel)
      var expected = bundles
      for slice in 0..<slices {
        for row in 0..<rows {
          for column in 0..<columns {
            let weight = matrix[3 + row * view.rowStride + column * view.columnStride]
            expected[slice * size + columns + 1 + row] +=
              weight * bundles[slice * size + 1 + column]
          }
        }
      }
      #expect(products == expected)
    }
  }

  @Test(arguments: shapes, Kernel.allCases.filter(\.isThere))
  func `Every kernel adds the copies' outer products in the order of the slices`(
    shape: (rows: Int, columns: Int, slices: Int), kernel: Kernel
  ) {
    expectOuterProducts(Double.self, shape, kernel)
    expectOuterProducts(Float.self, shape, kernel)
  }

  private func expectOuterProducts<Number: BatchNumber>(
    _ type: Number.Type, _ shape: (rows: Int, columns: Int, slices: Int), _ kernel: Kernel
  ) {
    let (rows, columns, slices) = shape
    let size = rows + columns + 2
    let bundles = bundles(type, size * slices)
    let matrix = numbers(rows * columns + 3, 2).map { Number($0) }
    let view = MatrixView(
      start: 3, rows: rows, columns: columns, rowStride: columns, columnStride: 1)
    let step = Number(0.3)
    for some in [0..<rows, rows / 2..<rows, 0..<(rows + 1) / 2] {
      var sums = matrix
      var span = sums.mutableSpan
      view.addOuterProducts(
        to: &span, sectionStart: 0, rows: some, step: step, bundles.span, rowsFrom: columns + 1,
        columnsFrom: 1, slices: slices, size: size, kernel: kernel)
      var expected = matrix
      for row in some {
        for column in 0..<columns {
          let sum = (0..<slices).reduce(Number.Bundle.zero) { sum, slice in
            sum + bundles[slice * size + columns + 1 + row] * bundles[slice * size + 1 + column]
          }
          expected[3 + row * columns + column] += step * halved((0..<Number.lanes).map { sum[$0] })
        }
      }
      #expect(sums == expected)
    }
  }

  /// A sum by halves: the second half is added to the first one until one number is left.
  private func halved<Number: BatchNumber>(_ numbers: [Number]) -> Number {
    if numbers.count == 1 { return numbers[0] }
    let half = numbers.count / 2
    return halved((0..<half).map { numbers[$0] + numbers[half + $0] })
  }
}
