import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import ShippedPresets
@testable import Studies

/// Every shipped lesson, run without a screen.
struct LessonTests {
  static let library = LessonLibrary(environment: { _ in nil }, executable: nil)

  @Test func `There is one for every idea, on every level`() {
    let entries = Self.library.entries
    #expect(entries.map(\.name) == EmbeddedFiles.lessons)
    #expect(entries.count >= 8)
    #expect(Set(entries.map(\.lesson.level)) == Set(Lesson.Level.allCases))
    #expect(Set(entries.map(\.lesson.title)).count == entries.count)
    // From the first steps on.
    let levels = entries.map { Lesson.Level.allCases.firstIndex(of: $0.lesson.level) ?? 0 }
    #expect(levels == levels.sorted())
    for entry in entries {
      #expect(!entry.lesson.about.isEmpty && !entry.lesson.leavesOut.isEmpty)
    }
  }

  @Test func `The list of embedded lessons is the folder`() throws {
    let package = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let folder = package + "/presets/lessons"
    #expect(
      Set(files(in: folder)) == Set(EmbeddedFiles.lessons.map { $0 + ".json" } + ["README.md"]))
    for name in EmbeddedFiles.lessons {
      let bytes = try FileReading.bytes(of: "\(folder)/\(name).json")
      #expect(EmbeddedFiles.bytes(of: "lessons/\(name).json") == bytes)
    }
  }

  /// What is true of every number.
  private static let formulas = ["2πf", "1/τm", "1/√(1 + (ωτm)²)", "(1 + iωτr)/(1 + iωτm)"]

  /// Numbers in the words would be true only until somebody changes the preset.
  @Test func `No text has a number that is typed in`() throws {
    for entry in Self.library.entries {
      for step in entry.lesson.steps {
        var texts = [step.text, step.why]
        if let question = step.question {
          texts.append(question.text)
          if case .choice(let options) = question.kind { texts += options.map(\.text) }
        }
        for text in texts {
          let words = Self.formulas.reduce(text.words) { $0.replacing($1, with: "") }
          #expect(words.allSatisfy { !$0.isNumber }, "\(words)")
        }
        #expect(!step.why.formulas.isEmpty)
        for formula in step.why.formulas + step.text.formulas {
          if case .number = formula.root { Issue.record("\(formula.text) is typed in") }
        }
      }
    }
  }

  @Test(arguments: EmbeddedFiles.lessons)
  func `The instruments pass it, and wrong answers fail it`(name: String) throws {
    let lesson = try Self.library.lesson(name)
    var passing = LessonState(lesson, named: name)
    var failing = passing
    var last: (preset: Preset, told: [Double])?
    for step in lesson.steps {
      let timeline = Timeline(running: step.preset, lasting: step.duration)
      try #require(timeline.fault == nil)
      let after = Measurements(after: timeline)
      let question = try #require(step.question)
      let truth = try #require(question.truth(in: after), "\(step.text.words)")
      try passing.give(truth)
      try failing.give(question.wrong(beside: truth))
      // The run goes no further than it is asked about.
      #expect(
        timeline.experiment.step == TimeGrid(dt: step.preset.dt).steps(lasting: step.duration))
      passing.judge(timeline)
      failing.judge(timeline)
      guard case .judged(let right) = passing.phase, case .judged(let wrong) = failing.phase else {
        Issue.record("it is not judged")
        return
      }
      #expect(right.isRight && !wrong.isRight)
      #expect(right.truth == truth && wrong.truth == truth)
      let before = Measurements(before: step.preset)
      #expect(step.text.filled(from: before).isWhole)
      #expect(question.text.filled(from: before).isWhole)
      #expect(right.why.isWhole)
      if let last {
        #expect(!last.preset.isRun(as: step.preset), "its charts have shown the answer")
        for number in last.told {
          #expect(!question.accepts(.value(number), for: truth), "\(number) has been told before")
        }
      }
      last = (step.preset, right.why.numbers)
      passing.goOn()
      failing.goOn()
    }
    #expect(passing.phase == .finished && failing.phase == .finished)
    #expect(passing.record.isPassed && !failing.record.isPassed)
    #expect(failing.record.passed == 0 && failing.record.answers == lesson.steps.count)
  }

  @Test func `A run that cannot be judged is found`() throws {
    let lesson = try readLesson(
      step(
        #""ask": {"choice": "?", "options": [{"text": "a", "if": "lag.le.1 > 5"}, "#
          + #"{"text": "b", "if": "lag.le.1 > 6"}]}, "why": "{at(r.le.1, 5000)}""#))
    #expect(
      lesson.faultsOfRuns.map(\.description) == [
        "steps[0].why: {at(r.le.1, 5000)} has no value here",
        "steps[0].ask.options: after the run 0 of them hold; it must be one, and its formula "
          + "must give 1",
      ])
  }
}

extension LessonState {
  /// Types, marks or chooses an answer.
  fileprivate mutating func give(_ answer: Answer) throws {
    edit { draft in
      switch answer {
      case .value(let value): draft.typed = "\(value)"
      case .option(let option): draft.choice = option
      }
    }
    try self.answer()
  }
}

extension Preset {
  /// Whether a run of both is the same, however it is shown.
  fileprivate func isRun(as other: Preset) -> Bool {
    var other = other
    other.view = view
    return other == self
  }
}

extension FilledText {
  fileprivate var numbers: [Double] {
    parts.compactMap { if case .number(let value, _) = $0 { value } else { nil } }
  }
}

extension LessonQuestion {
  /// The nearest answer that is not right any more.
  fileprivate func wrong(beside truth: LessonState.Answer) -> LessonState.Answer {
    switch (truth, kind) {
    case (.option(let option), .choice(let options)): .option((option + 1) % options.count)
    case (.value(let value), .number(_, _, let tolerance)):
      .value(value + 1.01 * tolerance.width(at: value))
    case (.value(let value), .time(_, let tolerance)):
      .value(value - 1.01 * tolerance.width(at: value))
    default: truth
    }
  }
}

/// A lesson of one step with these members.
func step(_ members: String) -> String {
  #"{"format": "lescope-lesson/1", "level": "master", "preset": "one-neuron-lag", "steps": "#
    + #"[{"text": "t", \#(members)}]}"#
}

func readLesson(_ text: String) throws -> Lesson {
  try Lesson(
    json: JSON(parsing: Array(text.utf8)), in: .directory("/nowhere"), library: shippedLibrary)
}
