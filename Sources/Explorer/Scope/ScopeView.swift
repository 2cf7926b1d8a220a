import Laboratory
import Terminal

extension ExplorerState {
  /// What of the scope stays as it is while nothing but time passes: frames, words, lags.
  func drawScopeBackdrop(on grid: inout Grid) {
    let layout = layout(grid.size)
    drawFrame(layout, on: &grid)
    if let words = layout.words ?? layout.about { drawWords(in: words, on: &grid) }
    if let panel = layout.panel { drawParameters(in: panel, on: &grid) }
    if scope.cursor == nil { drawLags(in: layout.lags, on: &grid) }
  }

  /// What changes with time: the charts, their time axis, and what the cursor reads.
  func drawScope(on picture: inout Picture) {
    let layout = layout(picture.grid.size)
    let axis = timeAxis(layout)
    drawTimes(axis, layout, on: &picture.grid)
    drawCharts(layout, axis, on: &picture)
    if let row = rowAtCursor(on: axis) { drawReadout(ofRow: row, layout, on: &picture.grid) }
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
  func timeAxis(_ layout: ScopeLayout) -> TimeAxis { timeAxis(columns: layout.paneColumns) }

  /// The time axis of a chart of so many columns.
  func timeAxis(columns: Int) -> TimeAxis {
    TimeAxis(
      axisMode, window: window, cycle: timeline.experiment.stimulusCycle,
      now: timeline.experiment.time,
      columns: columns, glyphs: glyphs, trace: timeline.trace)
  }
}
