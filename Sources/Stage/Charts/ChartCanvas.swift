package import Terminal

/// What one half of a chart, or all of it, shows.
package struct ChartPane {
  /// Loose curves behind the traces.
  var beneath: [LooseCurve] = []
  var traces: [Plot.Trace]
  /// What lies between two of the traces is shaded.
  var gap: Plot.Gap?
  /// Whether 0 is seen however far the values are from it: how large an error is, is its point.
  var holdsZero = false

  package init(
    beneath: [LooseCurve] = [], traces: [Plot.Trace], gap: Plot.Gap? = nil, holdsZero: Bool = false
  ) {
    self.beneath = beneath
    self.traces = traces
    self.gap = gap
    self.holdsZero = holdsZero
  }
}

/// A curve of loose dots behind the traces: a ghost, or another neuron.
package struct LooseCurve {
  /// One for each column of pixels; NaN for no value.
  var values: [Double]
  /// The number of a ghost, set onto its curve; nil is none.
  var number: Int?
  /// How many columns of pixels lie between its dots in braille; fewer in the coarser glyphs.
  var spacing: Int

  package init(values: [Double], number: Int? = nil, spacing: Int) {
    self.values = values
    self.number = number
    self.spacing = spacing
  }

  /// The same, but that its number is not written.
  package var withoutLabel: LooseCurve { LooseCurve(values: values, number: nil, spacing: spacing) }
}

/// Draws charts with their axes.
package struct ChartCanvas {
  /// Where the panes of a plot are.
  let panes: (Rect) -> [Rect]
  /// The columns left of each plot for the labels of its axis.
  let gutter: Int
  let phase: Int
  /// The columns of pixels that the cursor and the marks of a lesson point at.
  package let marks: [Int]

  package init(panes: @escaping (Rect) -> [Rect], gutter: Int, phase: Int, marks: [Int]) {
    self.panes = panes
    self.gutter = gutter
    self.phase = phase
    self.marks = marks
  }

  /// Draws a chart over its axis as it is remembered.
  package func draw(_ chart: PlacedChart, over ranges: ChartRanges, on grid: inout Grid) {
    let (low, high) = chart.extremes
    let range = ranges.range(of: chart.chart, holding: low, high)
    for (pane, content) in zip(panes(chart.rect), chart.panes) {
      if !content.beneath.isEmpty {
        grid.draw(Plot(range: range, traces: []), in: pane)
        for curve in content.beneath { draw(curve, range, in: pane, on: &grid) }
      }
      grid.draw(
        Plot(
          range: range, traces: content.traces, gap: content.gap,
          references: content.beneath.isEmpty ? [0] : [],
          marks: marks.map { Plot.Mark(pixelColumn: $0) }, phase: phase),
        in: pane)
    }
    drawLimits(of: range, beside: chart.rect, on: &grid)
  }

  /// Draws a loose curve, with its number where it has one.
  package func draw(
    _ curve: LooseCurve, _ range: AxisRange, in pane: Rect, on grid: inout Grid
  ) {
    let pixelsPerColumn = max(
      1, Plot.columnsOfPixels(in: pane, glyphs: grid.glyphs) / max(1, pane.columns))
    let digit = curve.number.flatMap { Unicode.Scalar(UInt8(48 + $0 % 10)) }
    grid.scatter(
      curve.values, range: range, in: pane,
      spacing: max(2, curve.spacing * pixelsPerColumn / 2), from: curve.number ?? 0,
      glyph: digit ?? ",")
    guard let digit else { return }
    // Apart from one another, so that ghosts that coincide can all be read.
    let places = stride(from: 2 * (curve.number ?? 0), to: pane.columns, by: 2 * Ghost.most + 4)
    for column in places {
      let pixel = column * pixelsPerColumn
      guard curve.values.indices.contains(pixel),
        let row = Axis.row(of: curve.values[pixel], range: range, rows: pane.rows)
      else { continue }
      grid[pane.column + column, pane.row + row] = Cell(digit, Style(.faint))
    }
  }

  /// The axis's limits, and zero where it lies between them and there is room. A label that is
  /// longer than the columns for it reaches over the plot: it is never cut.
  private func drawLimits(of range: AxisRange, beside rect: Rect, on grid: inout Grid) {
    let labels = AxisLabels(limitsOf: range, columns: gutter)
    func write(_ text: String?, row: Int) {
      guard let text else { return }
      // A column is left free before the plot, unless it is needed.
      let column = rect.column - min(max(grid.glyphs.columns(of: text) + 1, 2), gutter)
      grid.write(
        text, at: Position(column: column, row: rect.row + row), style: Style(.faint))
    }
    guard rect.rows > 0 else { return }
    guard rect.rows > 1 else {
      return write(labels.areDifferences ? labels.texts.first : labels.texts.last, row: 0)
    }
    write(labels.texts.last, row: 0)
    write(labels.texts.first, row: rect.rows - 1)
    if labels.texts.count == 3, rect.rows > 2,
      let row = Axis.row(of: 0, range: range, rows: rect.rows), row > 0, row < rect.rows - 1
    {
      write(labels.texts[1], row: row)
    }
  }
}
