extension Grid {
  /// Draws a curve as loose dots, for what lies behind the traces of a chart.
  ///
  /// A dot shares its cell with the dots that are there already; what a `Plot` draws afterwards
  /// takes the whole cell.
  ///
  /// - Parameters:
  ///   - values: one for each column of pixels; NaN for no value.
  ///   - spacing: how many columns of pixels lie from dot to dot.
  ///   - first: the column of the first dot.
  ///   - glyph: what a dot is in ASCII.
  package mutating func scatter(
    _ values: [Double], range: AxisRange, in rect: Rect, spacing: Int, from first: Int = 0,
    glyph: Unicode.Scalar = ",", style: Style = Style(.faint)
  ) {
    let pixels = glyphs.pixels
    let last = min(values.count, rect.columns * pixels.columns)
    for x in stride(from: first, to: last, by: max(1, spacing)) {
      let y = Axis.row(of: values[x], range: range, rows: rect.rows * pixels.rows)
      guard let y else { continue }
      let (column, row) = (rect.column + x / pixels.columns, rect.row + y / pixels.rows)
      guard rect.contains(Position(column: column, row: row)) else { continue }
      let present = self[column, row].scalar
      let dotted: Unicode.Scalar =
        switch glyphs {
        case .braille: present.withBrailleDot(column: x % 2, row: y % 4)
        case .block: present.withHalfBlock(y % 2)
        case .ascii: glyph
        }
      self[column, row] = Cell(dotted, style)
    }
  }
}

extension Unicode.Scalar {
  /// A braille pattern with one more dot; anything else makes way for it.
  package func withBrailleDot(column: Int, row: Int) -> Unicode.Scalar {
    let bits = (0x2800...0x28FF).contains(value) ? value : 0x2800
    return Unicode.Scalar(bits | UInt32(PlotRaster.bit(column, row))) ?? self
  }

  /// A half block, the upper 0 or the lower 1, joined to the other half.
  func withHalfBlock(_ half: Int) -> Unicode.Scalar {
    switch (self, half) {
    case ("█", _), ("▀", 1), ("▄", 0): "█"
    default: half == 0 ? "▀" : "▄"
    }
  }
}
