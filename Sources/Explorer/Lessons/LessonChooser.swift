import Laboratory
import Stage
package import Studies
import Terminal

extension ExplorerPage {
  /// The list of lessons with level and progress, and what the chosen one is about.
  func drawLessons(chosen: Int, on grid: inout Grid) {
    let leave = Key.escape.name(in: glyphs)
    let find = keys.name(of: .find, in: glyphs)
    let list = lessonList(chosen: chosen, on: grid.size)
    let marks = lessons.map(progress.words)
    // Where titles would be cut for it, the level is left out.
    let isNarrow = zip(lessons, marks).contains {
      glyphs.columns(of: $0.lesson.title + $1) + 3 > list.list.columns
    }
    list.draw(
      titles: [
        "lessons · Enter begins, \(find) finds, \(leave) leaves",
        "lessons · Enter begins, \(leave) leaves", "lessons",
      ],
      about: lessons.indices.contains(chosen) ? lessons[chosen].lesson.about : "", search: search,
      in: glyphs, on: &grid
    ) { index in
      (lessons[index].lesson.title, isNarrow ? progress.state(of: lessons[index]) : marks[index])
    }
  }

  /// Where the list of lessons is on a screen of this size.
  package func lessonList(chosen: Int, on size: Size) -> EntryList {
    EntryList(
      over: size, columns: 84, count: lessons.count, chosen: chosen, aboutRows: 4,
      pinned: look.scroll.list)
  }

  /// The lesson that is being taken or the one after it; without one that which was left last, the
  /// first that has been begun, or the first that is not passed.
  var nextLesson: Int {
    if let lesson, let index = lessons.firstIndex(where: { $0.name == lesson.name }) {
      return lesson.phase == .finished ? min(index + 1, lessons.count - 1) : index
    }
    return lessons.firstIndex { $0.name == study.leftLesson }
      ?? lessons.firstIndex { entry in
        progress[entry.name].map {
          !$0.isPassed && $0.answers > 0 && $0.next < entry.lesson.steps.count
        }
          ?? false
      } ?? lessons.firstIndex { progress[$0.name]?.isPassed != true } ?? 0
  }
}

extension LessonProgress {
  /// "master   2/3", "bachelor passed".
  package func words(of entry: LessonLibrary.Entry) -> String {
    let level = entry.lesson.level.rawValue
    let state = state(of: entry)
    return level + String(repeating: " ", count: max(1, 10 - level.count)) + state
      + String(repeating: " ", count: max(0, 6 - state.count))
  }

  /// "2/3", "passed" or "new".
  func state(of entry: LessonLibrary.Entry) -> String {
    let count = entry.lesson.steps.count
    let record = self[entry.name]
    return record?.isPassed == true && record?.steps.count == count
      ? "passed" : record.map { "\($0.passed)/\(count)" } ?? "new"
  }
}
