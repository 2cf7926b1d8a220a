import Laboratory
import Presets
import Stage
import Studies
import Terminal

// What the mouse does in a lesson: as the keys do, it answers and reads.
extension ExplorerState {
  mutating func point(_ event: MouseEvent, atLessonIn panel: Rect) {
    switch event.action {
    case .press:
      (hand.grip, count, hand.clicked) = (nil, nil, nil)
      switch lessonPart(at: event.position, in: panel) {
      case .words: break
      case .option(let number): choose(option: number)
      case .enter: _ = pressInLesson(.enter)
      }
    case .wheelUp: _ = pressInLesson(.pageUp)
    case .wheelDown: _ = pressInLesson(.pageDown)
    case .drag, .release: break
    }
  }

  /// Marks a time in ms as the answer.
  mutating func mark(_ time: Double) {
    guard isAskedForTime, let end = lesson?.step.duration else { return }
    message = nil
    lessonPage.heldBack = nil
    let dt = preset.dt
    lesson?.edit { $0.mark(at: time, until: end, dt: dt) }
  }

  private mutating func choose(option number: Int) {
    guard isAsked else { return }
    message = nil
    lessonPage.heldBack = nil
    lesson?.edit { $0.choice = number }
  }
}
