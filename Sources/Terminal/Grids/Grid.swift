/// A picture of cells: what a view draws and a screen shows.
///
/// Everything is clipped. However small the grid, no drawing traps, and nothing but printable
/// scalars gets in: no control character, and in a grid of `.ascii` nothing above 126.
package struct Grid: Equatable, Sendable {
  package let size: Size

  /// The glyphs that are drawn with on this grid.
  package let glyphs: GlyphSet

  /// Row by row from the upper left corner.
  package private(set) var cells: [Cell]

  /// A blank picture.
  package init(size: Size, glyphs: GlyphSet = .braille) {
    self.size = Rect(size).size
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  package var bounds: Rect { Rect(size) }

  /// The cell there. Outside the grid it reads as a blank, and what is written is lost.
  ///
  /// Only scalars of one column can be set so; `write` takes the wide ones.
  package subscript(column: Int, row: Int) -> Cell {
    get {
      guard let index = index(column, row) else { return .blank }
      return cells[index]
    }
    set {
      guard let index = index(column, row) else { return }
      var cell = newValue
      cell.scalar = fitting(newValue.scalar)
      put(cell, column, index)
    }
  }

  /// Writes from left to right, in one row, at most `limit` columns, and says how many it took.
  ///
  /// In a grid of `.ascii` symbols are spelled out (`GlyphSet.spell`). Control characters are
  /// shown as `?`, line ends and tabs as a blank; combining marks stand on what they follow in the
  /// text. Text beyond the limit or the grid is cut; use `GlyphSet.fitted(_:to:)` where that should show.
  @discardableResult
  package mutating func write(
    _ text: String, at position: Position, style: Style = .plain, limit: Int = .max
  ) -> Int {
    let limit = max(0, limit)
    var used = 0
    // The cell that marks stand on.
    var last: Int?
    for scalar in glyphs.spell(text).unicodeScalars {
      let scalar = scalar.printable
      let width = scalar.columns
      guard width > 0 else {
        if let last, scalar.isCombiningMark { cells[last].marks.append(scalar) }
        continue
      }
      last = nil
      guard used + width <= limit else { break }
      let column = position.column + used
      guard column < size.columns else { break }
      used += width
      guard let index = index(column, position.row) else { continue }
      last = index
      if width == 1 {
        put(Cell(scalar, style), column, index)
      } else if column + 1 < size.columns {
        put(.blank, column + 1, index + 1)
        put(Cell(scalar, style), column, index)
        cells[index + 1] = .continuation(style)
      } else {
        put(Cell("?", style), column, index)
      }
    }
    return used
  }

  /// Sets every cell of a rectangle.
  package mutating func fill(_ rect: Rect, _ cell: Cell = .blank) {
    let rect = rect.intersection(bounds)
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn { self[column, row] = cell }
    }
  }

  /// Adds attributes to what stands there already, to mark a row as chosen for one.
  package mutating func add(_ attributes: Style.Attributes, to rect: Rect) {
    let rect = rect.intersection(bounds)
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn {
        cells[row * size.columns + column].style.attributes.formUnion(attributes)
      }
    }
  }

  /// What stands in a rectangle, as a picture of its own.
  package func part(_ rect: Rect) -> Grid {
    var part = Grid(size: rect.size, glyphs: glyphs)
    part.paste(self, at: Position(column: -rect.column, row: -rect.row))
    return part
  }

  /// Puts another picture onto this one, its upper left corner at a position.
  package mutating func paste(_ other: Grid, at position: Position) {
    let seen = Rect(
      column: position.column, row: position.row, columns: other.size.columns,
      rows: other.size.rows
    ).intersection(bounds)
    for row in seen.row..<seen.endRow {
      for column in seen.column..<seen.endColumn {
        let source = (row - position.row) * other.size.columns + column - position.column
        cells[row * size.columns + column] = other.cells[source]
      }
    }
  }

  private func index(_ column: Int, _ row: Int) -> Int? {
    guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return nil }
    return row * size.columns + column
  }

  private func fitting(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if (0x20..<0x7F).contains(scalar.value) { return scalar }
    let scalar = scalar.printable
    return scalar.columns == 1 && (glyphs != .ascii || scalar.isASCII) ? scalar : "?"
  }

  // Half of a wide scalar is never left behind: what remains of it becomes a blank.
  private mutating func put(_ cell: Cell, _ column: Int, _ index: Int) {
    if cells[index].isContinuation { blank(index - 1) }
    cells[index] = cell
    if column + 1 < size.columns, cells[index + 1].isContinuation { blank(index + 1) }
  }

  private mutating func blank(_ index: Int) {
    cells[index] = Cell(" ", cells[index].style)
  }
}
