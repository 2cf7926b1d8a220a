import Laboratory
import Terminal

extension ExplorerState {
  /// What can be exported, one of it chosen.
  func drawExports(chosen: Int, on grid: inout Grid) {
    let formats = ExportFormat.allCases
    let rect = exportPanel(on: grid.size)
    var frame = Frame(grid.size)
    grid.fill(rect)
    frame.box(rect, title: "export · Enter writes, \(Key.escape.name(in: glyphs)) leaves")
    grid.draw(frame)
    let inside = rect.inset(columns: 2, rows: 1)
    for (row, format) in formats.enumerated() where row < inside.rows {
      let line = Rect(
        column: inside.column, row: inside.row + row, columns: inside.columns, rows: 1)
      let isChosen = row == chosen
      let style = isChosen ? Style(.selection, .reverse) : .plain
      if isChosen { grid.fill(line, Terminal.Cell(" ", style)) }
      let pointer = isChosen ? String(Character(glyphs.pointer)) : " "
      let name = format.rawValue + String(repeating: " ", count: 6 - format.rawValue.count)
      grid.write(
        glyphs.fitted("\(pointer) \(name)\(format.summary)", to: line.columns), at: line.origin,
        style: style)
    }
    guard formats.indices.contains(chosen), inside.rows > formats.count + 1,
      case .numbered(let stem, let ending) = place(ofExport: formats[chosen])
    else { return }
    grid.write(
      glyphs.fitted("\(stem).\(ending)", to: inside.columns),
      at: Position(column: inside.column, row: inside.endRow - 1), style: Style(.faint))
  }

  /// The panel of the list of exports on a screen of this size.
  func exportPanel(on size: Size) -> Rect {
    panel(over: size, columns: 64, rows: ExportFormat.allCases.count + 4)
  }

  /// A key while the list of exports is open.
  mutating func chooseExport(_ key: Key, from chosen: Int) {
    let last = ExportFormat.allCases.count - 1
    switch key {
    case .up, .character("k"): overlay = .exports(chosen: max(0, chosen - 1))
    case .down, .character("j"): overlay = .exports(chosen: min(last, chosen + 1))
    case .home: overlay = .exports(chosen: 0)
    case .end: overlay = .exports(chosen: last)
    case .enter, .character(" "): apply(.confirm)
    case .escape, .character("x"): apply(.back)
    case .character("q"), .control("C"): apply(.quit)
    default: break
    }
  }
}
