public import Laboratory
import Terminal

extension ExplorerState {
  /// The list of lessons with level and progress, and what the chosen one is about.
  func drawLessons(chosen: Int, on grid: inout Grid) {
    let layout = lessonList(chosen: chosen, on: grid.size)
    let (rect, list, about) = (layout.panel, layout.list, layout.about)
    var frame = Frame(grid.size)
    grid.fill(rect)
    frame.box(rect, title: "lessons · Enter begins, \(Key.escape.name(in: glyphs)) leaves")
    if about.rows > 0 {
      frame.horizontal(row: about.row, from: rect.column, to: rect.endColumn - 1)
    }
    grid.draw(frame)
    let first = layout.first
    for (row, entry) in lessons.dropFirst(first).prefix(list.rows).enumerated() {
      let isChosen = first + row == chosen
      let style = isChosen ? Style(.selection, .reverse) : .plain
      let line = Rect(column: list.column, row: list.row + row, columns: list.columns, rows: 1)
      if isChosen { grid.fill(line, Terminal.Cell(" ", style)) }
      let pointer = isChosen ? String(Character(glyphs.pointer)) : " "
      let mark = progress.words(of: entry)
      let room = line.columns - glyphs.columns(of: mark) - 1
      grid.write(
        glyphs.fitted("\(pointer) \(entry.lesson.title)", to: room), at: line.origin, style: style)
      grid.write(
        mark, at: Position(column: line.endColumn - glyphs.columns(of: mark), row: line.row),
        style: isChosen ? style : Style(.faint))
    }
    guard lessons.indices.contains(chosen), about.rows > 1 else { return }
    let text = flowed(lessons[chosen].lesson.about, columns: about.columns, in: glyphs)
    for (row, line) in text.prefix(about.rows - 1).enumerated() {
      grid.write(line, at: Position(column: about.column, row: about.row + 1 + row))
    }
  }
}

extension ExplorerState {
  /// Where the list of lessons is on a screen of this size.
  func lessonList(chosen: Int, on size: Size) -> PresetListLayout {
    PresetListLayout(
      panel(over: size, columns: 84, rows: lessons.count + 8), count: lessons.count,
      chosen: chosen, pinned: scroll.list)
  }
}

extension LessonProgress {
  /// "master   2/3", "bachelor passed".
  public func words(of entry: LessonLibrary.Entry) -> String {
    let count = entry.lesson.steps.count
    let record = self[entry.name]
    let state =
      record?.isPassed == true && record?.steps.count == count
      ? "passed" : record.map { "\($0.passed)/\(count)" } ?? "new"
    let level = entry.lesson.level.rawValue
    return level + String(repeating: " ", count: max(1, 10 - level.count)) + state
      + String(repeating: " ", count: max(0, 6 - state.count))
  }
}
