import Laboratory
import Presets
import Stage
package import Terminal

extension Staged<ScopeView> {
  /// What of the scope stays as it is while nothing but time passes: frames, words, lags.
  func drawScopeBackdrop(on grid: inout Grid) {
    let layout = layout(grid.size)
    drawFrame(layout, on: &grid)
    if let words = layout.words ?? layout.about {
      drawWords(in: words, isTitled: layout.words != nil, on: &grid)
    }
    if let panel = layout.panel { drawParameters(in: panel, on: &grid) }
    if bench.cursor == nil { drawLags(layout, on: &grid) }
  }

  /// Lets the axes of the charts follow what they are going to show.
  func adaptScope(_ ranges: inout ChartRanges) {
    let layout = layout(look.size)
    let axis = timeAxis(layout)
    // Loose curves have a value for each column that they are drawn in.
    let isExact = view.showsAllNeurons || !bench.ghosts.isEmpty
    ranges.follow(charts(layout, isExact ? axis : axis.condensed))
  }

  /// What changes with time: the charts, their time axis, and what the cursor reads.
  func drawScope(on grid: inout Grid) {
    let layout = layout(grid.size)
    let axis = timeAxis(layout)
    drawTimes(axis, layout, on: &grid)
    drawCharts(layout, axis, on: &grid)
    if let row = rowAtCursor(on: axis) { drawReadout(ofRow: row, layout, on: &grid) }
  }

  /// Whose curves lie over one another: on a large screen those of all networks, the twin compared with
  /// above the others.
  var overlaidMembers: [Member] {
    guard twinMode == .overlaid, look.size.columns >= 110, look.size.rows >= 30 else {
      return shownMembers
    }
    return [.network] + preset.members.dropFirst().filter { $0 != compared } + pair.dropFirst()
  }

  package func layout(_ size: Size) -> ScopeLayout {
    var content = ScopeLayout.Content(
      layers: preset.layers.count, chosen: chosenLayer, expansion: view.expansion,
      family: preset.family, focus: view.focus, columns: view.columns,
      hasErrors: hasErrors, showsTwin: preset.twin != nil && twinMode != .off,
      twins: preset.twins.count,
      splits: twinMode == .sideBySide && preset.twin != nil,
      hasCursor: bench.cursor != nil, hasGhosts: !bench.ghosts.isEmpty)
    let layout = ScopeLayout(size, content)
    guard bench.guide != nil, view.expansion == .none, !layout.canBeRead else { return layout }
    // Beside a lesson the layer that it asks about is worth more than several that are too low.
    content.expansion = .row
    return ScopeLayout(size, content)
  }

  /// The time axis that the charts of a layout share.
  func timeAxis(_ layout: ScopeLayout) -> TimeAxis { timeAxis(columns: layout.paneColumns) }
}
