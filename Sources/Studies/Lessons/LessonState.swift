package import Formats
package import Laboratory
package import Presets

/// Where a student is in a lesson: a value that keys, lines of text or a test move on.
///
/// Every step goes the same way: what is asked is answered, then it runs to its end, then the answer
/// is compared with what happened.
package struct LessonState: Equatable, Sendable {
  /// The name that the lesson's progress is kept under.
  package let name: String
  package let lesson: Lesson
  /// The present step, counted from 0.
  package private(set) var number: Int
  package private(set) var phase: Phase
  /// What has been answered so far, in this sitting and before.
  package private(set) var record: LessonRecord

  package enum Phase: Equatable, Sendable {
    /// The answer is being made up.
    case asking(Draft)
    /// The step runs; nil is a step that asks nothing.
    case running(Answer?)
    /// What happened has been compared with the answer.
    case judged(Verdict)
    /// A network diverged; nothing can be compared.
    case diverged
    /// All steps are done.
    case finished
  }

  /// An answer as far as it has come.
  package struct Draft: Equatable, Sendable {
    /// What has been typed for a number or a time.
    package var typed = ""

    /// What has been typed as a number, once it is one.
    package func number(in unit: String) -> Double? { (try? TypedNumber(typed, unit: unit))?.value }

    /// The time marked on the axis in ms, unless one is typed.
    package var mark: Double?
    /// The option pointed at, counted from 0.
    package var choice: Int?

    package init() {}

    /// Marks a time in ms of a run that ends at `end`, to its steps of `dt`: finer it cannot be true.
    package mutating func mark(at time: Double, until end: Double, dt: Double) {
      typed = ""
      mark = min(max(0, (time / dt).rounded() * dt), end)
    }

    /// Whether there is nothing in it that could be lost.
    package var isEmpty: Bool { typed.isEmpty && mark == nil && choice == nil }
  }

  package enum Answer: Equatable, Sendable {
    case value(Double)
    /// An option, counted from 0.
    case option(Int)
  }

  /// What became of an answer.
  package struct Verdict: Equatable, Sendable {
    /// Nil where nothing was asked.
    package var answer: Answer?
    package var truth: Answer?
    package var isRight: Bool
    package var why: FilledText
  }

  /// The lesson where it was left, or from its beginning if it was done or is new.
  package init(_ lesson: Lesson, named name: String, record: LessonRecord? = nil) {
    self.name = name
    self.lesson = lesson
    var record = record ?? LessonRecord()
    record.fit(lesson.steps.count)
    number = record.next < lesson.steps.count ? record.next : 0
    record.next = number
    self.record = record
    phase = .asking(Draft())
  }

  package var step: LessonStep { lesson.steps[number] }

  /// Whether an answer would be lost if the lesson were left now.
  package var hasUnsavedAnswer: Bool {
    switch phase {
    case .asking(let draft): !draft.isEmpty
    case .running(let answer): answer != nil
    case .judged, .diverged, .finished: false
    }
  }

  /// Changes the draft while something is asked.
  package mutating func edit(_ change: (inout Draft) -> Void) {
    guard case .asking(var draft) = phase else { return }
    change(&draft)
    phase = .asking(draft)
  }

  /// Gives the answer that the draft holds; the step can run.
  ///
  /// - Throws: what is missing.
  package mutating func answer() throws(Fault) {
    guard case .asking(let draft) = phase else { return }
    phase = .running(try step.question?.answer(in: draft, until: step.duration))
  }

  /// Compares the answer with what the run did.
  ///
  /// - Parameter timeline: the run, at the end of the step.
  package mutating func judge(_ timeline: Timeline) {
    guard case .running(let answer) = phase else { return }
    let measurements = Measurements(after: timeline)
    let truth = step.question?.truth(in: measurements)
    let isRight = step.question?.accepts(answer, for: truth) ?? true
    phase = .judged(
      Verdict(
        answer: answer, truth: truth, isRight: isRight, why: step.why.filled(from: measurements)))
    record.take(step: number, answer, isRight: isRight)
  }

  /// The run has ended early, because a network diverged.
  package mutating func diverge() {
    if case .running = phase { phase = .diverged }
  }

  /// On to the next step, or to the end.
  package mutating func goOn() {
    guard case .judged = phase else { return }
    if number + 1 < lesson.steps.count {
      number += 1
      phase = .asking(Draft())
    } else {
      phase = .finished
    }
    record.next = phase == .finished ? lesson.steps.count : number
  }

  /// The step once more; after the end the whole lesson.
  package mutating func again() {
    if phase == .finished { number = 0 }
    phase = .asking(Draft())
    record.next = number
  }

  /// Why a change is refused in this step; nil where it is allowed.
  package func refusal(of next: Preset, instead now: Preset) -> Refusal? {
    let changed = now.parameters(otherThanIn: next)
    if changed.isEmpty && next.isExperiment(of: now) { return nil }
    switch phase {
    case .running: return .running
    case .asking, .judged, .diverged:
      if !changed.isEmpty && changed.allSatisfy(step.unlocked.contains) { return nil }
      return .locked(changed.first { !step.unlocked.contains($0) })
    case .finished: return nil
    }
  }

  package enum Refusal: Equatable, Sendable {
    /// What is asked about is on its way.
    case running
    /// A parameter that the step holds; nil is something else of the preset.
    case locked(Parameter?)
  }
}

extension LessonQuestion {
  /// The answer that a draft holds.
  ///
  /// - Parameter end: the length of the run in ms.
  /// - Throws: what is missing in it.
  func answer(in draft: LessonState.Draft, until end: Double) throws(Fault) -> LessonState.Answer {
    switch kind {
    case .choice(let options):
      guard let choice = draft.choice, options.indices.contains(choice) else {
        throw Fault("choose one of the answers first")
      }
      return .option(choice)
    case .number, .time:
      if draft.typed.isEmpty, let mark = draft.mark { return .value(mark) }
      guard !draft.typed.isEmpty else {
        throw Fault(isTime ? "mark a time or type it first" : "type a number first")
      }
      let value = try TypedNumber(draft.typed, unit: unitOfAnswer).value
      if isTime, !(0...end).contains(value) {
        throw Fault("the run lasts from 0 to \(JSON.number(end).compact) ms")
      }
      return .value(value)
    }
  }

  /// The unit of a number or a time; empty for a choice.
  package var unitOfAnswer: String {
    switch kind {
    case .number(_, let unit, _): unit
    case .time: "ms"
    case .choice: ""
    }
  }

  package var isTime: Bool { if case .time = kind { true } else { false } }

  /// The right answer; nil where it could not be worked out.
  func truth(in measurements: Measurements) -> LessonState.Answer? {
    switch kind {
    case .number(let answer, _, _), .time(let answer, _):
      let value = answer.value(in: measurements)
      return value.isFinite ? .value(value) : nil
    case .choice(let options):
      let right = options.indices.filter {
        let value = options[$0].condition.value(in: measurements)
        return value != 0 && !value.isNaN
      }
      return right.count == 1 ? .option(right[0]) : nil
    }
  }

  func accepts(_ answer: LessonState.Answer?, for truth: LessonState.Answer?) -> Bool {
    switch (answer, truth, kind) {
    case (.value(let value), .value(let right), .number(_, _, let tolerance)),
      (.value(let value), .value(let right), .time(_, let tolerance)):
      tolerance.allows(value, for: right)
    case (.option(let one), .option(let other), _): one == other
    default: false
    }
  }
}

extension Preset {
  /// The parameters that stand elsewhere in another preset, but for those that follow others or
  /// belong to the view.
  fileprivate func parameters(otherThanIn other: Preset) -> [Parameter] {
    Parameter.allCases.filter { parameter in
      switch parameter {
      case .speed, .window: return false
      case .tauR where tiesTauR() && other.tiesTauR(): return false
      case .tauR where ties != other.ties: return true
      case _ where parameter.rawValue.hasPrefix("twin.") && twin == other.twin: return false
      default: break
      }
      let places: [Int?] =
        parameter.isPerLayer && layers.count == other.layers.count
        ? layers.indices.map(Optional.some) : [nil]
      return places.contains {
        value(of: parameter, layer: $0) != other.value(of: parameter, layer: $0)
      }
    }
  }

  /// Which layers have τr tied to τm.
  private var ties: [Bool] { layers.indices.map { tiesTauR(layer: $0) } }

  /// Whether both describe the same experiment, however it is shown.
  fileprivate func isExperiment(of other: Preset) -> Bool {
    var one = self
    one.view = other.view
    return one == other
  }
}
