import Laboratory
import Presets
import Terminal

extension ExplorerState {
  /// What of the scope stays as it is while nothing but time passes: frames, words, lags.
  func drawScopeBackdrop(on grid: inout Grid) {
    let layout = layout(grid.size)
    drawFrame(layout, on: &grid)
    if let words = layout.words ?? layout.about {
      drawWords(in: words, isTitled: layout.words != nil, on: &grid)
    }
    if let panel = layout.panel { drawParameters(in: panel, on: &grid) }
    if scope.cursor == nil { drawLags(layout, on: &grid) }
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
    var content = ScopeLayout.Content(
      layers: preset.layers.count, chosen: chosenLayer, expansion: scope.expansion,
      focus: scope.focus, columns: scope.columns,
      hasErrors: hasErrors, splits: twinMode == .sideBySide && preset.twin != nil,
      hasCursor: scope.cursor != nil, hasGhosts: !scope.ghosts.isEmpty)
    let layout = ScopeLayout(size, content)
    guard lesson != nil, scope.expansion == .none, !layout.canBeRead else { return layout }
    // Beside a lesson the layer that it asks about is worth more than several that are too low.
    content.expansion = .row
    return ScopeLayout(size, content)
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
