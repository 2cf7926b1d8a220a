package import Terminal

/// Where a list to choose from is over the view, such as that of presets.
package struct EntryList: Equatable {
  /// All of it with its frame.
  package let panel: Rect
  package let list: Rect
  /// For what the chosen one is about; empty where there is no room.
  package let about: Rect
  /// How many entries are above the first one seen.
  package let first: Int
  package let count: Int
  package let chosen: Int

  /// - Parameters:
  ///   - size: that of the screen, in whose middle it is.
  ///   - columns: how many it takes at most.
  ///   - aboutRows: how many lines there are for what the chosen one is about; where rows are short,
  ///     they are left to the entries.
  ///   - pinned: the first one to be seen, if the list is not to move under the mouse.
  package init(over size: Size, columns: Int, count: Int, chosen: Int, aboutRows: Int, pinned: Int?)
  {
    let border = aboutRows > 0 ? aboutRows + 1 : 0
    panel = Rect.panel(over: size, columns: columns, rows: count + border + 2)
    self.count = count
    self.chosen = chosen
    let inside = panel.inset(columns: 2, rows: 1)
    let spare = inside.rows >= 8 ? max(inside.rows - count, inside.rows / 2) : inside.rows - count
    (list, about) = inside.splitTop(inside.rows - (spare >= 2 ? min(border, spare) : 0))
    first = Scroll.first(chosen: chosen, count: count, rows: list.rows, pinned: pinned)
  }

  /// How many entries a page on or back goes: one of those seen stays in sight.
  package var page: Int { max(1, list.rows - 1) }

  /// The entry at a place of the screen.
  package func entry(at position: Position) -> Int? {
    let lines = Rect(
      column: panel.column, row: list.row, columns: panel.columns, rows: list.rows)
    let index = first + position.row - list.row
    return lines.contains(position) && index < count ? index : nil
  }

  /// - Parameters:
  ///   - titles: in several wordings, the longest first.
  ///   - words: what the chosen one is about.
  ///   - search: what is looked for in the list.
  ///   - entry: what stands for an entry, counted from 0, and at the end of its line.
  package func draw(
    titles: [String], about words: String, search: Search?, in glyphs: GlyphSet,
    on grid: inout Grid, entry: (Int) -> (name: String, mark: String)
  ) {
    var frame = Frame(grid.size)
    grid.fill(panel)
    frame.markMore(
      above: first, below: count - first - list.rows, of: panel,
      lastRow: about.rows > 0 ? about.row : panel.endRow - 1)
    frame.box(panel, titles: titles)
    if about.rows > 0 {
      frame.horizontal(row: about.row, from: panel.column, to: panel.endColumn - 1)
    }
    if let search { frame.title(search.wordings, beneath: panel, style: Style(.accent)) }
    grid.draw(frame)
    for index in (first..<count).prefix(list.rows) {
      let line = Rect(
        column: list.column, row: list.row + index - first, columns: list.columns, rows: 1)
      draw(entry(index), isChosen: index == chosen, in: line, search, glyphs, on: &grid)
    }
    let lines = flowed(words, columns: about.columns, in: glyphs)
    let room = max(0, about.rows - 1)
    for (row, line) in lines.prefix(room).enumerated() {
      let isCut = row == room - 1 && lines.count > room
      let place = Position(column: about.column, row: about.row + 1 + row)
      grid.write(
        isCut ? glyphs.cutShort(line, to: about.columns) : line, at: place, limit: about.columns)
      search?.mark(line, at: place, limit: about.columns, in: glyphs, on: &grid)
    }
  }

  private func draw(
    _ entry: (name: String, mark: String), isChosen: Bool, in line: Rect, _ search: Search?,
    _ glyphs: GlyphSet, on grid: inout Grid
  ) {
    let (name, mark) = entry
    let style = isChosen ? Style(.selection, .reverse) : .plain
    if isChosen { grid.fill(line, Terminal.Cell(" ", style)) }
    let pointer = isChosen ? String(Character(glyphs.pointer)) : " "
    let markColumns = glyphs.columns(of: mark)
    let room = line.columns - (mark.isEmpty ? 0 : markColumns + 1)
    grid.write(glyphs.fitted("\(pointer) \(name)", to: room), at: line.origin, style: style)
    grid.write(
      mark, at: Position(column: line.endColumn - markColumns, row: line.row),
      style: isChosen ? style : Style(.faint))
    search?.mark(
      name, at: Position(column: line.column + 2, row: line.row), limit: room - 2, in: glyphs,
      on: &grid)
  }
}
