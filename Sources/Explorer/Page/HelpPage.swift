import Laboratory
import Presets
import Stage
import Terminal
import Views

extension ExplorerPage {
  /// The key table, over the view.
  func drawHelp(scrolled: Int, on grid: inout Grid) {
    let rect = helpPanel(on: grid.size)
    let inside = rect.inset(columns: 2, rows: 1)
    let lines = helpLines(columns: inside.columns)
    let first = max(0, min(scrolled, lines.count - inside.rows))
    let close = "\(Key.escape.name(in: glyphs)) closes this"
    var frame = Frame(grid.size)
    grid.fill(rect)
    frame.markMore(
      above: first, below: lines.count - first - inside.rows, of: rect, lastRow: rect.endRow - 1)
    frame.box(
      rect,
      titles: [
        "keys · \(keys.name(of: .find, in: glyphs)) finds, \(close)", "keys · \(close)", "keys",
      ])
    if let search { frame.title(search.wordings, beneath: rect, style: Style(.accent)) }
    grid.draw(frame)
    for (row, line) in lines.dropFirst(first).prefix(inside.rows).enumerated() {
      let place = Position(column: inside.column, row: inside.row + row)
      let isMatch = search?.current == first + row
      grid.write(
        line.text, at: place,
        style: isMatch
          ? Style(.selection, .reverse) : line.isHeading ? Style(.title, .bold) : .plain,
        limit: inside.columns)
      search?.mark(line.text, at: place, limit: inside.columns, in: glyphs, on: &grid)
    }
  }

  /// The panel of the help page on a screen of this size.
  package func helpPanel(on size: Size) -> Rect { Rect.panel(over: size, columns: 72, rows: 200) }

  /// How many lines of it are seen on a screen of this size.
  package func helpRows(on size: Size) -> Int {
    helpPanel(on: size).inset(columns: 2, rows: 1).rows
  }

  /// How far the help page can be scrolled on a screen of this size.
  package func mostScrolled(on size: Size) -> Int {
    max(0, helpLines(on: size).count - helpRows(on: size))
  }

  /// All of it, as a screen of this size has it.
  package func helpLines(on size: Size) -> [(text: String, isHeading: Bool)] {
    helpLines(columns: helpPanel(on: size).inset(columns: 2, rows: 1).columns)
  }

  private func helpLines(columns: Int) -> [(text: String, isHeading: Bool)] {
    var lines: [(text: String, isHeading: Bool)] = [("What to watch", true)]
    /// What something means, in a column of its own where there is room for one.
    func explain(_ word: String, _ meaning: String, indent: Int) {
      let indent = min(indent, columns / 2)
      let wordColumns = glyphs.columns(of: word)
      let padding = String(repeating: " ", count: indent)
      var meanings = flowed(meaning, columns: columns - indent, in: glyphs)
      if wordColumns < indent, let first = meanings.first {
        lines.append((word + String(repeating: " ", count: indent - wordColumns) + first, false))
        meanings.removeFirst()
      } else {
        lines += flowed(word, columns: columns, in: glyphs).map { ($0, false) }
      }
      lines += meanings.map { (padding + $0, false) }
    }
    lines += flowed(whatToWatch, columns: columns, in: glyphs).map { ($0, false) }
    for group in Command.Group.allCases {
      lines.append(("", false))
      lines.append((group.rawValue, true))
      for command in keys.commands where command.group == group {
        explain(command.keyNames(in: glyphs), command.summary, indent: 16)
      }
    }
    lines.append(("", false))
    lines += flowed(
      "After : any command by its name (:step 10), and", columns: columns, in: glyphs
    ).map { ($0, true) }
    for verb in Verb.allCases { explain("\(verb) \(verb.usage)", verb.summary, indent: 21) }
    lines.append(("", false))
    lines.append(("Mouse", true))
    for row in MouseTable.rows { explain(row.place, row.summary, indent: 17) }
    lines.append(("", false))
    lines.append(("Parameters", true))
    for parameter in shownParameters { explain(parameter.symbol, parameter.help, indent: 16) }
    if loop != nil {
      explain(
        "feedback loop",
        "β/βc, which stands below the parameters: the nudging strength over the one from which on "
          + "errors and rates feed one another and grow, by way of the output. βc is that of the very "
          + "step the network makes, at its present weights and slopes: it depends on the scheme, τr, γ "
          + "and where errors come from.", indent: 16)
    }
    return lines
  }
}
