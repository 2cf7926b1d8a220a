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

  @Test func `Theory's best look-ahead is said and marked`() throws {
    let state = try state("noisy-input")
    let text = state.text(120, 40)
    #expect(text.contains("best at tau_r = 0.50 tau_m: 0.126"))
    #expect(text.contains("v its best") && text.contains("lines theory"))
    let plot = RobustnessLayout(Size(columns: 120, rows: 40)).curve
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    let marks = rows[plot.row..<plot.endRow].compactMap { $0.firstIndex(of: "v") }
    #expect(marks.count == 1)
    // τr from 0 to 14 ms, the best at 5.
    let expected = plot.column + Int((5.0 / 14 * Double(plot.columns - 1)).rounded())
    #expect(abs((marks.first ?? 0) - expected) <= 1)
  }

  /// At every width the words are whole ones.
  @Test(arguments: ["noisy-input", "bars", "mismatched-time-constants", "lag-adds-up"])
  func `No line is cut within a word`(name: String) throws {
    var state = try state(name, name == "bars" ? ["task.presentation=1"] : [])
    for _ in RobustnessCurve.dials {
      let whole = Set(words(state, 300, 40))
      for columns in 60...160 {
        for word in words(state, columns, 24) {
          #expect(whole.contains(word), "\(word) at \(columns)")
        }
      }
      state.type("J")
      while state.continueTest() {}
    }
  }

  /// The words beneath the curve, without their commas.
  private func words(_ state: ExplorerState, _ columns: Int, _ rows: Int) -> [String] {
    let area = RobustnessLayout(Size(columns: columns, rows: rows)).words
    let lines = state.text(columns, rows).split(separator: "\n", omittingEmptySubsequences: false)
    return lines[area.row..<area.endRow].flatMap { line in
      String(line.prefix(area.endColumn).dropFirst(area.column)).split(separator: " ").map {
        $0.trimmingPrefix(/[(]/).split(separator: /[,;:)]/).map(String.init).joined()
      }
    }
  }
}
