import Laboratory
import Terminal

extension ExplorerState {
  /// The list of presets, and what the chosen one is about.
  func drawPresets(chosen: Int, on grid: inout Grid) {
    let rect = panel(over: grid.size, columns: 84, rows: library.count + 10)
    var frame = Frame(grid.size)
    grid.fill(rect)
    frame.box(rect, title: "presets · Enter opens, \(Key.escape.name(in: glyphs)) leaves")
    let inside = rect.inset(columns: 2, rows: 1)
    let aboutRows = inside.rows >= 8 ? min(7, inside.rows / 2) : 0
    let (list, about) = inside.splitTop(inside.rows - aboutRows)
    if aboutRows > 0 {
      frame.horizontal(row: about.row, from: rect.column, to: rect.endColumn - 1)
    }
    grid.draw(frame)
    let first = max(0, min(chosen - list.rows / 2, library.count - list.rows))
    for (row, entry) in library.dropFirst(first).prefix(list.rows).enumerated() {
      let isChosen = first + row == chosen
      let pointer = isChosen ? String(Character(glyphs.pointer)) : " "
      let line = Rect(column: list.column, row: list.row + row, columns: list.columns, rows: 1)
      if isChosen { grid.fill(line, Terminal.Cell(" ", Style(.selection, .reverse))) }
      grid.write(
        glyphs.fitted("\(pointer) \(listed(entry))", to: line.columns), at: line.origin,
        style: isChosen ? Style(.selection, .reverse) : .plain)
    }
    guard library.indices.contains(chosen), aboutRows > 1 else { return }
    let text = flowed(library[chosen].preset.about, columns: about.columns, in: glyphs)
    for (row, line) in text.prefix(aboutRows - 1).enumerated() {
      grid.write(line, at: Position(column: about.column, row: about.row + 1 + row))
    }
  }

  /// The title, and the name where several have the title.
  private func listed(_ entry: PresetEntry) -> String {
    let isAlone = library.count { $0.preset.title == entry.preset.title } == 1
    return isAlone ? entry.preset.title : "\(entry.preset.title) · \(entry.name)"
  }
}
