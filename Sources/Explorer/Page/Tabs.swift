import Stage
import Terminal
import Views

extension View {
  /// The columns that the views' tabs take in their row, " 1 Scope " the first after a blank.
  static var tabs: [(view: View, title: String, columns: Range<Int>)] {
    var start = 1
    return ViewDeck.cards.map { card in
      let title = " \(card.number) \(card.title) "
      let end = start + title.count
      defer { start = end + 1 }
      return (card.view, title, start..<end)
    }
  }

  /// The view whose tab is at a column of the row.
  static func tab(at column: Int) -> View? {
    tabs.first { $0.columns.contains(column) }?.view
  }
}

extension ExplorerPage {
  /// The views with their numbers, the open one marked; at the right where help is.
  func drawTabs(in rect: Rect, on grid: inout Grid) {
    for (view, title, columns) in View.tabs {
      grid.write(
        title, at: Position(column: rect.column + columns.lowerBound, row: rect.row),
        style: view == self.view ? Style(.title, .reverse) : Style(.faint))
    }
    let hints = keys.hint(.help, in: glyphs)
    let start = rect.endColumn - glyphs.columns(of: hints) - 1
    if start > View.tabs.last?.columns.upperBound ?? 0 {
      grid.write(hints, at: Position(column: start, row: rect.row), style: Style(.faint))
    }
  }
}
