import Formats
import Laboratory
import Presets
import Stage
import Terminal

extension Staged<ScopeView> {
  /// The frame of the charts with its titles.
  func drawFrame(_ layout: ScopeLayout, on grid: inout Grid) {
    guard let top = layout.lines.first, let bottom = layout.lines.last,
      let left = layout.bars.first, let right = layout.bars.last
    else { return }
    var frame = Frame(grid.size)
    for row in layout.lines { frame.horizontal(row: row, from: left, to: right) }
    let layersTop = layout.lines[layout.stimulus == nil ? 0 : 1]
    for (number, bar) in layout.bars.enumerated() {
      // The words beside the stimulus span all columns but the first.
      let isInner = number > 1 && number < layout.bars.count - 1
      frame.vertical(column: bar, from: isInner ? layersTop : top, to: bottom)
    }
    let limit = layout.bars.count > 1 ? layout.bars[1] - left : right - left
    if layout.stimulus != nil {
      frame.title(
        stimulusWords, at: Position(column: left, row: top), limit: limit)
    }
    if layout.words != nil {
      frame.title(
        bench.ghosts.isEmpty ? watchTitle : "ghosts",
        at: Position(column: layout.bars[1], row: top), limit: right - layout.bars[1])
    }
    if layout.errors != nil {
      frame.title(
        "output r − ideal", at: Position(column: layout.bars[1], row: top), limit: limit)
    }
    let layerLines = layout.lines.dropFirst(layout.stimulus == nil ? 0 : 1)
    let half = layout.isSplit ? layout.gutter + layout.paneColumns + 1 : limit
    for (layer, row) in zip(layout.layers, layerLines) {
      for (number, bar) in layout.bars.dropLast().enumerated() {
        frame.title(
          title(ofLayer: layer, column: number, layout, columns: half - 4),
          at: Position(column: bar, row: row), limit: half)
      }
    }
    if layout.isSplit { split(layout, from: layersTop, to: bottom, on: &frame) }
    grid.draw(frame)
    grid.write(
      "ms·\(axisMode.rawValue)", at: Position(column: left + 1, row: bottom), style: Style(.faint))
    let absent = absentWords(layout)
    grid.write(
      absent, at: Position(column: right - glyphs.columns(of: absent), row: bottom),
      style: Style(.faint))
  }

  /// "stimulus · sine 5 Hz", and how the target is drawn where there is one.
  private var stimulusWords: [Frame.Words] {
    let title = Frame.Words(stimulusTitle, Style(.stimulus))
    guard preset.hasTarget else { return [title] }
    let style = TraceStyle.target
    return [title, Frame.Words("  \(style.line.sample(in: glyphs)) target", Style(style.ink))]
  }

  /// Divides each column of charts, the network's half from the twin's.
  private func split(_ layout: ScopeLayout, from top: Int, to bottom: Int, on frame: inout Frame) {
    for (number, bar) in layout.bars.dropLast().enumerated() {
      let divider = bar + 1 + layout.gutter + layout.paneColumns
      // The stimulus is on both sides the same.
      frame.vertical(
        column: divider, from: number == 0 ? layout.lines.first ?? top : top, to: bottom)
      for row in layout.lines where row >= top && row < bottom {
        frame.title(
          twinName, at: Position(column: divider, row: row), limit: layout.paneColumns,
          style: Style(compared.ink))
      }
    }
  }

  /// The signals that are not drawn, with the key that brings them or why they need not be seen:
  /// "y: u, e = 0: no target".
  private func absentWords(_ layout: ScopeLayout) -> String {
    guard view.expansion == .none else { return "" }
    let absent = possibleSignals.filter { !layout.signals.contains($0) }
    guard !absent.isEmpty else { return "" }
    let names = absent.map { signal in
      guard signal == .error, !hasErrors else { return signal.symbol }
      // Alone in a narrow column of charts the words would leave no room for the times.
      guard layout.paneColumns >= 60 || layout.bars.count > 2 else { return "e = 0" }
      return preset.hasTarget ? "e = 0: \(Parameter.beta.symbol) is 0" : "e = 0: no target"
    }
    return " \(keys.name(of: .nextColumns, in: glyphs)): \(names.joined(separator: ", ")) "
  }

  /// The times under each column of charts.
  func drawTimes(_ axis: TimeAxis, _ layout: ScopeLayout, on grid: inout Grid) {
    guard let row = layout.lines.last else { return }
    let absent = glyphs.columns(of: absentWords(layout))
    for (number, bar) in layout.bars.dropLast().enumerated() {
      let plot = Rect(
        column: bar + 1 + layout.gutter, row: row,
        columns: layout.plots.first?.first?.columns ?? 0, rows: 1)
      let panes = layout.panes(of: plot)
      for (half, pane) in panes.enumerated() {
        // The unit and the mode reach from the corner into the first pane.
        let taken = number + half == 0 ? 4 + axisMode.rawValue.count - layout.gutter : 0
        let isLast = number == layout.bars.count - 2 && half == panes.count - 1
        drawTimes(
          axis, in: pane.inset(left: 0, right: isLast ? absent : 0, top: 0, bottom: 0),
          after: taken, on: &grid)
      }
    }
  }
}
