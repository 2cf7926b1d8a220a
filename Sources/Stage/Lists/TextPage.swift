package import Terminal

/// A page to be read over the view, as the help is: lines that are scrolled, with their headings.
package struct TextPage {
  /// All of it with its frame.
  package let panel: Rect
  /// The lines as they are broken for it.
  package var lines: [(text: String, isHeading: Bool)] = []

  /// - Parameters:
  ///   - size: that of the screen, in whose middle it is.
  ///   - columns: how many it takes at most.
  package init(over size: Size, columns: Int) {
    panel = Rect.panel(over: size, columns: columns, rows: 200)
  }

  private var inside: Rect { panel.inset(columns: 2, rows: 1) }

  /// How long a line may be.
  package var columns: Int { inside.columns }

  /// How many lines are seen.
  package var rows: Int { inside.rows }

  /// How far it can be scrolled.
  package var mostScrolled: Int { max(0, lines.count - rows) }

  /// An empty line.
  package mutating func space() { lines.append(("", false)) }

  /// A heading of one line.
  package mutating func head(_ text: String) { lines.append((text, true)) }

  /// A paragraph, or a heading of several lines.
  package mutating func write(_ text: String, isHeading: Bool = false, in glyphs: GlyphSet) {
    lines += flowed(text, columns: columns, in: glyphs).map { ($0, isHeading) }
  }

  /// What something means, in a column of its own where there is room for one.
  package mutating func explain(
    _ word: String, _ meaning: String, indent: Int, in glyphs: GlyphSet
  ) {
    let indent = min(indent, columns / 2)
    let wordColumns = glyphs.columns(of: word)
    let padding = String(repeating: " ", count: indent)
    var meanings = flowed(meaning, columns: columns - indent, in: glyphs)
    if wordColumns < indent, let first = meanings.first {
      lines.append((word + String(repeating: " ", count: indent - wordColumns) + first, false))
      meanings.removeFirst()
    } else {
      write(word, in: glyphs)
    }
    lines += meanings.map { (padding + $0, false) }
  }

  /// - Parameters:
  ///   - scrolled: how many lines are above the first one seen.
  ///   - titles: in several wordings, the longest first.
  ///   - search: what is looked for on the page.
  package func draw(
    scrolled: Int, titles: [String], search: Search?, on grid: inout Grid
  ) {
    let first = max(0, min(scrolled, lines.count - inside.rows))
    var frame = Frame(grid.size)
    grid.fill(panel)
    frame.markMore(
      above: first, below: lines.count - first - inside.rows, of: panel, lastRow: panel.endRow - 1)
    frame.box(panel, titles: titles)
    if let search { frame.title(search.wordings, beneath: panel, style: Style(.accent)) }
    grid.draw(frame)
    for (row, line) in lines.dropFirst(first).prefix(inside.rows).enumerated() {
      let place = Position(column: inside.column, row: inside.row + row)
      let isMatch = search?.current == first + row
      grid.write(
        line.text, at: place,
        style: isMatch
          ? Style(.selection, .reverse) : line.isHeading ? Style(.title, .bold) : .plain,
        limit: inside.columns)
      search?.mark(line.text, at: place, limit: inside.columns, in: grid.glyphs, on: &grid)
    }
  }
}
