import Laboratory
import Terminal

extension ExplorerState {
  /// The list of presets, and what the chosen one is about.
  func drawPresets(chosen: Int, on grid: inout Grid) {
    let layout = presetList(chosen: chosen, on: grid.size)
    let (rect, list, about) = (layout.panel, layout.list, layout.about)
    var frame = Frame(grid.size)
    grid.fill(rect)
    frame.box(rect, title: "presets · Enter opens, \(Key.escape.name(in: glyphs)) leaves")
    let aboutRows = about.rows
    if aboutRows > 0 {
      frame.horizontal(row: about.row, from: rect.column, to: rect.endColumn - 1)
    }
    grid.draw(frame)
    let first = layout.first
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

extension ExplorerState {
  /// Where the list of presets is on a screen of this size.
  func presetList(chosen: Int, on size: Size) -> PresetListLayout {
    PresetListLayout(
      panel(over: size, columns: 84, rows: library.count + 10), count: library.count,
      chosen: chosen, pinned: scroll.list)
  }
}

/// Where a list of presets or lessons is over the view.
struct PresetListLayout: Equatable {
  /// All of it with its frame.
  let panel: Rect
  let list: Rect
  /// For what the chosen one is about; empty where there is no room.
  let about: Rect
  /// How many entries are above the first one seen.
  let first: Int
  private let count: Int

  /// - Parameter pinned: the first one to be seen, if the list is not to move under the mouse.
  init(_ panel: Rect, count: Int, chosen: Int, pinned: Int?) {
    self.panel = panel
    self.count = count
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
}
