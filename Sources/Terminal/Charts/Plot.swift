/// A chart: traces over a common axis, a pure function from values to cells.
///
/// Traces can be told apart without colour. A solid line is unbroken; a dotted and a dashed line
/// have gaps, or in ASCII glyphs of their own. Where a broken line lies exactly on a solid one its
/// dots move to the next free place beside it. A cell that several traces share is seen in the ink of
/// the one with the larger part of its own dots there; where they have the same dots they take turns,
/// so that "the same" looks different from "only one".
package struct Plot: Sendable {
  /// How a trace is drawn.
  package enum Line: CaseIterable, Sendable {
    case solid, dotted, dashed, longDashed
  }

  /// The lowest and the highest value that fall into one column of pixels; NaN for no value.
  package struct Extent: Hashable, Sendable {
    package var low: Double
    package var high: Double

    package init(_ low: Double, _ high: Double) {
      self.low = low
      self.high = high
    }

    package init(_ value: Double) {
      self.init(value, value)
    }

    package static let nothing = Extent(.nan)
  }

  /// One curve: an extent for each column of pixels from the left. Neighbours are joined; a
  /// column without a value interrupts the line.
  package struct Trace: Sendable {
    package var ink: Ink
    package var line: Line
    package var extents: [Extent]
    /// How much its dots count against another's where they share a cell. With 0 it is seen only
    /// where nothing else is.
    package var claim: Double

    package init(
      _ ink: Ink, _ line: Line = .solid, extents: [Extent], claim: Double = 1
    ) {
      self.ink = ink
      self.line = line
      self.extents = extents
      self.claim = claim
    }

    /// A curve with one value for each column of pixels.
    package init(
      _ ink: Ink, _ line: Line = .solid, values: some Sequence<Double>, claim: Double = 1
    ) {
      self.init(ink, line, extents: values.map { Extent($0) }, claim: claim)
    }
  }

  /// The space from one trace, which is in it, to another, shaded.
  package struct Gap: Hashable, Sendable {
    /// The traces, counted from 0.
    package var one: Int
    package var other: Int
    /// What fills the cells in which nothing stands; nil shades the ground of all cells between.
    package var glyph: Unicode.Scalar?
    /// Whether the cells of the one trace are shaded, too; without them fewer colours change along a
    /// row, and so fewer bytes go to the terminal.
    package var liesUnderCurve: Bool

    package init(
      _ one: Int, _ other: Int, glyph: Unicode.Scalar? = nil, liesUnderCurve: Bool = true
    ) {
      self.one = one
      self.other = other
      self.glyph = glyph
      self.liesUnderCurve = liesUnderCurve
    }
  }

  /// A vertical line beneath the traces, to point at a moment.
  package struct Mark: Hashable, Sendable {
    package var pixelColumn: Int
    package var style: Style

    package init(pixelColumn: Int, style: Style = Style(.accent)) {
      self.pixelColumn = pixelColumn
      self.style = style
    }
  }

  /// What the chart's height spans.
  package var range: AxisRange
  package var traces: [Trace]
  package var gap: Gap?
  /// Values with a faint horizontal line beneath the traces.
  package var references: [Double]
  package var marks: [Mark]
  /// Which pixel of their pattern broken lines begin with. A chart that rolls adds to it what it
  /// has moved to the left, so that the dashes move with the curve.
  package var phase: Int

  package init(
    range: AxisRange, traces: [Trace], gap: Gap? = nil, references: [Double] = [0],
    marks: [Mark] = [], phase: Int = 0
  ) {
    self.range = range
    self.traces = traces
    self.gap = gap
    self.references = references
    self.marks = marks
    self.phase = phase
  }

  /// How many columns of pixels, and so extents of a trace, a rectangle has.
  package static func columnsOfPixels(in rect: Rect, glyphs: GlyphSet) -> Int {
    rect.columns * glyphs.pixels.columns
  }
}

extension Plot.Line {
  /// What stands for a broken line in ASCII; a solid one has a glyph for each height.
  var asciiGlyph: Unicode.Scalar? {
    switch self {
    case .solid: nil
    case .dotted: "="
    case .dashed: "#"
    case .longDashed: "%"
    }
  }

  /// Two columns that show the line in a legend.
  package func sample(in glyphs: GlyphSet) -> String {
    if glyphs == .ascii { return String(repeating: Character(asciiGlyph ?? "-"), count: 2) }
    return switch (self, glyphs) {
    case (.solid, _): "──"
    case (.dotted, _): "··"
    case (.dashed, .block): "- "
    case (.dashed, _): "╌╌"
    case (.longDashed, _): "─ "
    }
  }
}

extension Grid {
  /// Draws a chart over a rectangle, which is not cleared before.
  package mutating func draw(_ plot: Plot, in rect: Rect) {
    let visible = rect.intersection(bounds)
    guard !visible.isEmpty else { return }
    drawReferences(plot, rect)
    drawMarks(plot, rect)
    let raster = PlotRaster(plot, size: rect.size, glyphs: glyphs)
    for row in visible.row..<visible.endRow {
      for column in visible.column..<visible.endColumn {
        let (x, y) = (column - rect.column, row - rect.row)
        if let cell = raster.cell(column: x, row: y) { self[column, row] = cell }
        if let gap = plot.gap, raster.isGap(column: x, row: y) {
          shade(column, row, gap, beside: plot.traces[gap.one].ink)
        }
      }
    }
  }

  private mutating func shade(_ column: Int, _ row: Int, _ gap: Plot.Gap, beside ink: Ink) {
    var cell = self[column, row]
    if !gap.liesUnderCurve, cell.style.ink == ink { return }
    if let glyph = gap.glyph {
      guard cell.scalar == " " || cell.style.ink == .faint else { return }
      self[column, row] = Cell(glyph, Style(.faint))
    } else {
      cell.style.ground = .gap
      self[column, row] = cell
    }
  }

  private mutating func drawReferences(_ plot: Plot, _ rect: Rect) {
    let pixels = glyphs.pixels.rows
    for value in plot.references {
      guard let y = Axis.row(of: value, range: plot.range, rows: rect.rows * pixels) else {
        continue
      }
      let glyph: Unicode.Scalar =
        switch glyphs {
        case .braille: ["⠁", "⠂", "⠄", "⡀"][y % 4]
        case .block: "·"
        case .ascii: "+"
        }
      for column in stride(from: 0, to: rect.columns, by: glyphs == .ascii ? 4 : 2) {
        self[rect.column + column, rect.row + y / pixels] = Cell(glyph, Style(.faint))
      }
    }
  }

  private mutating func drawMarks(_ plot: Plot, _ rect: Rect) {
    for mark in plot.marks {
      let column = mark.pixelColumn / glyphs.pixels.columns
      guard mark.pixelColumn >= 0, column < rect.columns else { continue }
      let glyph: Unicode.Scalar = glyphs == .ascii ? "!" : "│"
      for row in 0..<rect.rows {
        self[rect.column + column, rect.row + row] = Cell(glyph, mark.style)
      }
    }
  }
}
