/// A value's place on its scale: `──●────`.
package struct Slider: Hashable, Sendable {
  /// Between 0 at the left and 1 at the right.
  package var fraction: Double
  /// The place to compare with, the preset's for one; marked where the knob leaves it free.
  package var mark: Double?

  package init(_ fraction: Double, mark: Double? = nil) {
    self.fraction = fraction
    self.mark = mark
  }

  /// Which of `columns` columns the knob is in.
  package func knobColumn(in columns: Int) -> Int { Slider.column(of: fraction, in: columns) }

  /// The fraction that a click on a column means.
  package static func fraction(of column: Int, in columns: Int) -> Double {
    columns > 1 ? min(max(0, Double(column) / Double(columns - 1)), 1) : 0
  }

  fileprivate static func column(of fraction: Double, in columns: Int) -> Int {
    let fraction = fraction.isNaN ? 0 : min(max(0, fraction), 1)
    return Int(clamping: (fraction * Double(max(0, columns - 1))).rounded())
  }
}

extension Grid {
  /// Draws a slider `columns` wide.
  package mutating func draw(
    _ slider: Slider, at position: Position, columns: Int, style: Style = Style(.faint),
    knob: Style = Style(.accent)
  ) {
    guard columns > 0 else { return }
    let bar = Rect(column: position.column, row: position.row, columns: columns, rows: 1)
    fill(bar, Cell(glyphs.horizontal, style))
    if let mark = slider.mark {
      let column = position.column + Slider.column(of: mark, in: columns)
      self[column, position.row] = Cell(glyphs == .ascii ? "+" : "┼", style)
    }
    let column = position.column + slider.knobColumn(in: columns)
    self[column, position.row] = Cell(glyphs.knob, knob)
  }
}
