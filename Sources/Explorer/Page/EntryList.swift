import Terminal

/// Where a list to choose from is over the view, such as that of presets.
struct EntryList: Equatable {
  /// All of it with its frame.
  let panel: Rect
  let list: Rect
  /// For what the chosen one is about; empty where there is no room.
  let about: Rect
  /// How many entries are above the first one seen.
  let first: Int
  private let count: Int
  private let chosen: Int

  /// - Parameter pinned: the first one to be seen, if the list is not to move under the mouse.
  init(_ panel: Rect, count: Int, chosen: Int, pinned: Int?) {
    self.panel = panel
    self.count = count
    self.chosen = chosen
    let inside = panel.inset(columns: 2, rows: 1)
    let aboutRows = inside.rows >= 8 ? min(7, inside.rows / 2) : 0
    (list, about) = inside.splitTop(inside.rows - aboutRows)
    first = Scroll.first(chosen: chosen, count: count, rows: list.rows, pinned: pinned)
  }

  /// The entry at a place of the screen.
  func entry(at position: Position) -> Int? {
    let lines = Rect(
      column: panel.column, row: list.row, columns: panel.columns, rows: list.rows)
    let index = first + position.row - list.row
    return lines.contains(position) && index < count ? index : nil
  }

  /// - Parameters:
  ///   - entry: what stands for an entry, counted from 0, and at the end of its line.
  ///   - words: what the chosen one is about.
  func draw(
    title: String, about words: String, in glyphs: GlyphSet, on grid: inout Grid,
    entry: (Int) -> (name: String, mark: String)
  ) {
    var frame = Frame(grid.size)
    grid.fill(panel)
    frame.box(panel, title: title)
    if about.rows > 0 {
      frame.horizontal(row: about.row, from: panel.column, to: panel.endColumn - 1)
    }
    grid.draw(frame)
    for index in (first..<count).prefix(list.rows) {
      let line = Rect(
        column: list.column, row: list.row + index - first, columns: list.columns, rows: 1)
      let (name, mark) = entry(index)
      let isChosen = index == chosen
      let style = isChosen ? Style(.selection, .reverse) : .plain
      if isChosen { grid.fill(line, Terminal.Cell(" ", style)) }
      let pointer = isChosen ? String(Character(glyphs.pointer)) : " "
      let markColumns = glyphs.columns(of: mark)
      grid.write(
        glyphs.fitted(
          "\(pointer) \(name)", to: line.columns - (mark.isEmpty ? 0 : markColumns + 1)),
        at: line.origin, style: style)
      grid.write(
        mark, at: Position(column: line.endColumn - markColumns, row: line.row),
        style: isChosen ? style : Style(.faint))
    }
    for (row, line) in flowed(words, columns: about.columns, in: glyphs)
      .prefix(max(0, about.rows - 1)).enumerated()
    {
      grid.write(line, at: Position(column: about.column, row: about.row + 1 + row))
    }
  }
}
