/// A cell's place on the screen, counted from the upper left corner.
package struct Position: Hashable, Sendable {
  package var column: Int
  package var row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// How many cells something takes.
package struct Size: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A rectangle of cells. It may be empty, never negative: whatever is cut off it, a size stays
/// zero or more, so that a layout for a window far too small needs no special case.
package struct Rect: Hashable, Sendable {
  package var column: Int
  package var row: Int
  package private(set) var columns: Int
  package private(set) var rows: Int

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The whole of a screen of this size.
  package init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  package var size: Size { Size(columns: columns, rows: rows) }
  package var origin: Position { Position(column: column, row: row) }
  package var isEmpty: Bool { columns == 0 || rows == 0 }

  /// The column just right of the rectangle.
  package var endColumn: Int { column + columns }

  /// The row just below the rectangle.
  package var endRow: Int { row + rows }

  package func contains(_ position: Position) -> Bool {
    (column..<endColumn).contains(position.column) && (row..<endRow).contains(position.row)
  }

  /// The cells both rectangles have.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top, columns: min(endColumn, other.endColumn) - left,
      rows: min(endRow, other.endRow) - top)
  }
}

extension Rect {
  /// The rectangle without so many columns on the left and right, and rows above and below.
  package func inset(columns: Int = 0, rows: Int = 0) -> Rect {
    inset(left: columns, right: columns, top: rows, bottom: rows)
  }

  /// The rectangle without a border of these widths.
  package func inset(left: Int = 0, right: Int = 0, top: Int = 0, bottom: Int = 0) -> Rect {
    Rect(
      column: column + min(left, columns), row: row + min(top, rows),
      columns: columns - left - right, rows: rows - top - bottom)
  }

  /// The first `count` columns, and the rest.
  package func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
    let count = min(max(0, count), columns)
    return (
      Rect(column: column, row: row, columns: count, rows: rows),
      Rect(column: column + count, row: row, columns: columns - count, rows: rows)
    )
  }

  /// The last `count` columns, and the rest.
  package func splitRight(_ count: Int) -> (rest: Rect, right: Rect) {
    let (rest, right) = splitLeft(columns - min(max(0, count), columns))
    return (rest, right)
  }

  /// The first `count` rows, and the rest.
  package func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let count = min(max(0, count), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: count),
      Rect(column: column, row: row + count, columns: columns, rows: rows - count)
    )
  }

  /// The last `count` rows, and the rest.
  package func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let (rest, bottom) = splitTop(rows - min(max(0, count), rows))
    return (rest, bottom)
  }

  /// `count` rectangles side by side, `gap` columns apart; the first ones are a column wider when
  /// the width does not divide.
  package func columns(_ count: Int, gap: Int = 0) -> [Rect] {
    var start = column
    return Rect.shares(of: columns, among: count, gap: gap).map { width in
      defer { start += width + gap }
      return Rect(column: start, row: row, columns: width, rows: rows)
    }
  }

  /// `count` rectangles above one another, `gap` rows apart.
  package func rows(_ count: Int, gap: Int = 0) -> [Rect] {
    var start = row
    return Rect.shares(of: rows, among: count, gap: gap).map { height in
      defer { start += height + gap }
      return Rect(column: column, row: start, columns: columns, rows: height)
    }
  }

  private static func shares(of length: Int, among count: Int, gap: Int) -> [Int] {
    guard count > 0 else { return [] }
    let free = max(0, length - gap * (count - 1))
    return (0..<count).map { free / count + ($0 < free % count ? 1 : 0) }
  }
}
