import Formats
import Laboratory
import Studies

/// What a class has answered, a row a student and a column a lesson.
struct ClassTable {
  private let lessons: [LessonLibrary.Entry]
  private let group: LessonClass

  init(_ lessons: [LessonLibrary.Entry], _ group: LessonClass) {
    (self.lessons, self.group) = (lessons, group)
  }

  /// The table with numbers for the lessons, whose names stand below it.
  var lines: [String] {
    let header = ["student"] + lessons.indices.map { String($0 + 1) } + ["passed"]
    let rows = group.students.map { student in
      let records = lessons.map { student.progress[$0.name] }
      let all = records.count { $0?.isPassed == true }
      let fields = zip(lessons, records).map { entry, record in
        record.flatMap { $0.answers > 0 ? "\($0.passed)/\(entry.lesson.steps.count)" : nil } ?? "-"
      }
      return [student.name] + fields + ["\(all) of \(lessons.count)"]
    }
    let last = ["passed by"] + lessons.map { String(group.passed($0.name)) } + [""]
    let table = TextTable(
      rows: [header] + rows + [last], flushRight: 1..<header.count)
    let names = lessons.enumerated().map { number, entry in
      let place = number < 9 ? " \(number + 1)" : "\(number + 1)"
      return "\(place)  \(entry.name)\(hardest(entry))"
    }
    return table.lines + [""] + names
  }

  /// Where most of those who have answered got stuck: ", step 2 not yet right for 3 of 5".
  private func hardest(_ entry: LessonLibrary.Entry) -> String {
    let records = group.students.compactMap { $0.progress[entry.name] }
    let failures = entry.lesson.steps.indices.map { step in
      let tried = records.filter { $0.steps.indices.contains(step) && $0.steps[step].answers > 0 }
      return (step: step, failed: tried.count { !$0.steps[step].isPassed }, tried: tried.count)
    }
    guard let worst = failures.max(by: { $0.failed < $1.failed }), worst.failed > 0 else {
      return ""
    }
    return ", step \(worst.step + 1) not yet right for \(worst.failed) of \(worst.tried)"
  }

  /// A row a student, a lesson and a step that was answered, with a header.
  var rows: [[String]] {
    var rows = [["student", "lesson", "level", "step", "answers", "passed", "last"]]
    for student in group.students {
      for entry in lessons {
        for (number, step) in (student.progress[entry.name]?.steps ?? []).enumerated()
        where step.answers > 0 {
          let last =
            switch step.last {
            case .value(let value)?: JSON.number(value).compact
            case .option(let option)?: String(option + 1)
            case nil: ""
            }
          rows.append([
            student.name, entry.name, entry.lesson.level.rawValue, String(number + 1),
            String(step.answers), step.isPassed ? "1" : "0", last,
          ])
        }
      }
    }
    return rows
  }

  var json: JSON {
    .list(
      group.students.map { student in
        .object([
          .init("student", .text(student.name)),
          .init(
            "passed",
            .number(Double(lessons.count { student.progress[$0.name]?.isPassed == true }))),
          .init(
            "lessons",
            .object(
              lessons.compactMap { entry in
                student.progress[entry.name].map { record in
                  JSON.Member(
                    entry.name,
                    .object([
                      .init("passed", .flag(record.isPassed)),
                      .init("steps", .list(record.steps.map(\.json))),
                    ]))
                }
              })),
        ])
      })
  }
}
