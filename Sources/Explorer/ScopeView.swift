import Laboratory
public import Terminal

/// A picture of the explorer, and the axes it was drawn with.
public struct Picture: Sendable {
  public var grid: Grid
  public var ranges: ChartRanges
}

extension ExplorerState {
  /// The explorer as it looks on a screen of this size.
  public func picture(_ size: Size) -> Picture {
    var picture = Picture(grid: Grid(size: size, glyphs: glyphs), ranges: ranges)
    guard size.columns >= ScopeLayout.smallest.columns, size.rows >= ScopeLayout.smallest.rows
    else {
      picture.grid.write("Window too small", at: Position(column: 0, row: 0), style: Style(.warning))
      return picture
    }
    switch view {
    case .scope: drawScope(on: &picture)
    }
    switch overlay {
    case .none, .entry: break
    case .help(let scrolled): drawHelp(scrolled: scrolled, on: &picture.grid)
    case .presets(let chosen): drawPresets(chosen: chosen, on: &picture.grid)
    }
    return picture
  }

  /// Stimulus, then u, r and e of every layer over one time axis, parameters and lags.
  private func drawScope(on picture: inout Picture) {
    let layout = ScopeLayout(
      picture.grid.size, layerCount: preset.layers.count,
      chosen: layer ?? preset.layers.count - 1)
    let axis = TimeAxis(
      window: window, now: timeline.experiment.time,
      columns: layout.plots.first?.first?.columns ?? 1, glyphs: glyphs)
    drawTitle(in: layout.title, on: &picture.grid)
    drawFrame(layout, axis, on: &picture.grid)
    if let plot = layout.stimulus { drawStimulus(in: plot, layout, axis, on: &picture) }
    if let words = layout.words { drawWords(in: words, on: &picture.grid) }
    for (layer, plots) in zip(layout.layers, layout.plots) {
      for (signal, plot) in zip(layout.signals, plots) {
        draw(signal, ofLayer: layer, in: plot, layout, axis, on: &picture)
      }
    }
    if let panel = layout.panel { drawParameters(in: panel, on: &picture.grid) }
    drawLags(in: layout.lags, on: &picture.grid)
    drawHint(in: layout.hint, on: &picture.grid)
  }

  private func drawFrame(_ layout: ScopeLayout, _ axis: TimeAxis, on grid: inout Grid) {
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
        "what to watch", at: Position(column: layout.bars[1], row: top),
        limit: right - layout.bars[1])
    }
    for (layer, row) in zip(layout.layers, layout.lines.dropFirst(layout.stimulus == nil ? 0 : 1)) {
      for (number, signal) in layout.signals.enumerated() {
        frame.title(
          number == 0 ? "\(name(ofLayer: layer)) · \(layout.signals.count > 1 ? signal.symbol : signal.title)" : signal.title,
          at: Position(column: layout.bars[number], row: row), limit: limit,
          style: Style(.title, self.layer == layer ? .bold : []))
      }
    }
    grid.draw(frame)
    for (number, bar) in layout.bars.dropLast().enumerated() {
      drawTimes(axis, at: Position(column: bar + 1 + layout.gutter, row: bottom), on: &grid)
      if number == 0 { grid.write("ms", at: Position(column: left + 2, row: bottom), style: Style(.faint)) }
    }
  }

  private func drawTimes(_ axis: TimeAxis, at position: Position, on grid: inout Grid) {
    let range = AxisRange(axis.start, axis.end)
    for tick in Axis.ticks(range, count: max(2, axis.columns / 12)) {
      let column = Int(range.fraction(of: tick.value) * Double(axis.columns))
      let first = column - tick.label.count / 2
      guard first >= 0, first + tick.label.count <= axis.columns else { continue }
      grid.write(
        tick.label, at: Position(column: position.column + first, row: position.row),
        style: Style(.faint))
    }
  }

  private func name(ofLayer layer: Int) -> String {
    let described = preset.layers[layer]
    let chosen = described.neurons > 1 ? " \(shownNeuron(ofLayer: layer) + 1)/\(described.neurons)" : ""
    return "layer \(layer + 1) \(described.name)\(chosen)"
  }

  /// The neuron drawn of a layer, counted from 0 within the layer.
  func shownNeuron(ofLayer layer: Int) -> Int { min(neuron, preset.layers[layer].neurons - 1) }

  /// About the preset, for who sees it for the first time.
  private func drawWords(in rect: Rect, on grid: inout Grid) {
    let rect = rect.inset(columns: 1)
    let warnings = preset.warnings.map(\.message)
    let lines = (warnings + [opened.about]).flatMap { flowed($0, columns: rect.columns, in: glyphs) }
    let warningLines = warnings.flatMap { flowed($0, columns: rect.columns, in: glyphs) }.count
    for (row, line) in lines.prefix(rect.rows).enumerated() {
      let isCut = row == rect.rows - 1 && lines.count > rect.rows
      let text = isCut ? glyphs.fitted(line + " …………", to: rect.columns) : line
      grid.write(
        text, at: Position(column: rect.column, row: rect.row + row),
        style: row < warningLines ? Style(.warning) : .plain, limit: rect.columns)
    }
  }
}
