import Glibc
import Laboratory
import Terminal

// What of the lag, Bode and phase views is under the mouse.
extension ExplorerState {
  func lagPlace(at position: Position, on size: Size) -> MousePlace {
    let layout = lagLayout(size)
    if let chart = layout.chart, let plot = layout.plot, chart.contains(position) {
      guard position.row == chart.endRow - 1 else { return .errors }
      return plot.columns > 0 ? .times(perColumn: window / Double(plot.columns)) : .elsewhere
    }
    let rows = lagRows(in: layout)
    let index = position.row - layout.inside.row - 1
    guard layout.inside.contains(position), (0..<rows.layers.count * rows.members.count) ~= index
    else { return .elsewhere }
    return .lags(layer: rows.layers.lowerBound + index / rows.members.count)
  }

  func bodePlace(at position: Position, on size: Size) -> MousePlace {
    let layout = bodeLayout(size)
    for (layer, plots) in zip(layout.layers, layout.plots) {
      for plot in [plots.gain, plots.phase] where plot.contains(position) {
        let frequency = BodeAxes(for: preset).frequency(
          ofColumn: position.column - plot.column, columns: plot.columns)
        return .frequency(layer: layer, frequency)
      }
    }
    guard let top = layout.lines.first, let left = layout.bars.first, let right = layout.bars.last,
      (left...right).contains(position.column), position.row >= top
    else { return .elsewhere }
    let block = layout.lines.dropLast().lastIndex { $0 <= position.row } ?? 0
    return .response(layer: layout.layers.lowerBound + (layout.isStacked ? 0 : block))
  }

  func phasePlace(at position: Position, on size: Size) -> MousePlace {
    let area = phaseAreas(PageLayout(size).body).area
    let plot = phasePlot(in: area)
    guard area.contains(position), !plot.isEmpty else { return .elsewhere }
    if position.row >= plot.endRow { return .axis(isVertical: false) }
    return position.column < plot.column ? .axis(isVertical: true) : .paths
  }
}

// The times of the charts under the mouse.
extension ExplorerState {
  /// The plot or the half of one that a column of the screen crosses, where charts go on with time.
  func timePane(at position: Position, on size: Size) -> Rect? {
    let panes: [Rect] =
      switch view {
      case .scope:
        (layout(size).plots.first ?? []).flatMap(layout(size).panes)
      case .lag: [lagLayout(size).plot].compactMap(\.self)
      case .network, .bode, .learning, .phase: []
      }
    return panes.first { ($0.column..<$0.endColumn).contains(position.column) }
  }

  /// The time in the middle of a column of such a pane, in ms; nil in the gap of a sweep.
  func time(ofColumn column: Int, in pane: Rect, on size: Size) -> Double? {
    guard let axis = cursorAxis(on: size), pane.columns > 0 else { return nil }
    let pixelsPerColumn = axis.pixels / axis.columns
    let place = max(0, min(column - pane.column, axis.columns - 1))
    let time = axis.times[place * pixelsPerColumn] + axis.columnSpan / 2
    return time.isFinite ? time : nil
  }
}
