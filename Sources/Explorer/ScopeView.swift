import Laboratory
public import Terminal

/// A picture of the explorer, and the axes it was drawn with.
public struct Picture: Sendable {
  public var grid: Grid
  public var ranges: ChartRanges
}

extension ExplorerState {
  /// The explorer as it looks on a screen of this size.
  ///
  /// - Parameter backdrop: what `backdrop(_:)` gave for this size and this state, but for what has
  ///   been stepped since.
  public func picture(_ size: Size, on backdrop: Grid? = nil) -> Picture {
    var picture = Picture(grid: backdrop ?? self.backdrop(size), ranges: ranges)
    guard ScopeLayout.fits(size) else { return picture }
    switch view {
    case .scope: drawMoving(on: &picture)
    }
    switch overlay {
    case .none, .entry: break
    case .help(let scrolled): drawHelp(scrolled: scrolled, on: &picture.grid)
    case .command(let prompt): drawCompletions(of: prompt, on: &picture.grid)
    case .exports(let chosen): drawExports(chosen: chosen, on: &picture.grid)
    case .presets(let chosen): drawPresets(chosen: chosen, on: &picture.grid)
    }
    return picture
  }

  /// What of the picture stays as it is while nothing but time passes: frames, words, parameters,
  /// lags and keys.
  public func backdrop(_ size: Size) -> Grid {
    var grid = Grid(size: size, glyphs: glyphs)
    guard ScopeLayout.fits(size) else {
      grid.write("Window too small", at: Position(column: 0, row: 0), style: Style(.warning))
      return grid
    }
    let layout = layout(size)
    drawFrame(layout, on: &grid)
    if let words = layout.words { drawWords(in: words, on: &grid) }
    if let panel = layout.panel { drawParameters(in: panel, on: &grid) }
    drawLags(in: layout.lags, on: &grid)
    drawHint(in: layout.hint, on: &grid)
    return grid
  }

  private func layout(_ size: Size) -> ScopeLayout {
    ScopeLayout(
      size, layerCount: preset.layers.count, chosen: layer ?? preset.layers.count - 1)
  }

  /// What changes with time: the charts, their time axis and the title.
  private func drawMoving(on picture: inout Picture) {
    let layout = layout(picture.grid.size)
    let axis = TimeAxis(
      window: window, now: timeline.experiment.time,
      columns: layout.plots.first?.first?.columns ?? 1, glyphs: glyphs, trace: timeline.trace)
    drawTitle(in: layout.title, on: &picture.grid)
    for bar in layout.bars.dropLast() {
      let left = Position(column: bar + 1 + layout.gutter, row: layout.lines.last ?? 0)
      drawTimes(axis, at: left, on: &picture.grid)
    }
    if let plot = layout.stimulus { drawStimulus(in: plot, layout, axis, on: &picture) }
    for (layer, plots) in zip(layout.layers, layout.plots) {
      for (signal, plot) in zip(layout.signals, plots) {
        draw(signal, ofLayer: layer, in: plot, layout, axis, on: &picture)
      }
    }
  }

  private func drawFrame(_ layout: ScopeLayout, on grid: inout Grid) {
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
          number == 0
            ? "\(name(ofLayer: layer)) · \(layout.signals.count > 1 ? signal.symbol : signal.title)"
            : signal.title,
          at: Position(column: layout.bars[number], row: row), limit: limit,
          style: Style(.title, self.layer == layer ? .bold : []))
      }
    }
    grid.draw(frame)
    grid.write("ms", at: Position(column: left + 2, row: bottom), style: Style(.faint))
  }

  private func drawTimes(_ axis: TimeAxis, at position: Position, on grid: inout Grid) {
    let range = AxisRange(axis.start, axis.end)
    for tick in Axis.ticks(range, count: max(3, axis.columns / 8)) {
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
    let chosen =
      described.neurons > 1 ? " \(shownNeuron(ofLayer: layer) + 1)/\(described.neurons)" : ""
    return "layer \(layer + 1) \(described.name)\(chosen)"
  }

  /// The neuron drawn of a layer, counted from 0 within the layer.
  func shownNeuron(ofLayer layer: Int) -> Int { min(neuron, preset.layers[layer].neurons - 1) }

  /// About the preset, for who sees it for the first time.
  private func drawWords(in rect: Rect, on grid: inout Grid) {
    let rect = rect.inset(columns: 1)
    let warnings = preset.warnings.map(\.message)
    let lines = (warnings + [opened.about]).flatMap {
      flowed($0, columns: rect.columns, in: glyphs)
    }
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
