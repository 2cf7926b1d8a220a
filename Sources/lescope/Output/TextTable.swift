import Formats

/// Rows of words as lines, every column as wide as the widest of its cells.
struct TextTable {
  var rows: [[String]]
  /// The columns whose cells end under one another, as numbers do.
  var flushRight: Range<Int> = 0..<0

  /// Without blanks at their ends.
  var lines: [String] {
    let rows = rows.map { $0.map(\.shown) }
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        return flushRight.contains(column) ? gap + cell : cell + gap
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
