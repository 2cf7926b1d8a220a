import Stage
package import Studies
import Terminal

/// The list of lessons with level and progress, and what the chosen one is about.
struct LessonsCover: ListCover {
  var chosen: Int

  static let opener = Action.openLessons
  static let columns = 84
  static let aboutRows = 4

  func count(_ surroundings: Surroundings) -> Int { surroundings.lessons.count }

  func titles(_ surroundings: Surroundings) -> [String] {
    let leave = Key.escape.name(in: surroundings.glyphs)
    let find = surroundings.keys.name(of: .find, in: surroundings.glyphs)
    return [
      "lessons · Enter begins, \(find) finds, \(leave) leaves",
      "lessons · Enter begins, \(leave) leaves", "lessons",
    ]
  }

  func entry(
    _ number: Int, in list: EntryList, _ surroundings: Surroundings
  ) -> (name: String, mark: String) {
    let progress = surroundings.progress
    // Where titles would be cut for it, the level is left out.
    let isNarrow = surroundings.lessons.contains {
      surroundings.glyphs.columns(of: $0.lesson.title + progress.words(of: $0)) + 3
        > list.list.columns
    }
    let entry = surroundings.lessons[number]
    return (entry.lesson.title, isNarrow ? progress.state(of: entry) : progress.words(of: entry))
  }

  func about(_ surroundings: Surroundings) -> String { surroundings.lessons[chosen].lesson.about }

  func texts(_ number: Int, _ surroundings: Surroundings) -> [String] {
    let entry = surroundings.lessons[number]
    return [entry.lesson.title, entry.name, entry.lesson.about]
  }

  func take(_ surroundings: Surroundings) -> [CoverReply] { [.begin(surroundings.lessons[chosen])] }
}

extension Overlay {
  /// The list of lessons, with one chosen.
  static func lessons(chosen: Int) -> Overlay { Overlay(cover: LessonsCover(chosen: chosen)) }
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
