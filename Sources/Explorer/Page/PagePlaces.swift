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

  /// What of the view is under the mouse, in numbers; nil where nothing is to be read, or something else is to
  /// be said.
  ///
  /// - Parameter size: of the view.
  func readout(on size: Size) -> Readout? {
    guard let pointer = hand.pointer, PageLayout.fits(size), overlay == .none, count == nil,
      message?.isWarning != true, Rect(size).contains(pointer),
      panel(on: size)?.contains(pointer) != true
    else { return nil }
    return views[view].readout(at: pointer, bench, look(on: size))
  }

  /// The same in the words of the last line; empty where there is nothing to be said.
  func readoutInWords(on size: Size) -> String {
    readout(on: size)?.words(in: size.columns - 2, glyphs) ?? ""
  }

  /// All numbers that are shown, what is under the mouse first, in columns parted by tabs.
  var numbers: String {
    let size = viewSize
    let tables = views[view].tables(bench, look(on: size)) + [tableOfParameters]
    return ([tableOfRun, readout(on: size)?.table].compactMap(\.self) + tables).tabSeparated
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
