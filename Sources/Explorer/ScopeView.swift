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
    if let tabs = layout.tabs { drawTabs(in: tabs, on: &grid) }
    if let words = layout.words ?? layout.about { drawWords(in: words, on: &grid) }
    if let panel = layout.panel { drawParameters(in: panel, on: &grid) }
    if scope.cursor == nil { drawLags(in: layout.lags, on: &grid) }
    drawHint(in: layout.hint, on: &grid)
    return grid
  }

  func layout(_ size: Size) -> ScopeLayout {
    ScopeLayout(
      size,
      ScopeLayout.Content(
        layers: preset.layers.count, chosen: chosenLayer, expansion: scope.expansion,
        focus: scope.focus, columns: scope.columns,
        splits: twinMode == .sideBySide && preset.twin != nil, hasGhosts: !scope.ghosts.isEmpty))
  }

  /// The time axis that the charts of a layout share.
  func timeAxis(_ layout: ScopeLayout) -> TimeAxis {
    TimeAxis(
      axisMode, window: window, cycle: preset.stimulusCycle, now: timeline.experiment.time,
      columns: layout.paneColumns, glyphs: glyphs, trace: timeline.trace)
  }

  /// What changes with time: the charts, their time axis, the title, and what the cursor reads.
  private func drawMoving(on picture: inout Picture) {
    let layout = layout(picture.grid.size)
    let axis = timeAxis(layout)
    drawTitle(in: layout.title, on: &picture.grid)
    drawTimes(axis, layout, on: &picture.grid)
    drawCharts(layout, axis, on: &picture)
    if let row = rowAtCursor(on: axis) { drawReadout(ofRow: row, layout, on: &picture.grid) }
  }
}
