import Stage
import Terminal
import Views

extension View {
  /// The columns that the views' tabs take in a row of so many, " 1 Scope " the first after a blank; close
  /// together where there is no room for more.
  static func tabs(in columns: Int) -> [(view: View, title: String, columns: Range<Int>)] {
    let names = ViewDeck.cards.map { "\($0.number) \($0.title)" }
    let isWide = names.reduce(0) { $0 + $1.count + 3 } <= columns
    var start = 1
    return zip(ViewDeck.cards, names).map { card, name in
      let title = isWide ? " \(name) " : name
      let end = start + title.count
      defer { start = end + 1 }
      return (card.view, title, start..<end)
    }
  }

  /// The view whose tab is at a column of the row.
  static func tab(at column: Int, in columns: Int) -> View? {
    tabs(in: columns).first { $0.columns.contains(column) }?.view
  }
}

extension ExplorerPage {
  /// The views with their numbers, the open one marked; at the right where help is.
  func drawTabs(in rect: Rect, on grid: inout Grid) {
    let tabs = View.tabs(in: rect.columns)
    for (view, title, columns) in tabs {
      grid.write(
        title, at: Position(column: rect.column + columns.lowerBound, row: rect.row),
        style: view == self.view ? Style(.title, .reverse) : Style(.faint))
    }
    let hints = keys.hint(.help, in: glyphs)
    let start = rect.endColumn - glyphs.columns(of: hints) - 1
    if start > tabs.last?.columns.upperBound ?? 0 {
      grid.write(hints, at: Position(column: start, row: rect.row), style: Style(.faint))
    }
  }
}
