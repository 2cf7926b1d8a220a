/// Lines and boxes that know where they meet.
///
/// Boxes that share a border get tees and crosses at the corners:
///
///     ┌ u ────┬ r ────┐
///     │       │       │
///     └───────┴───────┘
package struct Frame: Sendable {
  /// Words of a title that are written alike.
  package struct Words: Equatable, Sendable {
    package var text: String
    package var style: Style

    package init(_ text: String, _ style: Style) {
      self.text = text
      self.style = style
    }
  }

  private let size: Size
  /// For each cell the ends of lines in it: up 1, down 2, left 4, right 8.
  private var ends: [UInt8]
  private var titles: [FrameTitle] = []

  /// No lines yet on a screen of this size.
  package init(_ size: Size) {
    self.size = Rect(size).size
    ends = Array(repeating: 0, count: self.size.columns * self.size.rows)
  }

  /// A line in one row, both columns included.
  package mutating func horizontal(row: Int, from first: Int, to last: Int) {
    for column in stride(from: first, to: last, by: 1) {
      add(8, column, row)
      add(4, column + 1, row)
    }
  }

  /// A line in one column, both rows included.
  package mutating func vertical(column: Int, from first: Int, to last: Int) {
    for row in stride(from: first, to: last, by: 1) {
      add(2, column, row)
      add(1, column, row + 1)
    }
  }

  /// The outline of a rectangle, with a title in its top border; what is inside is
  /// `rect.inset(columns: 1, rows: 1)`.
  package mutating func box(
    _ rect: Rect, title: String = "", style: Style = Style(.title)
  ) {
    box(rect, titles: [title], style: style)
  }

  /// The outline of a rectangle, with the longest of several titles that there is room for.
  package mutating func box(_ rect: Rect, titles: [String], style: Style = Style(.title)) {
    guard rect.columns > 1, rect.rows > 1 else { return }
    let (right, bottom) = (rect.endColumn - 1, rect.endRow - 1)
    horizontal(row: rect.row, from: rect.column, to: right)
    horizontal(row: bottom, from: rect.column, to: right)
    vertical(column: rect.column, from: rect.row, to: bottom)
    vertical(column: right, from: rect.row, to: bottom)
    title(titles, at: rect.origin, limit: rect.columns, style: style)
  }

  /// Words within a line that begins at `position`, of which `limit` columns may be used; the
  /// line's two ends stay visible.
  package mutating func title(
    _ text: String, at position: Position, limit: Int, style: Style = Style(.title)
  ) {
    title([text], at: position, limit: limit, style: style)
  }

  /// The longest of several wordings that there is room for within a line, beside the titles that are
  /// there already; those are shortened only for it to be there at all.
  ///
  /// - Parameter isAtEnd: whether it stands at the line's end.
  package mutating func title(
    _ wordings: [String], at position: Position, limit: Int, isAtEnd: Bool = false,
    style: Style = Style(.title)
  ) {
    title(
      wordings: wordings.filter { !$0.isEmpty }.map { [Words($0, style)] }, at: position,
      limit: limit, isAtEnd: isAtEnd)
  }

  /// Words of several styles within a line, one after the other.
  package mutating func title(_ words: [Words], at position: Position, limit: Int) {
    title(wordings: [words], at: position, limit: limit, isAtEnd: false)
  }

  private mutating func title(
    wordings: [[Words]], at position: Position, limit: Int, isAtEnd: Bool
  ) {
    guard !wordings.isEmpty, limit > 4 else { return }
    titles.append(
      FrameTitle(
        wordings: wordings, span: position.column + 1..<position.column + limit - 1,
        row: position.row, isAtEnd: isAtEnd))
  }

  private mutating func add(_ end: UInt8, _ column: Int, _ row: Int) {
    guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return }
    ends[row * size.columns + column] |= end
  }
}

extension Grid {
  /// Draws lines, junctions and titles.
  package mutating func draw(_ frame: Frame, style: Style = Style(.frame)) {
    frame.draw(on: &self, style)
  }
}

extension Frame {
  fileprivate func draw(on grid: inout Grid, _ style: Style) {
    let junctions = Frame.junctions(in: grid.glyphs)
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let ends = ends[row * size.columns + column]
        if ends != 0 { grid[column, row] = Cell(junctions[Int(ends)], style) }
      }
    }
    for (row, titles) in Dictionary(grouping: titles, by: \.row) {
      for title in TitleRow(titles, grid.glyphs).placed {
        var column = title.columns.lowerBound
        for words in title.words {
          column += grid.write(
            words.text, at: Position(column: column, row: row), style: words.style,
            limit: title.columns.upperBound - column)
        }
      }
    }
  }

  private static func junctions(in glyphs: GlyphSet) -> [Unicode.Scalar] {
    glyphs == .ascii
      ? [" ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+"]
      : [" ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼"]
  }
}
