package import Terminal

/// A matrix for so many cells of a screen: whole where it fits, else by the means of equal blocks.
package struct HeatMap: Equatable {
  /// By rows, as they are drawn.
  package let cells: [[Double]]
  /// How many numbers each cell is the mean of, down and across; the last ones may be of fewer.
  package let block: Size
  /// Whether the rows of the matrix run across.
  package let isTransposed: Bool
  /// The largest magnitude among the cells.
  package let scale: Double

  package var rows: Int { cells.count }
  package var columns: Int { cells.first?.count ?? 0 }

  /// - Parameters:
  ///   - matrix: by rows, none of them empty.
  ///   - room: how many rows and columns there are.
  ///   - turns: whether the longer side may run across.
  package init(_ matrix: [[Double]], in room: Size, turns: Bool = false) {
    let (height, width) = (matrix.count, matrix.first?.count ?? 0)
    isTransposed = turns && height > width
    let (down, across) = isTransposed ? (width, height) : (height, width)
    let block = Size(
      columns: max(1, (across + max(1, room.columns) - 1) / max(1, room.columns)),
      rows: max(1, (down + max(1, room.rows) - 1) / max(1, room.rows)))
    self.block = block
    let isTransposed = isTransposed
    func mean(_ row: Int, _ column: Int) -> Double {
      var sum = 0.0
      let rows = row * block.rows..<min(down, (row + 1) * block.rows)
      let columns = column * block.columns..<min(across, (column + 1) * block.columns)
      for row in rows {
        for column in columns { sum += isTransposed ? matrix[column][row] : matrix[row][column] }
      }
      return sum / Double(rows.count * columns.count)
    }
    cells = (0..<(down + block.rows - 1) / block.rows).map { row in
      (0..<(across + block.columns - 1) / block.columns).map { mean(row, $0) }
    }
    scale = cells.joined().reduce(0) { max($0, abs($1)) }
  }

  /// Which rows and columns of the matrix a cell is the mean of; nil where there is no such cell.
  package func source(row: Int, column: Int, of matrix: [[Double]]) -> (
    rows: Range<Int>, columns: Range<Int>
  )? {
    guard cells.indices.contains(row), (0..<columns).contains(column) else { return nil }
    let (height, width) = (matrix.count, matrix.first?.count ?? 0)
    func range(_ place: Int, _ length: Int, _ count: Int) -> Range<Int> {
      place * length..<min(count, (place + 1) * length)
    }
    return isTransposed
      ? (range(column, block.columns, height), range(row, block.rows, width))
      : (range(row, block.rows, height), range(column, block.columns, width))
  }
}
