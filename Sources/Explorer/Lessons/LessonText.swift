import Laboratory
import Presets
import Stage
import Studies
import Terminal

/// A line of a lesson's page.
struct LessonLine: Equatable {
  var text: String
  var style: Style
  var part = Part.words

  /// What a click on it means.
  enum Part: Equatable {
    case words
    /// An answer to choose, counted from 0.
    case option(Int)
    /// What Enter does now.
    case enter
  }
}

// What a lesson says in each phase of a step.
extension ExplorerPage {
  /// The text of the present phase, which may scroll, and the lines below it that must be seen: the
  /// question, and what can be done.
  func text(
    of lesson: LessonState, columns: Int
  ) -> (scrolling: [LessonLine], pinned: [LessonLine]) {
    func lines(_ text: String, _ style: Style = .plain) -> [LessonLine] {
      self.lines(text, style, columns: columns)
    }
    func lines(forEnter text: String) -> [LessonLine] {
      self.lines(text, Style(.accent, .bold), columns: columns, part: .enter)
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
        pinned += lines(forEnter: draftLine(draft, question))
      } else {
        pinned += lines(forEnter: "Enter runs it")
      }
    case .running(let answer):
      text = lines(words(lesson.step.text.filled(from: Measurements(before: preset))))
      if let question = lesson.step.question {
        pinned += lines(words(question.text.filled(from: Measurements(before: preset))), bold)
        var chosen: Int?
        if case .option(let option)? = answer { chosen = option }
        pinned += options(of: question, chosen: chosen, columns: columns)
      }
      pinned += lines(forEnter: runLine(lesson, answer))
    case .judged(let verdict):
      text =
        lines(sentence(on: verdict, lesson.step), Style(verdict.isRight ? .good : .warning, .bold))
        + lines(words(verdict.why))
      let again = keys.name(of: .reset, in: glyphs)
      pinned = lines(forEnter: "Enter goes on · \(again) repeats this step · Esc leaves")
    case .diverged:
      text = lines(
        "The run has ended early, so there is nothing to compare: "
          + (timeline.fault.map { "\($0)." } ?? "it diverged."), Style(.warning, .bold))
      pinned = lines(forEnter: "Enter repeats this step · Esc leaves")
    case .finished:
      text = lines(closing(lesson), bold)
      if !lesson.lesson.leavesOut.isEmpty {
        text += lines("What this leaves out: \(lesson.lesson.leavesOut)")
      }
      let again = keys.name(of: .reset, in: glyphs)
      pinned = lines(forEnter: "Enter shows the lessons · \(again) takes it again · Esc leaves")
    }
    return (text, pinned)
  }

  func lines(
    _ text: String, _ style: Style, columns: Int, part: LessonLine.Part = .words
  ) -> [LessonLine] {
    flowed(text, columns: columns, in: glyphs).map {
      LessonLine(text: $0, style: style, part: part)
    }
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
          style: isChosen ? Style(.selection, .bold) : .plain, part: .option(number))
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
