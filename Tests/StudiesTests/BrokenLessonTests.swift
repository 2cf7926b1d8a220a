import TestSupport
import Testing

@testable import Formats
@testable import Presets
@testable import Studies

/// Every fault of a lesson names its place and what is allowed there.
struct BrokenLessonTests {
  private func faults(in text: String) -> [String] {
    do {
      _ = try readLesson(text)
      return []
    } catch let error as PresetError {
      return error.faults.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  private static let number = #""ask": {"number": "?", "answer": "lag.le.1", "tolerance": 1}"#

  @Test(arguments: [
    ("[]", ["an empty list is not a lesson; it must be an object in { }"]),
    (
      #"{"steps": []}"#,
      [
        "format: a lesson's format must be lescope-lesson/1",
        "preset: is missing; it must be a preset's name or a preset in { }",
        "level: is missing; it must be bachelor, master or doctorate",
        "steps: must be a list of at least one step",
      ]
    ),
    (step(#""why": "w", "rum": 3"#), ["steps[0].rum: unknown key; did you mean run?"]),
    (step(#""run": 5"#), ["steps[0].why: is missing; it must be a text in double quotes"]),
    (
      step(#""why": "w", "set": {"tau_m": -3}"#),
      ["steps[0].set.tau_m: -3 is not a time constant; it must be from 1e-6 to 1000000 ms"]
    ),
    (
      step(#""why": "w", "unlock": ["tau_x"]"#),
      [#"steps[0].unlock[0]: "tau_x" is not a parameter; did you mean tau_m?"#]
    ),
    (
      step(#""why": "{lag.le.7}""#),
      ["steps[0].why: lag.le.7: there is no layer 7; this network has 1"]
    ),
    (step(#""why": "{lag.le.1""#), ["steps[0].why: a { is not closed by }"]),
    (
      step(#""why": "{lag.le.1:x}""#),
      ["steps[0].why: {lag.le.1:x}: after the colon stands the number of decimals, 0 to 9"]
    ),
    (
      step(#""why": "w", "ask": {"number": "{gain.le.1}", "answer": "1", "tolerance": 1}"#),
      ["steps[0].ask.number: gain.le.1 is measured in the run, and this text is read before it"]
    ),
    (
      step(#""why": "w", "ask": {"number": "?", "answer": "lag.le.1", "tolerance": 0}"#),
      [
        "steps[0].ask.tolerance: must be a number greater than 0 in the unit of the answer, or a "
          + #"share such as "5 %""#
      ]
    ),
    (
      step(#""why": "w", "ask": {"number": "?", "choice": "?"}"#),
      ["steps[0].ask: a question has one of number, time and choice, which holds its text"]
    ),
    (
      step(#""why": "w", "ask": {"choice": "?", "options": []}"#),
      ["steps[0].ask.options: must be a list of two to nine options"]
    ),
    (
      step(#""why": "w", "ask": {"time": "?", "tolerance": 3}"#),
      ["steps[0].ask.answer: is missing; it must be a formula, such as lag.twin.1"]
    ),
  ])
  func `A broken lesson gets its sentences`(text: String, sentences: [String]) {
    #expect(faults(in: text) == sentences)
  }

  @Test func `A fault of its preset names it`() {
    let unknown = step(#""why": "w""#).replacing("one-neuron-lag", with: "one-neuron-lags")
    #expect(
      faults(in: unknown) == [
        "preset: one-neuron-lags: there is no preset of this name; did you mean one-neuron-lag?"
      ])
    let own = step(#""why": "w""#).replacing(
      #""one-neuron-lag""#, with: #"{"layers": [{"neurons": 0}]}"#)
    #expect(
      faults(in: own).first?.hasPrefix("preset.layers[0].neurons: 0 is not a number of neurons")
        == true)
  }

  @Test func `One without fault is read whole`() throws {
    let lesson = try readLesson(
      step(#""set": {"tau_m": 20}, "unlock": ["tau_r"], \#(Self.number), "run": 30, "why": "w""#))
    #expect(lesson.level == .master && lesson.title == "Untitled")
    let step = try #require(lesson.steps.first)
    #expect(step.preset.tauM == 20 && step.unlocked == [.tauR] && step.duration == 30)
    let share = LessonQuestion.Tolerance.relative(0.05)
    #expect(share.allows(-105, for: -100) && !share.allows(-106, for: -100))
  }
}
