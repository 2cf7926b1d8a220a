import Explorer
import Formats
import Laboratory
import Studies

/// The lessons and what was answered in them, as text or JSON.
struct LessonReport {
  private let entries: [LessonLibrary.Entry]
  private let progress: LessonProgress

  init(_ entries: [LessonLibrary.Entry], _ progress: LessonProgress) {
    self.entries = entries
    self.progress = progress
  }

  /// Name, level, progress and title, a line each.
  var list: [String] {
    TextTable(
      rows: entries.map { [$0.name, progress.words(of: $0), $0.lesson.title] }
    ).lines
  }

  /// Name, and what else the list says.
  var rows: [[String]] {
    entries.filter { $0.name.shown == $0.name }.map { entry in
      [entry.name, "\(progress.words(of: entry))  \(entry.lesson.title)"]
    }
  }

  /// The list with every step that was answered.
  var lines: [String] {
    var lines: [String] = []
    for entry in entries {
      lines.append("\(entry.lesson.title) (\(entry.name), \(entry.lesson.level.rawValue))")
      guard let record = progress[entry.name], record.answers > 0 else {
        lines.append("  not begun")
        continue
      }
      for (number, step) in record.steps.prefix(entry.lesson.steps.count).enumerated() {
        let state = step.isPassed ? "right" : step.answers > 0 ? "not yet right" : "not answered"
        let times = step.answers == 1 ? "once" : "\(step.answers) times"
        let last = step.last.map { answer in
          let lesson = entry.lesson.steps[number]
          return ", last: \(lesson.inWords(answer, before: lesson.preset))"
        }
        lines.append(
          "  step \(number + 1): \(state)"
            + (step.answers > 0 ? ", answered \(times)\(last ?? "")" : ""))
      }
      let passed = record.isPassed ? "passed" : "\(record.passed) of \(record.steps.count) passed"
      lines.append("  \(passed)")
    }
    let all = entries.count { progress[$0.name]?.isPassed == true }
    lines.append("\(all) of \(entries.count) lessons passed")
    return lines
  }

  var json: JSON {
    .list(
      entries.map { entry in
        let record = progress[entry.name]
        return .object([
          .init("name", .text(entry.name)), .init("title", .text(entry.lesson.title)),
          .init("about", .text(entry.lesson.about)),
          .init("level", .text(entry.lesson.level.rawValue)),
          .init("passed", .flag(record?.isPassed ?? false)),
          .init("next_step", .number(Double(min(record?.next ?? 0, entry.lesson.steps.count) + 1))),
          .init(
            "steps",
            .list(
              entry.lesson.steps.indices.map { number in
                let steps = record?.steps ?? []
                return (steps.indices.contains(number) ? steps[number] : LessonRecord.Step()).json
              })),
        ])
      })
  }
}
