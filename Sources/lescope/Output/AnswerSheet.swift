import Explorer
import Formats
import Laboratory
import Presets
import Stage
import Studies
import Terminal

/// The questions of lessons with their right answers, for whoever teaches: worked out by running every
/// step, and never typed in.
struct AnswerSheet {
  private let lessons: [(entry: LessonLibrary.Entry, solutions: [LessonSolution])]

  init(_ entries: [LessonLibrary.Entry]) {
    lessons = entries.map { entry in
      (entry, entry.lesson.steps.indices.map { entry.lesson.solution(ofStep: $0) })
    }
  }

  /// As Markdown, which reads as it stands and prints well.
  var lines: [String] {
    var lines: [String] = []
    for (entry, solutions) in lessons {
      let lesson = entry.lesson
      if !lines.isEmpty { lines.append("") }
      lines += ["# \(lesson.title) (\(entry.name), \(lesson.level.rawValue))", "", lesson.about]
      for solution in solutions { lines += [""] + self.lines(of: solution, in: lesson) }
      if !lesson.leavesOut.isEmpty { lines += ["", "What this leaves out: \(lesson.leavesOut)"] }
    }
    return lines
  }

  private func lines(of solution: LessonSolution, in lesson: Lesson) -> [String] {
    let step = lesson.steps[solution.number]
    var lines = ["## Step \(solution.number + 1)", "", solution.text.inWords]
    if !step.unlocked.isEmpty {
      lines += ["", "To turn: \(step.unlocked.map(\.rawValue).joined(separator: ", "))."]
    }
    if let fault = solution.fault { return lines + ["", "The run ends early: \(fault)."] }
    if let question = solution.question {
      lines += ["", "Question: \(question.inWords)"]
      for (number, option) in solution.options.enumerated() {
        lines.append("- \(number + 1): \(option.inWords)")
      }
      lines += ["", "**Answer: \(answer(of: solution, in: step))**"]
    }
    return lines + ["", solution.why.inWords]
  }

  /// "9.69 ms (right from 9.21 to 10.2)".
  private func answer(of solution: LessonSolution, in step: LessonStep) -> String {
    guard let truth = solution.truth else { return "the run does not tell" }
    let words = step.inWords(truth, before: step.preset)
    if case .option(let option) = truth { return "\(option + 1), \(words)" }
    guard let accepted = solution.accepted else { return words }
    let ends = [accepted.lowerBound, accepted.upperBound].map { Number.significant($0, digits: 3) }
    return "\(words) (right from \(ends[0]) to \(ends[1]))"
  }

  var json: JSON {
    .list(
      lessons.map { entry, solutions in
        .object([
          .init("name", .text(entry.name)), .init("title", .text(entry.lesson.title)),
          .init("level", .text(entry.lesson.level.rawValue)),
          .init("steps", .list(solutions.map { json(of: $0, in: entry.lesson) })),
        ])
      })
  }

  private func json(of solution: LessonSolution, in lesson: Lesson) -> JSON {
    var members: [JSON.Member] = [.init("text", .text(solution.text.inWords))]
    if let question = solution.question {
      members.append(.init("question", .text(question.inWords)))
    }
    if !solution.options.isEmpty {
      members.append(.init("options", .list(solution.options.map { .text($0.inWords) })))
    }
    switch solution.truth {
    case .value(let value)?:
      members.append(.init("answer", .number(value)))
      members.append(
        .init("unit", .text(lesson.steps[solution.number].question?.unitOfAnswer ?? "")))
    case .option(let option)?: members.append(.init("answer", .number(Double(option + 1))))
    case nil: break
    }
    if let accepted = solution.accepted {
      members.append(
        .init("accepted", .list([.number(accepted.lowerBound), .number(accepted.upperBound)])))
    }
    members.append(.init("why", .text(solution.why.inWords)))
    return .object(members)
  }
}
