import Laboratory
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Studies
@testable import Views

/// What a lesson holds, no key changes; and none that would is silent, or says that it has.
struct HeldKeyTests {
  /// The first step of a lesson as it is asked, as it runs, and after its end.
  private static func phases(of name: String) throws -> [ExplorerState] {
    var state = try taking(name)
    var phases = [state]
    if case .choice? = state.lesson?.step.question?.kind { state.press(.down) }
    if case .number? = state.lesson?.step.question?.kind { state.type("1") }
    if case .time? = state.lesson?.step.question?.kind { state.press(.right) }
    state.press(.enter)
    for _ in 0..<20 { state.advance() }
    phases.append(state)
    while state.isRunning { state.advance() }
    phases.append(state)
    return phases
  }

  @Test(arguments: shippedLessons.names)
  func `Every key of the table, in every phase of a lesson`(name: String) throws {
    let phases = try Self.phases(of: name)
    for (number, state) in phases.enumerated() {
      let phase = try #require(state.lesson?.phase)
      for command in Command.table {
        if [.confirm, .back, .expand].contains(command.action) { continue }
        for key in command.keys {
          var held = state
          held.press(key)
          // What belongs to the answer is no key of the table.
          if case .asking = phase, held.lesson?.phase != phase { continue }
          var free = state
          free.lesson = nil
          free.press(key)
          let place = "\(command.name) by \(key) in phase \(number)"
          if held.preset != state.preset {
            #expect(held.lesson?.step != nil && held.preset == free.preset, "\(place)")
            continue
          }
          guard free.preset != state.preset else { continue }
          let said = held.message?.text ?? ""
          if command.action == .reset || command.action == .resetWithNewSeed {
            #expect(!said.isEmpty || held.lesson?.phase != phase, "\(place)")
            continue
          }
          #expect(
            said.contains("the lesson holds") || said.contains("it runs")
              || said.contains("not part of this lesson"), "\(place): \(said)")
          #expect(held.timeline.experiment.age == state.timeline.experiment.age, "\(place)")
        }
      }
    }
  }

  @Test func `e and p say who holds them, and what is free`() throws {
    var state = try taking("one-lag")
    for (key, symbol) in [("e", "τr"), ("p", "η")] {
      state.type(key)
      let said = try #require(state.message?.text)
      #expect(said.hasPrefix("the lesson holds \(symbol) in this step"), "\(said)")
      #expect(said.contains("Esc") || said.contains("yours to turn"))
    }
  }
}
