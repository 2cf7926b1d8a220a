package import Terminal

extension Grid {
  /// Writes round values to the left of a plot, flush right in so many columns.
  package mutating func labelUpwards(
    _ range: AxisRange, beside plot: Rect, count: Int, columns: Int
  ) {
    for tick in Axis.ticks(range, count: count, columns: columns) {
      guard let row = Axis.row(of: tick.value, range: range, rows: plot.rows) else { continue }
      write(
        glyphs.padded(tick.label, to: columns),
        at: Position(column: plot.column - columns - 1, row: plot.row + row), style: Style(.faint))
    }
  }

  /// Writes round values below a plot.
  package mutating func labelAcross(_ range: AxisRange, beneath plot: Rect, count: Int) {
    let ticks = Axis.ticks(
      range, count: count, acrossColumns: plot.columns, room: 0..<plot.columns, slides: true)
    for (tick, column) in ticks {
      write(
        tick.label, at: Position(column: plot.column + column, row: plot.endRow),
        style: Style(.faint))
    }
  }
}

extension PlanePlot {
  /// The point in the middle of a cell of a plot that is drawn over the plane.
  package func point(at position: Position, in plot: Rect) -> SIMD2<Double> {
    let across = Double(position.column - plot.column) / Double(max(1, plot.columns - 1))
    let down = Double(position.row - plot.row) / Double(max(1, plot.rows - 1))
    return [
      horizontal.lower + horizontal.span * across, vertical.lower + vertical.span * (1 - down),
    ]
  }
}
