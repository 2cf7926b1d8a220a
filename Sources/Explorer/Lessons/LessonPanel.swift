import Laboratory
import Terminal

// The lesson stands below the view; where there is no room for both, it stands in its place while
// there is something to read.
extension ExplorerState {
  /// Where the view and the lesson are on a screen; nil where there is no lesson to be seen.
  func lessonPlaces(on size: Size) -> (view: Rect, panel: Rect)? {
    guard let lesson, ScopeLayout.fits(size) else { return nil }
    let hasRoom = size.rows >= ExplorerState.leastRowsForBoth
    switch overlay {
    case .none: break
    case .entry, .command: if !hasRoom { return nil }
    case .help, .presets, .exports, .lessons, .state: return nil
    }
    if case .running = lesson.phase, !hasRoom { return nil }
    let rows = hasRoom ? (size.rows >= 24 ? 12 : 11) : size.rows
    let (view, panel) = Rect(size).splitBottom(rows)
    return (view, panel)
  }

  private static let leastRowsForBoth = 20

  /// The size of the view on the screen as it is.
  var viewSize: Size {
    guard let places = lessonPlaces(on: screen), !places.view.isEmpty else { return screen }
    return places.view.size
  }

  /// The times that a lesson marks in the charts: the answer, and after the run the right one.
  var lessonMarks: [Double] {
    guard let lesson, lesson.step.question?.isTime == true else { return [] }
    switch lesson.phase {
    case .asking(let draft): return [Double(draft.typed) ?? draft.mark].compactMap(\.self)
    case .running(.value(let time)?): return [time]
    case .judged(let verdict):
      return [verdict.answer, verdict.truth].compactMap {
        if case .value(let time)? = $0 { time } else { nil }
      }
    case .running, .diverged, .finished: return []
    }
  }

  func drawLesson(in rect: Rect, on grid: inout Grid) {
    guard let lesson else { return }
    var frame = Frame(grid.size)
    grid.fill(rect)
    frame.box(rect, title: title(of: lesson, columns: rect.columns - 6))
    grid.draw(frame)
    let page = page(of: lesson, in: rect)
    let first = min(lessonPage.scrolled, max(0, page.text.count - page.rows))
    let inside = rect.inset(columns: 2, rows: 1)
    var row = inside.row
    func write(_ line: LessonLine) {
      grid.write(
        line.text, at: Position(column: inside.column, row: row), style: line.style,
        limit: inside.columns)
      row += 1
    }
    for line in page.text.dropFirst(first).prefix(page.rows) { write(line) }
    row = max(row, inside.endRow - page.pinned.count)
    for line in page.pinned { write(line) }
    if first + page.rows < page.text.count { mark("PgDn more", in: rect, on: &grid) }
    if first > 0 && first + page.rows >= page.text.count { mark("PgUp", in: rect, on: &grid) }
  }

  private func mark(_ text: String, in rect: Rect, on grid: inout Grid) {
    let column = rect.endColumn - 4 - text.count
    grid.write(
      " \(text) ", at: Position(column: column, row: rect.endRow - 1), style: Style(.accent))
  }

  private func title(of lesson: LessonState, columns: Int) -> String {
    let place =
      lesson.phase == .finished
      ? "done" : "step \(lesson.number + 1) of \(lesson.lesson.steps.count)"
    let full = "lesson · \(lesson.lesson.title) · \(place) · \(lesson.lesson.level.rawValue)"
    return glyphs.columns(of: full) <= columns ? full : "\(place) · \(lesson.lesson.title)"
  }

  /// How far the text of the lesson can be scrolled on a screen of this size.
  func mostLessonScrolled(on size: Size) -> Int {
    guard let lesson, let panel = lessonPlaces(on: size)?.panel else { return 0 }
    let page = page(of: lesson, in: panel)
    return max(0, page.text.count - page.rows)
  }

  /// What stands in the panel: text that scrolls, and below it what must be seen.
  private func page(
    of lesson: LessonState, in panel: Rect
  ) -> (text: [LessonLine], pinned: [LessonLine], rows: Int) {
    let inside = panel.inset(columns: 2, rows: 1)
    func lines(_ text: String, _ style: Style = .plain) -> [LessonLine] {
      flowed(text, columns: inside.columns, in: glyphs).map { LessonLine(text: $0, style: style) }
    }
    var text: [LessonLine] = []
    var pinned: [LessonLine] = []
    let bold = Style(.title, .bold)
    switch lesson.phase {
    case .asking(let draft):
      text = lines(words(lesson.step.text.filled(from: Measurements(before: preset))))
      if let question = lesson.step.question {
        pinned += lines(words(question.text.filled(from: Measurements(before: preset))), bold)
        pinned += options(of: question, chosen: draft.choice, columns: inside.columns)
        pinned += lines(draftLine(draft, question), Style(.accent, .bold))
      } else {
        pinned += lines("Enter runs it", Style(.accent, .bold))
      }
    case .running(let answer):
      text = lines(words(lesson.step.text.filled(from: Measurements(before: preset))))
      if let question = lesson.step.question {
        pinned += lines(words(question.text.filled(from: Measurements(before: preset))), bold)
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
    // Where the view's last line has no room for all of a message, or is not there, it stands here.
    if let message, panel.row == 0 || glyphs.columns(of: message.text) > panel.columns - 12 {
      pinned += lines(message.text, Style(message.isWarning ? .warning : .accent, .bold))
    }
    // Where not even the question fits, it scrolls with the rest.
    if pinned.count > inside.rows - 1 {
      text += pinned.dropLast()
      pinned = Array(pinned.suffix(1))
    }
    return (text, pinned, inside.rows - pinned.count)
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

/// A line of a lesson's page.
struct LessonLine: Equatable {
  var text: String
  var style: Style
}
