public import Laboratory
import Terminal

extension ExplorerState {
  /// The list of lessons with level and progress, and what the chosen one is about.
  func drawLessons(chosen: Int, on grid: inout Grid) {
    lessonList(chosen: chosen, on: grid.size).draw(
      title: "lessons · Enter begins, \(Key.escape.name(in: glyphs)) leaves",
      about: lessons.indices.contains(chosen) ? lessons[chosen].lesson.about : "", in: glyphs,
      on: &grid
    ) { (lessons[$0].lesson.title, progress.words(of: lessons[$0])) }
  }

  /// Where the list of lessons is on a screen of this size.
  func lessonList(chosen: Int, on size: Size) -> EntryList {
    EntryList(
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
