import Formats
import Presets
import Studies
import Testing

@testable import Explorer

/// A lesson line by line.
@Suite struct LessonDialogueTests {
  private func dialogue(_ name: String, next: Int = 0) throws -> LessonDialogue {
    let library = LessonLibrary(environment: { _ in nil }, executable: nil)
    var record = LessonRecord()
    record.next = next
    return LessonDialogue(
      LessonLibrary.Entry(name: name, lesson: try library.lesson(name)), record: record)
  }

  @Test func itAsksRunsAndCompares() throws {
    var dialogue = try dialogue("one-lag")
    #expect(dialogue.opening.first == "The lag of one leaky neuron (bachelor)")
    #expect(dialogue.opening.last?.hasSuffix("Your answer in ms:") == true)
    #expect(dialogue.take("") == ["type a number first; q leaves."])
    #expect(
      dialogue.take("x") == [
        "\"x\" is not a number; write it in digits, such as 2.5 or 2.5 ms; q leaves."
      ])
    let said = dialogue.take(" 9,7 ")
    #expect(said.first == "Right: you said 9.70 ms, and the run shows 9.69 ms.")
    #expect(said.contains("Step 2 of 3"))
    #expect(dialogue.take("q") == ["You left the lesson; what you have answered is kept."])
    #expect(dialogue.isOver && dialogue.state.record.next == 1)
  }

  @Test func whatIsFreeCanBeSet() throws {
    var dialogue = try dialogue("lag-to-overshoot", next: 3)
    #expect(
      dialogue.opening.contains("Yours to turn: tau_r. A line such as tau_r=… does it."))
    #expect(
      dialogue.take("tau_m=5") == [
        "The lesson holds that in this step; yours to turn: tau_r."
      ])
    #expect(dialogue.take("tau_r=-1").first?.contains("it must be from 0 to 1000000 ms") == true)
    #expect(dialogue.take("tau_r=15") == ["Set: tau_r=15."])
    let said = dialogue.take("2.25")
    #expect(said.first == "Right: you said 2.250, and the run shows 2.250.")
    #expect(dialogue.isOver)
  }

  @Test func aWrongChoiceIsToldWhatHappened() throws {
    var dialogue = try dialogue("looking-ahead", next: 1)
    #expect(dialogue.take("4") == ["choose one of the answers first; q leaves."])
    #expect(
      dialogue.take("1").first
        == "Not so. You said: it lags more: slower membranes are slower. What happened: nothing: "
        + "its rates do not depend on τm.")
  }
}
