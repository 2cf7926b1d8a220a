import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// The way through a lesson: answered, failed, left, resumed, repeated.
struct LessonStateTests {
  private func lesson() throws -> Lesson {
    try LessonTests.library.lesson("one-lag")
  }

  /// The state with its step run and judged.
  private func judged(_ state: LessonState, typing text: String) throws -> LessonState {
    var state = state
    state.edit { $0.typed = text }
    try state.answer()
    state.judge(Timeline(running: state.step.preset, lasting: state.step.duration))
    return state
  }

  @Test func `An answer must be one`() throws {
    var state = LessonState(try lesson(), named: "x")
    #expect(!state.hasUnsavedAnswer)
    #expect(throws: Fault("type a number first")) { try state.answer() }
    state.edit { $0.typed = "-" }
    #expect(state.hasUnsavedAnswer)
    #expect(
      throws: Fault("\"-\" is not a number; write it in digits, such as 2.5 or 2.5 ms")
    ) { try state.answer() }
    var isAsking = false
    if case .asking = state.phase { isAsking = true }
    #expect(isAsking)
    var choosing = LessonState(try LessonTests.library.lesson("looking-ahead"), named: "y")
    #expect(throws: Fault("choose one of the answers first")) { try choosing.answer() }
  }

  @Test func `A time lies within the run`() throws {
    var state = LessonState(try lesson(), named: "x")
    state = try judged(state, typing: "9.7")
    state.goOn()
    state = try judged(state, typing: "6.4")
    state.goOn()
    #expect(throws: Fault("mark a time or type it first")) { try state.answer() }
    state.edit { $0.mark = 60 }
    state.edit { $0.typed = "201" }
    #expect(throws: Fault("the run lasts from 0 to 200 ms")) { try state.answer() }
    state.edit { $0.typed = "" }
    try state.answer()
    #expect(state.phase == .running(.value(60)))
  }

  @Test func `It is left and resumed, failed and passed`() throws {
    let lesson = try lesson()
    var state = try judged(LessonState(lesson, named: "x"), typing: "5")
    #expect(!state.record.steps[0].isPassed && state.record.answers == 1)
    // Left before going on, it resumes at the step that was answered.
    #expect(LessonState(lesson, named: "x", record: state.record).number == 0)
    state.again()
    state = try judged(state, typing: "9.7")
    #expect(state.record.steps[0].isPassed && state.record.steps[0].answers == 2)
    state.goOn()
    let resumed = LessonState(lesson, named: "x", record: state.record)
    #expect(resumed.number == 1 && resumed.record.passed == 1)
    state = try judged(resumed, typing: "6.4")
    state.goOn()
    state = try judged(state, typing: "60")
    state.goOn()
    #expect(state.phase == .finished && state.record.isPassed)
    // Done, it begins anew, and what was passed stays passed.
    var anew = LessonState(lesson, named: "x", record: state.record)
    #expect(anew.number == 0 && anew.record.isPassed)
    anew = try judged(anew, typing: "1")
    #expect(anew.record.isPassed && anew.record.steps[0].answers == 3)
    state.again()
    #expect(state.number == 0)
  }

  @Test func `A record of another length fits`() throws {
    var record = LessonRecord()
    record.next = 9
    record.steps = Array(repeating: LessonRecord.Step(), count: 7)
    let state = LessonState(try lesson(), named: "x", record: record)
    #expect(state.number == 0 && state.record.steps.count == 3)
  }

  @Test func `What the step holds is refused, what it frees is not`() throws {
    var state = LessonState(try LessonTests.library.lesson("lag-to-overshoot"), named: "x")
    let preset = state.step.preset
    let other = try preset.setting(Assignment("tau_r=8"))
    #expect(state.refusal(of: other, instead: preset) == .locked(.tauR))
    let weights = try preset.setting(Assignment("layers.1.weights=[[2]]"))
    #expect(state.refusal(of: weights, instead: preset) == .locked(nil))
    let view = try preset.setting(Assignment("view.window=50"))
    #expect(state.refusal(of: view, instead: preset) == nil)
    #expect(state.refusal(of: preset, instead: preset) == nil)
    var record = LessonRecord()
    record.next = 3
    state = LessonState(state.lesson, named: "x", record: record)
    #expect(state.step.unlocked == [.tauR])
    let own = state.step.preset
    let turned = try own.setting(Assignment("tau_r=8"))
    #expect(state.refusal(of: turned, instead: own) == nil)
    let layer = try own.setting(Assignment("layers.2.tau_r=8"))
    #expect(state.refusal(of: layer, instead: own) == nil)
    let slower = try own.setting(Assignment("tau_m=8"))
    #expect(state.refusal(of: slower, instead: own) == .locked(.tauM))
    state.edit { $0.typed = "1" }
    try state.answer()
    #expect(state.refusal(of: turned, instead: own) == .running)
  }

  @Test func `A network that diverges ends the step without a verdict`() throws {
    let lesson = try readLesson(step(#""set": {"dt": 50}, "run": 50000, "why": "w""#))
    var state = LessonState(lesson, named: "x")
    try state.answer()
    let timeline = Timeline(running: state.step.preset, lasting: state.step.duration)
    #expect(timeline.fault != nil)
    state.diverge()
    #expect(state.phase == .diverged && state.record.answers == 0)
    #expect(lesson.faultsOfRuns.count == 1)
  }

  @Test func `Progress is written and read again`() throws {
    var progress = LessonProgress()
    var state = try judged(LessonState(try lesson(), named: "x"), typing: "9.7")
    state.goOn()
    progress["x"] = state.record
    var choosing = LessonState(try LessonTests.library.lesson("looking-ahead"), named: "y")
    choosing.edit { $0.choice = 2 }
    try choosing.answer()
    choosing.judge(
      Timeline(running: choosing.step.preset, lasting: choosing.step.duration))
    progress["y"] = choosing.record
    #expect(choosing.record.passed == 1)
    let text = progress.json.pretty
    #expect(try LessonProgress(JSON(parsing: Array(text.utf8))) == progress)
  }

  @Test(arguments: [
    "{}", "[]", #"{"format": "lescope-lessons/1"}"#,
    #"{"format": "lescope-lessons/2", "lessons": {}}"#,
    #"{"format": "lescope-lessons/1", "lessons": {"x": {"next": -1, "steps": []}}}"#,
    #"{"format": "lescope-lessons/1", "lessons": {"x": {"next": 0, "steps": [{"answers": 1}]}}}"#,
  ])
  func `Progress that is none is refused`(text: String) throws {
    let json = try JSON(parsing: Array(text.utf8))
    #expect(throws: Fault.self) { try LessonProgress(json) }
  }

  @Test func `Two records of a lesson lose no pass`() throws {
    let lesson = try lesson()
    let first = try judged(LessonState(lesson, named: "x"), typing: "9.7").record
    let wrong = try judged(LessonState(lesson, named: "x"), typing: "1").record
    let merged = wrong.merged(with: first)
    #expect(merged.steps[0].isPassed && merged.steps[0].last == .value(1))
    #expect(merged.next == wrong.next)
  }
}
