/// A straight connection between two cells. Unbroken and broken ones can be told apart without
/// colour, and so can thin, plain and thick ones.
package struct Wire: Hashable, Sendable {
  package enum Weight: Int, CaseIterable, Comparable, Sendable {
    case thin, plain, thick

    package static func < (one: Weight, other: Weight) -> Bool { one.rawValue < other.rawValue }
  }

  package var weight: Weight
  package var isBroken: Bool

  package init(_ weight: Weight, isBroken: Bool = false) {
    self.weight = weight
    self.isBroken = isBroken
  }

  /// What it looks like where it runs level, three columns of it.
  package func sample(in glyphs: GlyphSet) -> String {
    var grid = Grid(size: Size(columns: 3, rows: 1), glyphs: glyphs)
    grid.draw(self, from: Position(column: 0, row: 0), to: Position(column: 2, row: 0))
    return grid.text.replacing("\n", with: "")
  }
}

extension Grid {
  /// Draws a wire from one cell to another further to the right, both included.
  package mutating func draw(
    _ wire: Wire, from start: Position, to end: Position, style: Style = .plain
  ) {
    guard end.column >= start.column else { return }
    glyphs == .braille
      ? dot(wire, from: start, to: end, style) : letter(wire, from: start, to: end, style)
  }

  /// Dots: a thin wire has every third one, a thick one is two dots high.
  private mutating func dot(_ wire: Wire, from start: Position, to end: Position, _ style: Style) {
    let pixels = glyphs.pixels
    let columns = (end.column - start.column + 1) * pixels.columns
    let slope = Double((end.row - start.row) * pixels.rows) / Double(max(1, columns - 1))
    // A steep wire has more than one dot in a column.
    let parts = max(1, Int(abs(slope).rounded(.up)))
    for part in 0..<columns * parts {
      let across = Double(part) / Double(parts)
      let isGap = wire.isBroken && Int(across) % 5 > 2
      if isGap || wire.weight == .thin && part % 3 > 0 { continue }
      let y = start.row * pixels.rows + 1 + Int((across * slope).rounded())
      for thick in 0..<(wire.weight == .thick ? 2 : 1) {
        dot(
          column: start.column * pixels.columns + Int(across), row: y + thick, style: style)
      }
    }
  }

  private mutating func dot(column x: Int, row y: Int, style: Style) {
    guard x >= 0, y >= 0 else { return }
    let pixels = glyphs.pixels
    let (column, row) = (x / pixels.columns, y / pixels.rows)
    let present = self[column, row].scalar
    self[column, row] = Cell(
      present.withBrailleDot(column: x % pixels.columns, row: y % pixels.rows), style)
  }

  /// Characters that lean as the wire does.
  private mutating func letter(
    _ wire: Wire, from start: Position, to end: Position, _ style: Style
  ) {
    let isASCII = glyphs == .ascii
    let level: Unicode.Scalar =
      switch wire.weight {
      case .thin: isASCII ? "." : "∙"
      case .plain: isASCII ? "-" : "─"
      case .thick: isASCII ? "=" : "═"
      }
    let columns = end.column - start.column
    let height = end.row - start.row
    var row = start.row
    for step in 0...columns {
      let next =
        columns == 0
        ? end.row
        : start.row + Int((Double(height * (step + 1)) / Double(columns + 1)).rounded())
      let column = start.column + step
      if wire.isBroken && step % 3 == 2 {
        row = next
        continue
      }
      let leaning: Unicode.Scalar = next > row ? "\\" : "/"
      if next == row {
        self[column, row] = Cell(level, style)
      } else {
        for between in stride(from: row, to: next, by: next > row ? 1 : -1) {
          self[column, between] = Cell(abs(next - row) > 1 ? glyphs.vertical : leaning, style)
        }
      }
      row = next
    }
  }
}
