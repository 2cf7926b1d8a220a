import Laboratory
import Terminal

extension ExplorerState {
  /// The key table, over the view.
  func drawHelp(scrolled: Int, on grid: inout Grid) {
    let rect = helpPanel(on: grid.size)
    var frame = Frame(grid.size)
    grid.fill(rect)
    frame.box(rect, title: "keys · \(Key.escape.name(in: glyphs)) closes this")
    grid.draw(frame)
    let inside = rect.inset(columns: 2, rows: 1)
    let lines = helpLines(columns: inside.columns)
    let first = max(0, min(scrolled, lines.count - inside.rows))
    for (row, line) in lines.dropFirst(first).prefix(inside.rows).enumerated() {
      grid.write(
        line.text, at: Position(column: inside.column, row: inside.row + row),
        style: line.isHeading ? Style(.title, .bold) : .plain, limit: inside.columns)
    }
    if first + inside.rows < lines.count {
      let more = " \(Key.down.name(in: glyphs)) more "
      grid.write(
        more,
        at: Position(column: rect.endColumn - 2 - glyphs.columns(of: more), row: rect.endRow - 1),
        style: Style(.accent))
    }
  }

  /// The panel of the help page on a screen of this size.
  func helpPanel(on size: Size) -> Rect { panel(over: size, columns: 72, rows: 200) }

  /// How far the help page can be scrolled on a screen of this size.
  func mostScrolled(on size: Size) -> Int {
    let inside = helpPanel(on: size).inset(columns: 2, rows: 1)
    return max(0, helpLines(columns: inside.columns).count - inside.rows)
  }

  private func helpLines(columns: Int) -> [(text: String, isHeading: Bool)] {
    var lines: [(text: String, isHeading: Bool)] = [("What to watch", true)]
    lines += flowed(whatToWatch, columns: columns, in: glyphs).map { ($0, false) }
    for group in Command.Group.allCases {
      lines.append(("", false))
      lines.append((group.rawValue, true))
      for command in keys.commands where command.group == group {
        let keys = command.keyNames(in: glyphs)
        let padding = String(repeating: " ", count: max(1, 16 - glyphs.columns(of: keys)))
        lines.append((keys + padding + command.summary, false))
      }
    }
    lines.append(("", false))
    lines.append(("After : any command by its name (:step 10), and", true))
    for verb in Verb.allCases {
      let words = "\(verb) \(verb.usage)"
      let padding = String(repeating: " ", count: max(1, 21 - glyphs.columns(of: words)))
      lines.append((words + padding + verb.summary, false))
    }
    lines.append(("", false))
    lines.append(("Mouse", true))
    for row in MouseTable.rows {
      let padding = String(repeating: " ", count: max(1, 17 - row.place.count))
      lines.append((row.place + padding + row.summary, false))
    }
    lines.append(("", false))
    lines.append(("Parameters", true))
    for parameter in shownParameters {
      let padding = String(
        repeating: " ", count: max(1, 16 - glyphs.columns(of: parameter.symbol)))
      lines.append((parameter.symbol + padding + parameter.help, false))
    }
    return lines
  }

  /// A rectangle in the middle of the screen, at most so large.
  func panel(over size: Size, columns: Int, rows: Int) -> Rect {
    let columns = min(columns, size.columns - 2)
    let rows = min(rows, size.rows - 2)
    return Rect(
      column: (size.columns - columns) / 2, row: (size.rows - rows) / 2, columns: columns,
      rows: rows)
  }
}
