import Laboratory
import Presets
import Stage
import Studies
import Terminal
import Views

// What a lesson does not allow, and how it says so.
extension ExplorerState {
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
      guard !view.card.isDiscreet && view.rawValue != lesson.step.preset.view.open
      else { return false }
      say("that view would tell; first your answer")
    case (.view(let action), .asking):
      guard action.view.card.telling.contains(action) else { return false }
      say("that would tell; first your answer")
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
}
