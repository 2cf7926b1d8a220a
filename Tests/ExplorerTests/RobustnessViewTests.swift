import Formats
import Laboratory
import Presets
import Stage
import Terminal
import TestSupport
import Testing
import Views

@testable import Explorer

/// The robustness view: a dial, what it costs, and the time constants of all neurons.
struct RobustnessViewTests {
  private func state(_ name: String, _ settings: [String] = []) throws -> ExplorerState {
    var state = ExplorerState(
      try shipped(name, setting: ["duration=100"] + settings), glyphs: .ascii)
    state.isRunning = false
    state.type("8")
    state.run(until: 20)
    state.measure()
    while state.continueTest() {}
    return state
  }

  @Test func `It begins with what is imperfect`() throws {
    #expect(try state("mismatched-time-constants").text(120, 40).contains("over tau_r"))
    let spread = try state("mismatched-time-constants", ["substrate.tau_spread=0.2"])
    #expect(spread.text(120, 40).contains("over spread"))
    #expect(spread.text(120, 40).contains("! now 0.2"))
  }

  @Test func `Its key goes through all dials, and measures each`() throws {
    var state = try state("mismatched-time-constants")
    var seen: Set<String> = []
    for _ in RobustnessCurve.dials {
      state.type("J")
      while state.continueTest() {}
      let text = state.text(120, 40)
      #expect(!text.contains("measuring") && text.contains("best at"))
      for dial in RobustnessCurve.dials
      where text.contains("over \(GlyphSet.ascii.spell(dial.symbol)) .") {
        seen.insert(dial.rawValue)
      }
    }
    #expect(seen.count == RobustnessCurve.dials.count, "\(seen)")
  }

  @Test func `A click puts the dial there, and the curve stays`() throws {
    var state = try state("mismatched-time-constants")
    state.screen = Size(columns: 120, rows: 40)
    let before = state.text(120, 40)
    let plot = RobustnessLayout(Size(columns: 120, rows: 40)).curve
    state.click(Position(column: plot.column, row: plot.row + 3))
    #expect(state.preset.value(of: .tauR) == .number(0))
    #expect(!state.isTesting, "nothing is measured again")
    #expect(before.contains("o") && state.text(120, 40).contains("! now 0 ms"))
  }

  @Test func `A lesson that asks hides the curve`() throws {
    var state = try state("mismatched-time-constants")
    state.bench.guide = Guide(
      about: "", isAsked: true, isAskedForTime: false, layer: nil, marks: [], unlocked: nil)
    #expect(!state.text(120, 40).contains("best at"))
    #expect(state.text(120, 40).contains("comes after your answer"))
  }

  @Test func `Neurons that learn their time constants come to the diagonal`() throws {
    var state = ExplorerState(try shipped("learned-time-constants"), glyphs: .ascii)
    state.isRunning = false
    state.type("8")
    #expect(state.text(120, 40).contains("mean |tau_r - tau_m| 2 ms"))
    state.run(until: 3000)
    #expect(state.text(120, 40).contains("mean |tau_r - tau_m| 0.02"))
  }
}
