import Terminal

extension ExplorerState {
  /// The views with their numbers, the open one marked; at the right where help is.
  func drawTabs(in rect: Rect, on grid: inout Grid) {
    let keys = [Key.character("?"), .character(":")].compactMap { key in
      Command.table.first { $0.keys.contains(key) }.map { "\(key.name(in: glyphs)) \($0.name)" }
    }
    let hints = keys.joined(separator: "   ")
    var column = rect.column + 1
    for (number, view) in zip(1..., View.allCases) {
      let tab = " \(number) \(view.title) "
      grid.write(
        tab, at: Position(column: column, row: rect.row),
        style: view == self.view ? Style(.title, .reverse) : Style(.faint))
      column += glyphs.columns(of: tab) + 1
    }
    let start = rect.endColumn - glyphs.columns(of: hints) - 1
    if start > column {
      grid.write(hints, at: Position(column: start, row: rect.row), style: Style(.faint))
    }
  }
}
