/// A small square matrix, and whether its powers grow.
package struct SquareMatrix: Equatable, Sendable {
  package let order: Int
  /// Row after row.
  private var entries: [Double]

  /// A matrix of zeros.
  package init(order: Int) {
    self.order = order
    entries = [Double](repeating: 0, count: order * order)
  }

  package subscript(row: Int, column: Int) -> Double {
    get { entries[row * order + column] }
    set { entries[row * order + column] = newValue }
  }

  /// The first rows and columns.
  package func corner(_ order: Int) -> SquareMatrix {
    var corner = SquareMatrix(order: order)
    for row in 0..<order {
      for column in 0..<order { corner[row, column] = self[row, column] }
    }
    return corner
  }

  /// Whether an eigenvalue lies outside the unit circle.
  ///
  /// The matrix is squared over and over. A power that is shorter than 1 proves that none does; else
  /// it tells whether the last square is longer than the power before it, where what is left of the
  /// beginning is beyond notice.
  package var grows: Bool {
    var power = self
    var logarithm = 0.0
    var before = 0.0
    for _ in 0..<20 {
      let length = power.length
      guard length > 0 else { return false }
      guard length.isFinite else { return true }
      logarithm += Double.log(length)
      if logarithm < 0 { return false }
      if logarithm > 100 { return true }
      before = logarithm
      power = power.divided(by: length).squared
      logarithm *= 2
    }
    return logarithm + Double.log(power.length) > before
  }

  private var length: Double { entries.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  private func divided(by divisor: Double) -> SquareMatrix {
    var quotient = self
    for place in entries.indices { quotient.entries[place] /= divisor }
    return quotient
  }

  private var squared: SquareMatrix {
    var square = SquareMatrix(order: order)
    for row in 0..<order {
      for k in 0..<order {
        let factor = self[row, k]
        for column in 0..<order { square[row, column] += factor * self[k, column] }
      }
    }
    return square
  }
}
