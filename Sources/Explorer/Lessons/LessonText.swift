import Laboratory
import Terminal

/// A line of a lesson's page.
struct LessonLine: Equatable {
  var text: String
  var style: Style
}

// What a lesson says in each phase of a step.
extension ExplorerState {
  /// The text of the present phase, which may scroll, and the lines below it that must be seen: the
  /// question, and what can be done.
  func text(
    of lesson: LessonState, columns: Int
  ) -> (scrolling: [LessonLine], pinned: [LessonLine]) {
    func lines(_ text: String, _ style: Style = .plain) -> [LessonLine] {
      self.lines(text, style, columns: columns)
    }
    var text: [LessonLine] = []
    var pinned: [LessonLine] = []
    let bold = Style(.title, .bold)
    switch lesson.phase {
    case .asking(let draft):
      text = lines(words(lesson.step.text.filled(from: Measurements(before: preset))))
      if let question = lesson.step.question {
        pinned += lines(words(question.text.filled(from: Measurements(before: preset))), bold)
        pinned += options(of: question, chosen: draft.choice, columns: columns)
        pinned += lines(draftLine(draft, question), Style(.accent, .bold))
      } else {
        pinned += lines("Enter runs it", Style(.accent, .bold))
      }
    case .running(let answer):
      text = lines(words(lesson.step.text.filled(from: Measurements(before: preset))))
      if let question = lesson.step.question {
        pinned += lines(words(question.text.filled(from: Measurements(before: preset))), bold)
        var chosen: Int?
        if case .option(let option)? = answer { chosen = option }
        pinned += options(of: question, chosen: chosen, columns: columns)
      }
      pinned += lines(runLine(lesson, answer), Style(.accent, .bold))
    case .judged(let verdict):
      text =
        lines(sentence(on: verdict, lesson.step), Style(verdict.isRight ? .good : .warning, .bold))
        + lines(words(verdict.why))
      pinned = lines(
        "Enter goes on · \(keys.name(of: .reset, in: glyphs)) repeats this step · Esc leaves",
        Style(.accent, .bold))
    case .diverged:
      text = lines(
        "The run has ended early, so there is nothing to compare: "
          + (timeline.fault.map { "\($0)." } ?? "it diverged."), Style(.warning, .bold))
      pinned = lines("Enter repeats this step · Esc leaves", Style(.accent, .bold))
    case .finished:
      text = lines(closing(lesson), bold)
      if !lesson.lesson.leavesOut.isEmpty {
        text += lines("What this leaves out: \(lesson.lesson.leavesOut)")
      }
      pinned = lines(
        "Enter shows the lessons · \(keys.name(of: .reset, in: glyphs)) takes it again · Esc leaves",
        Style(.accent, .bold))
    }
    return (text, pinned)
  }

  func lines(_ text: String, _ style: Style, columns: Int) -> [LessonLine] {
    flowed(text, columns: columns, in: glyphs).map { LessonLine(text: $0, style: style) }
  }

  private func options(
    of question: LessonQuestion, chosen: Int?, columns: Int
  ) -> [LessonLine] {
    guard case .choice(let options) = question.kind else { return [] }
    return options.enumerated().flatMap { number, option in
      let isChosen = number == chosen
      let pointer = isChosen ? String(Character(glyphs.pointer)) : " "
      let text = words(option.text.filled(from: Measurements(before: preset)))
      return flowed(text, columns: columns - 5, in: glyphs).enumerated().map { row, line in
        LessonLine(
          text: (row == 0 ? "\(pointer) \(number + 1)  " : "     ") + line,
          style: isChosen ? Style(.selection, .bold) : .plain)
      }
    }
  }

  private func draftLine(_ draft: LessonState.Draft, _ question: LessonQuestion) -> String {
    let arrows = "\(Key.left.name(in: glyphs)) \(Key.right.name(in: glyphs))"
    switch question.kind {
    case .choice:
      let keys = "\(Key.up.name(in: glyphs)) \(Key.down.name(in: glyphs))"
      return draft.choice == nil ? "\(keys) choose an answer" : "\(keys) choose · Enter answers"
    case .number(_, let unit, _):
      let typed = draft.typed.isEmpty ? "type a number" : "Enter answers"
      return "your answer: \(draft.typed)_ \(unit)   \(typed)"
    case .time:
      let mark = draft.mark.map { Number.fixed($0, decimals: decimals(of: preset.dt)) } ?? ""
      let typed = draft.typed.isEmpty ? mark : draft.typed + "_"
      let isEmpty = draft.isEmpty
      return "your mark: \(typed.isEmpty ? "_" : typed) ms   \(arrows) mark it, Shift by ten"
        + (isEmpty ? ", or type it" : " · Enter answers")
    }
  }

  private func runLine(_ lesson: LessonState, _ answer: LessonState.Answer?) -> String {
    let now = Number.fixed(timeline.experiment.time, decimals: 0)
    let end = Number.significant(lesson.step.duration, digits: 5)
    let yours = answer.map { " · your answer: \(words($0, to: lesson.step))" } ?? ""
    return "it runs: \(now) of \(end) ms\(yours) · Enter hurries"
  }
}
