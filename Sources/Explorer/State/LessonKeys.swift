import Formats
import Laboratory
import Presets
import Stage
package import Studies
import Terminal
import Views

// How a lesson is taken: each step is set, asked, run and judged.
extension ExplorerState {
  mutating func openLessons() {
    guard !lessons.isEmpty else { return say("there are no lessons here") }
    overlay = .lessons(chosen: nextLesson)
  }

  /// The lesson that is being taken or the one after it; without one that which was left last, the
  /// first that has been begun, or the first that is not passed.
  private var nextLesson: Int {
    if let lesson, let index = lessons.firstIndex(where: { $0.name == lesson.name }) {
      return lesson.phase == .finished ? min(index + 1, lessons.count - 1) : index
    }
    return lessons.firstIndex { $0.name == study.leftLesson }
      ?? lessons.firstIndex { entry in
        progress[entry.name].map {
          !$0.isPassed && $0.answers > 0 && $0.next < entry.lesson.steps.count
        }
          ?? false
      } ?? lessons.firstIndex { progress[$0.name]?.isPassed != true } ?? 0
  }

  /// Begins a lesson, or goes on with it where it was left.
  package mutating func begin(_ entry: LessonLibrary.Entry) {
    let state = LessonState(entry.lesson, named: entry.name, record: progress[entry.name])
    study.leftLesson = nil
    beginStep(of: state)
    if state.number > 0 { say("you left this lesson here; \(resetHint) at its end begins it anew") }
  }

  /// Takes over a lesson that somebody has written anew; one that is being taken stays at its step.
  mutating func rewrite(_ entry: LessonLibrary.Entry, in path: String) {
    if let index = lessons.firstIndex(where: { $0.name == entry.name }) { lessons[index] = entry }
    guard let lesson, lesson.name == entry.name else {
      return say("\(path) has changed; it is as it is now when you begin it again")
    }
    guard lesson.lesson != entry.lesson else {
      return say("\(path) was read again and is the same")
    }
    var record = lesson.record
    record.next = min(lesson.number, entry.lesson.steps.count - 1)
    beginStep(of: LessonState(entry.lesson, named: entry.name, record: record))
    say("\(path) was read again")
  }

  private var resetHint: String { keys.name(of: .reset, in: glyphs) }

  /// Opens the present step of a lesson at rest, with its question.
  private mutating func beginStep(of lesson: LessonState) {
    let step = lesson.step
    open(step.preset)
    isRunning = false
    self.lesson = lesson
    // A time is marked on an axis that shows the whole run.
    if step.question?.isTime == true { window = step.duration }
    if let unit = step.question?.unit { neuron = unit.neuron }
    if let first = step.unlocked.first(where: shownParameters.contains) { parameter = first }
    measure()
  }

  /// A key while a lesson is taken and nothing covers it.
  ///
  /// - Returns: whether the lesson has made use of it.
  mutating func pressInLesson(_ key: Key) -> Bool {
    guard let lesson, count == nil else { return false }
    switch keys.textMove(for: key) {
    case .page(let pages):
      lessonPage.scrolled = max(
        0, min(lessonPage.scrolled + 3 * pages, page.mostLessonScrolled(on: screen)))
      return true
    case .take:
      enter(lesson)
      return true
    case .leave where isOnlyLesson:
      leaveLesson()
      return true
    default: break
    }
    guard case .asking(let draft) = lesson.phase, let question = lesson.step.question,
      let changed = self.draft(draft, after: key, to: question)
    else {
      // A letter that closes is a letter as long as an answer is typed.
      guard keys.listMove(for: key) == .leave, isOnlyLesson else { return false }
      leaveLesson()
      return true
    }
    message = nil
    lessonPage.heldBack = nil
    self.lesson?.edit { $0 = changed }
    return true
  }

  /// Whether there is nothing to be closed but the lesson.
  private var isOnlyLesson: Bool {
    bench.cursor == nil && views[ScopeView.self].expansion == .none
  }

  /// What Enter does: it answers, hurries the run, goes on.
  private mutating func enter(_ lesson: LessonState) {
    message = nil
    lessonPage.heldBack = nil
    switch lesson.phase {
    case .asking: giveAnswer()
    case .running:
      lessonPage.usualSpeed = lessonPage.usualSpeed ?? speed
      speed = .unlimited
      isRunning = true
    case .judged:
      var next = lesson
      next.goOn()
      if next.phase == .finished {
        self.lesson = next
        lessonPage = LessonPage()
      } else {
        beginStep(of: next)
      }
      keepProgress()
    case .diverged: repeatStep()
    case .finished: openLessons()
    }
  }

  private mutating func giveAnswer() {
    do throws(Fault) {
      try lesson?.answer()
    } catch {
      return warn(error.message)
    }
    timeline = Timeline(preset)
    changes.history.restart()
    bench.ranges = ChartRanges()
    response = nil
    bench.cursor = nil
    lessonPage = LessonPage()
    isRunning = true
  }

  /// The step from its beginning; after the end the whole lesson.
  mutating func repeatStep() {
    guard var lesson else { return }
    lesson.again()
    beginStep(of: lesson)
    keepProgress()
  }

  /// Looks after every step whether the run of the lesson is at its end.
  mutating func watchLesson() {
    guard let lesson, case .running = lesson.phase else { return }
    if timeline.fault != nil {
      self.lesson?.diverge()
    } else if timeline.experiment.step
      >= TimeGrid(dt: preset.dt).steps(lasting: lesson.step.duration)
    {
      var judged = lesson
      judged.judge(timeline)
      self.lesson = judged
      keepProgress()
    } else {
      return
    }
    isRunning = false
    if let usual = lessonPage.usualSpeed { speed = usual }
    lessonPage = LessonPage()
    measure()
  }

  private mutating func keepProgress() {
    guard let lesson else { return }
    progress[lesson.name] = lesson.record
    request = .keepProgress(lesson.record, of: lesson.name)
  }

  /// Ends the lesson; what it had open stays open, with nothing held any more.
  private mutating func leaveLesson() {
    if isHeldBack(.back, by: Key.escape.name(in: glyphs)) { return }
    study.leftLesson = lesson?.phase == .finished ? nil : lesson?.name
    lesson = nil
    lessonPage = LessonPage()
    isRunning = false
    say("you left the lesson; \(keys.name(of: .openLessons, in: glyphs)) goes on with it")
  }

  /// The draft of an answer after a key; nil where the key is no part of answering.
  private func draft(
    _ draft: LessonState.Draft, after key: Key, to question: LessonQuestion
  ) -> LessonState.Draft? {
    var draft = draft
    if case .choice(let options) = question.kind {
      let last = options.count - 1
      switch key {
      case .up: draft.choice = max(0, (draft.choice ?? 1) - 1)
      case .down: draft.choice = min(last, (draft.choice ?? -1) + 1)
      case .character(let scalar):
        guard let number = Int(String(scalar)), (1...options.count).contains(number) else {
          return nil
        }
        draft.choice = number - 1
      default: return nil
      }
      return draft
    }
    switch key {
    case .left where question.isTime: move(&draft, by: -1)
    case .right where question.isTime: move(&draft, by: 1)
    case .shiftLeft where question.isTime: move(&draft, by: -10)
    case .shiftRight where question.isTime: move(&draft, by: 10)
    case .paste, .backspace, .delete, .control("U"), .control("W"):
      draft.type(key)
    // An answer begins with what begins a number; from there on all that is typed belongs to it.
    case .character(let scalar)
    where !draft.typed.isEmpty || "0123456789.,+-\u{2212}".unicodeScalars.contains(scalar):
      draft.type(key)
    default: return nil
    }
    return draft
  }

  /// Moves the mark by columns of the charts; it begins in the middle of the run.
  private func move(_ draft: inout LessonState.Draft, by columns: Int) {
    guard let end = lesson?.step.duration else { return }
    guard let axis = cursorAxis ?? views[.scope].timeAxis(bench, lookOfView) else { return }
    let span = axis.columnSpan
    let now = draft.number(in: "ms") ?? draft.mark ?? end / 2
    draft.mark(at: now + Double(columns) * span, until: end, dt: preset.dt)
  }
}

// What the mouse does in a lesson: as the keys do, it answers and reads.
extension ExplorerState {
  mutating func point(_ event: MouseEvent, atLessonIn panel: Rect) {
    switch event.action {
    case .press:
      (hand.grip, count, hand.clicked) = (nil, nil, nil)
      switch page.lessonPart(at: event.position, in: panel) {
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

extension LessonState.Draft {
  /// Longer than any number with its unit.
  private static let longest = 40

  /// Puts a key into what is typed.
  fileprivate mutating func type(_ key: Key) {
    var field = TextField(typed)
    field.edit(key)
    if field.scalars.count <= Self.longest { typed = field.text }
  }
}
