import Laboratory
import Terminal

// What a lesson does not allow, and how it says so.
extension ExplorerState {
  /// Whether a lesson waits for an answer.
  var isAsked: Bool { if case .asking? = lesson?.phase { true } else { false } }

  /// Stands where figures would tell what a lesson asks.
  func drawSecret(in rect: Rect, on grid: inout Grid) {
    let words = flowed("first your answer; then this is drawn", columns: rect.columns, in: glyphs)
    for (row, line) in words.prefix(rect.rows).enumerated() {
      grid.write(
        line, at: Position(column: rect.column, row: rect.row + row), style: Style(.faint))
    }
  }

  /// What to watch: a preset's own words would tell what its lessons ask.
  var whatToWatch: String { lesson?.lesson.about ?? opened.about }

  /// Whether the lesson holds an action back; it has then said why.
  mutating func isRefusedByLesson(_ action: Action) -> Bool {
    guard let lesson else { return false }
    switch action {
    case .quit, .openPresets, .openLessons:
      return isHeldBack(action, by: keys.name(of: action, in: glyphs))
    case .beginCommand, .confirm, .back: return false
    case .reset: break
    default: lessonPage.heldBack = nil
    }
    switch (action, lesson.phase) {
    case (.toggleRun, .asking), (.stepForward, .asking), (.stepBack, .asking):
      say(
        lesson.step.question == nil
          ? "Enter runs this step" : "first your answer: then it runs by itself, to its end")
    case (.openView(let view), .asking):
      guard view != .scope && view != .network && view.rawValue != lesson.step.preset.view.open
      else { return false }
      say("that view would tell; first your answer")
    case (.toggleSweep, .asking): say("that would tell; first your answer")
    case (.undo, .running), (.redo, .running): say(sentence(for: .running))
    case (.strike, _), (.resetWithNewSeed, _), (.restoreLeft, _):
      say("that is not part of this lesson; Esc leaves it")
    case (.reset, _):
      if isHeldBack(.reset, by: keys.name(of: .reset, in: glyphs)) { return true }
      repeatStep()
    default: return false
    }
    return true
  }

  /// Asks before an answer is lost: only the second time it goes on.
  mutating func isHeldBack(_ action: Action, by key: String) -> Bool {
    guard let lesson, lesson.hasUnsavedAnswer, lessonPage.heldBack != action else { return false }
    lessonPage.heldBack = action
    if case .running = lesson.phase {
      warn("your answer is not compared yet and would be lost; \(key) again goes ahead")
    } else {
      warn("your answer would be lost; \(key) again goes ahead, Enter gives it")
    }
    return true
  }

  /// Why a change is refused.
  func sentence(for refusal: LessonState.Refusal) -> String {
    switch refusal {
    case .running: return "it runs: what your answer is about stays as it is until the end"
    case .locked(let parameter):
      let held = parameter.map(\.symbol) ?? "that"
      let free = lesson?.step.unlocked.map(\.symbol) ?? []
      return free.isEmpty
        ? "the lesson holds \(held) in this step; after it, or with Esc, all is free"
        : "the lesson holds \(held) in this step; yours to turn: \(free.joined(separator: ", "))"
    }
  }

  /// Whether the lesson does not let a parameter be changed now.
  func isHeldByLesson(_ parameter: Parameter) -> Bool {
    guard let lesson, lesson.phase != .finished else { return false }
    return !lesson.step.unlocked.contains(parameter)
  }

  /// The title of the parameters' panel in several wordings, which says what is free without colour,
  /// too; nil where the lesson holds nothing.
  var lockTitles: [String]? {
    guard let lesson, lesson.phase != .finished else { return nil }
    let free = lesson.step.unlocked.map(\.symbol)
    return free.isEmpty
      ? ["held by the lesson", "held"] : ["yours: \(free.joined(separator: ", "))", "yours"]
  }
}
