import Laboratory
import Terminal

extension ExplorerState {
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
        stimulusTitle, at: Position(column: left, row: top), limit: limit,
        style: Style(.stimulus))
    }
    if layout.words != nil {
      frame.title(
        scope.ghosts.isEmpty ? "what to watch" : "ghosts",
        at: Position(column: layout.bars[1], row: top), limit: right - layout.bars[1])
    }
    if layout.errors != nil {
      frame.title(
        "output r − ideal", at: Position(column: layout.bars[1], row: top), limit: limit)
    }
    let layerLines = layout.lines.dropFirst(layout.stimulus == nil ? 0 : 1)
    let half = layout.isSplit ? layout.gutter + layout.paneColumns + 1 : limit
    for (layer, row) in zip(layout.layers, layerLines) {
      for (number, signal) in layout.signals.enumerated() {
        frame.title(
          number == 0
            ? title(ofLayer: layer, signal, layout, columns: half - 4)
            : title(of: signal, isSplit: layout.isSplit),
          at: Position(column: layout.bars[number], row: row), limit: half,
          style: Style(.title, self.layer == layer ? .bold : []))
      }
    }
    if layout.isSplit { split(layout, from: layersTop, to: bottom, on: &frame) }
    grid.draw(frame)
    grid.write(
      "ms·\(axisMode.rawValue)", at: Position(column: left + 1, row: bottom), style: Style(.faint))
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
          style: Style(TraceStyle.twin.ink))
      }
    }
  }

  /// "layer 2 hidden · u", shortened where it does not fit.
  private func title(
    ofLayer layer: Int, _ signal: ChartSignal, _ layout: ScopeLayout, columns: Int
  ) -> String {
    let described = preset.layers[layer]
    let count = described.neurons
    let neuron = count > 1 ? " \(shownNeuron(ofLayer: layer) + 1)/\(count)" : ""
    let signal =
      layout.signals.count == 1
      ? title(of: signal, isSplit: layout.isSplit) : symbol(of: signal)
    let full = "layer \(layer + 1) \(described.name)\(neuron) · \(signal)"
    return glyphs.columns(of: full) <= columns ? full : "layer \(layer + 1)\(neuron) · \(signal)"
  }

  /// What a column of charts shows, and of which network where that is not plain.
  private func title(of signal: ChartSignal, isSplit: Bool) -> String {
    guard preset.twin != nil else { return signal.title }
    if isSplit && signal == .rate { return "\(signal.title) · \(networkName)" }
    switch (twinMode, signal) {
    case (.difference, .rate): return "r − ideal"
    case (.difference, _): return "\(symbol(of: signal)) \(twinName) − \(networkName)"
    case (.off, .rate): return "\(signal.title) · twin off"
    default: return signal.title
    }
  }

  private func symbol(of signal: ChartSignal) -> String {
    guard twinMode == .difference, preset.twin != nil else { return signal.symbol }
    return signal == .rate ? "r − ideal" : "Δ\(signal.symbol)"
  }

  /// The times under each column of charts.
  func drawTimes(_ axis: TimeAxis, _ layout: ScopeLayout, on grid: inout Grid) {
    guard let row = layout.lines.last else { return }
    for (number, bar) in layout.bars.dropLast().enumerated() {
      let plot = Rect(
        column: bar + 1 + layout.gutter, row: row,
        columns: layout.plots.first?.first?.columns ?? 0, rows: 1)
      for (half, pane) in layout.panes(of: plot).enumerated() {
        // The unit and the mode reach from the corner into the first pane.
        let taken = number + half == 0 ? 4 + axisMode.rawValue.count - layout.gutter : 0
        drawTimes(axis, in: pane, after: taken, on: &grid)
      }
    }
  }

  /// The times under a pane, but for as many columns at its left.
  func drawTimes(_ axis: TimeAxis, in pane: Rect, after taken: Int, on grid: inout Grid) {
    for tick in Axis.ticks(axis.labels, count: max(3, axis.columns / 8)) {
      let column = Int(clamping: axis.labels.fraction(of: tick.value) * Double(axis.columns))
      let first = column - tick.label.count / 2
      guard first >= taken, first + tick.label.count <= axis.columns else { continue }
      grid.write(
        tick.label, at: Position(column: pane.column + first, row: pane.row),
        style: Style(.faint))
    }
  }

  /// The neuron drawn of a layer, counted from 0 within the layer.
  func shownNeuron(ofLayer layer: Int) -> Int { min(neuron, preset.layers[layer].neurons - 1) }

  /// Likewise, counted over the whole network.
  func place(ofLayer layer: Int) -> Int {
    preset.layers[..<layer].reduce(shownNeuron(ofLayer: layer)) { $0 + $1.neurons }
  }
}
