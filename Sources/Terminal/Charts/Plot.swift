/// A chart: traces over a common axis, a pure function from values to cells.
///
/// Traces can be told apart without colour. A solid line is unbroken; a dotted and a dashed line
/// have gaps, or in ASCII glyphs of their own. Where a broken line lies exactly on a solid one its
/// dots move to the next free place beside it, and in ASCII the two take turns, so that "the same"
/// looks different from "only one".
public struct Plot: Sendable {
  /// How a trace is drawn.
  public enum Line: CaseIterable, Sendable {
    case solid, dotted, dashed
  }

  /// The lowest and the highest value that fall into one column of pixels; NaN for no value.
  public struct Extent: Hashable, Sendable {
    public var low: Double
    public var high: Double

    public init(_ low: Double, _ high: Double) {
      self.low = low
      self.high = high
    }

    public init(_ value: Double) {
      self.init(value, value)
    }

    public static let nothing = Extent(.nan)
  }

  /// One curve: an extent for each column of pixels from the left. Neighbours are joined; a
  /// column without a value interrupts the line.
  public struct Trace: Sendable {
    public var ink: Ink
    public var line: Line
    public var extents: [Extent]

    public init(_ ink: Ink, _ line: Line = .solid, extents: [Extent]) {
      self.ink = ink
      self.line = line
      self.extents = extents
    }

    /// A curve with one value for each column of pixels.
    public init(_ ink: Ink, _ line: Line = .solid, values: some Sequence<Double>) {
      self.init(ink, line, extents: values.map { Extent($0) })
    }
  }

  /// A vertical line beneath the traces, to point at a moment.
  public struct Mark: Hashable, Sendable {
    public var pixelColumn: Int
    public var style: Style

    public init(pixelColumn: Int, style: Style = Style(.accent)) {
      self.pixelColumn = pixelColumn
      self.style = style
    }
  }

  /// What the chart's height spans.
  public var range: AxisRange
  /// The curves; where they share a cell the first one's ink is seen.
  public var traces: [Trace]
  /// Values with a faint horizontal line beneath the traces.
  public var references: [Double]
  public var marks: [Mark]
  /// Which pixel of their pattern broken lines begin with. A chart that rolls adds to it what it
  /// has moved to the left, so that the dashes move with the curve.
  public var phase: Int

  public init(
    range: AxisRange, traces: [Trace], references: [Double] = [0], marks: [Mark] = [],
    phase: Int = 0
  ) {
    self.range = range
    self.traces = traces
    self.references = references
    self.marks = marks
    self.phase = phase
  }

  /// How many columns of pixels, and so extents of a trace, a rectangle has.
  public static func columnsOfPixels(in rect: Rect, glyphs: GlyphSet) -> Int {
    rect.columns * glyphs.pixels.columns
  }
}

extension Plot.Line {
  /// Two columns that show the line in a legend.
  public func sample(in glyphs: GlyphSet) -> String {
    switch (self, glyphs) {
    case (.solid, .ascii): "--"
    case (.dotted, .ascii): "::"
    case (.dashed, .ascii): "=="
    case (.solid, _): "──"
    case (.dotted, _): "··"
    case (.dashed, .braille): "╌╌"
    case (.dashed, .block): "- "
    }
  }
}

extension Grid {
  /// Draws a chart over a rectangle, which is not cleared before.
  public mutating func draw(_ plot: Plot, in rect: Rect) {
    let visible = rect.intersection(bounds)
    guard !visible.isEmpty else { return }
    drawReferences(plot, rect)
    drawMarks(plot, rect)
    let raster = PlotRaster(plot, size: rect.size, glyphs: glyphs)
    for row in visible.row..<visible.endRow {
      for column in visible.column..<visible.endColumn {
        let cell = raster.cell(column: column - rect.column, row: row - rect.row)
        if let cell { self[column, row] = cell }
      }
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
