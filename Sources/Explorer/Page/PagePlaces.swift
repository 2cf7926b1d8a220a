import Laboratory
import Presets
import Stage
import Terminal
import Views

extension ExplorerPage {
  /// What a screen of this size shows at a position, by the layout that it is drawn with.
  func place(at position: Position, on size: Size) -> MousePlace {
    guard PageLayout.fits(size) else { return .elsewhere }
    if let covered = overlayPlace(at: position, on: size) { return covered }
    if let panel = panel(on: size), panel.contains(position) {
      return place(at: position, inPanel: panel)
    }
    if let tabs = PageLayout(size).tabs, tabs.contains(position) {
      return View.tab(at: position.column - tabs.column, in: tabs.columns).map(MousePlace.tab)
        ?? .elsewhere
    }
    return views[view].place(at: position, bench, look(on: size)).map(MousePlace.view) ?? .elsewhere
  }

  /// What of a list or page over the view is at a position; nil where nothing covers the view.
  private func overlayPlace(at position: Position, on size: Size) -> MousePlace? {
    if let index = openList(on: size)?.entry(at: position) { return .entry(index) }
    let panel = overlay.cover?.panel(surroundings, on: size)
    return panel.map { $0.contains(position) ? .overlay : .elsewhere }
  }

  /// Where the open view has the parameters; nil where it has no room for them.
  func panel(on size: Size) -> Rect? { views[view].panel(bench, look(on: size)) }

  private func place(at position: Position, inPanel panel: Rect) -> MousePlace {
    if position.row == panel.row { return .layerChoice }
    let rows = parameterRows(in: panel)
    guard let (parameter, line) = rows.seen.first(where: { $0.line.contains(position) }) else {
      return .elsewhere
    }
    let slider = slider(of: parameter, in: line)
    return slider?.contains(position) == true
      ? .slider(parameter, slider ?? line) : .parameter(parameter)
  }
}
