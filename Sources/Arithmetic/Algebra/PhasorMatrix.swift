/// A matrix of complex numbers, row after row.
package struct PhasorMatrix: Sendable {
  package let rows: Int
  package let columns: Int
  private var elements: [Phasor]

  /// A matrix of zeros.
  package init(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    elements = Array(repeating: .zero, count: rows * columns)
  }

  package subscript(row: Int, column: Int) -> Phasor {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  package static func * (matrix: PhasorMatrix, vector: [Phasor]) -> [Phasor] {
    (0..<matrix.rows).map { row in
      var sum = Phasor.zero
      for column in 0..<matrix.columns { sum += matrix[row, column] * vector[column] }
      return sum
    }
  }

  package static func * (one: PhasorMatrix, other: PhasorMatrix) -> PhasorMatrix {
    var product = PhasorMatrix(rows: one.rows, columns: other.columns)
    for row in 0..<one.rows {
      for inner in 0..<one.columns {
        let factor = one[row, inner]
        for column in 0..<other.columns {
          product[row, column] += factor * other[inner, column]
        }
      }
    }
    return product
  }

  /// The X of `self`·X = `right`, by elimination with the largest pivot of each column.
  ///
  /// - Precondition: the matrix is square. Where it is singular the answer is not finite.
  package consuming func solve(_ right: consuming PhasorMatrix) -> PhasorMatrix {
    precondition(rows == columns && right.rows == rows)
    for pivot in 0..<rows {
      let best = (pivot..<rows).max { self[$0, pivot].power < self[$1, pivot].power } ?? pivot
      swapRows(pivot, best)
      right.swapRows(pivot, best)
      for row in pivot + 1..<max(pivot + 1, rows) where self[row, pivot].power > 0 {
        let factor = self[row, pivot] / self[pivot, pivot]
        for column in pivot..<columns { self[row, column] -= factor * self[pivot, column] }
        for column in 0..<right.columns { right[row, column] -= factor * right[pivot, column] }
      }
    }
    for pivot in (0..<rows).reversed() {
      for column in 0..<right.columns {
        var rest = right[pivot, column]
        for later in pivot + 1..<max(pivot + 1, rows) {
          rest -= self[pivot, later] * right[later, column]
        }
        right[pivot, column] = rest / self[pivot, pivot]
      }
    }
    return right
  }

  private mutating func swapRows(_ one: Int, _ other: Int) {
    guard one != other else { return }
    for column in 0..<columns {
      elements.swapAt(one * columns + column, other * columns + column)
    }
  }
}
