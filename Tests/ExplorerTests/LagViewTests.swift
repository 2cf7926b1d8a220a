import Presets
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Stage
@testable import Views

/// The lag view shows what was measured, beside what should be, or says why it can't.
struct LagViewTests {
  /// A reason that stands in the place of a figure is whole, or says that it is cut.
  @Test(arguments: ["lag-adds-up", "learning-in-phases", "fast-noise"])
  func `No reason is cut within a word`(name: String) throws {
    for time in [0, 72] {
      let state = try view(Double(time), of: name)
      for columns in stride(from: 60, through: 160, by: 5) {
        let text = state.text(columns, 24)
        let reasons = text.split(separator: "\n").filter { $0.contains("not set") }
        for line in reasons {
          #expect(line.contains("not settled yet") || line.contains("~"), "\(columns): \(line)")
        }
      }
    }
  }

  /// On a screen of 80 columns no note loses its end, whatever was measured.
  @Test(arguments: shippedPresets.map(\.name))
  func `Every note has a wording that there is room for`(name: String) throws {
    for time in [0, 40] {
      let state = try view(Double(time), of: name)
      let room = state.lagLayout(Size(columns: 80, rows: 24)).inside.columns - 1
      for wordings in state.lagNotes {
        #expect(try #require(wordings.last).count <= room, "\(room)")
        #expect(wordings.map(\.count) == wordings.map(\.count).sorted(by: >))
      }
    }
  }

  private func view(
    _ time: Double, setting: [String] = [], of name: String = "lag-adds-up"
  ) throws -> ExplorerState {
    let assignments = try setting.map { try Assignment($0) }
    var state = ExplorerState(
      try shippedLibrary.preset(name, setting: assignments), glyphs: .ascii)
    state.isRunning = false
    state.view = .lag
    state.run(until: time)
    state.measure()
    return state
  }

  private func row(_ number: Int, of text: String) -> [Substring] {
    text.split(separator: "\n").dropFirst(3)[number + 3].split(separator: "||")[0]
      .split { $0 == " " || $0 == "|" }
  }

  @Test func `Every figure is in its column`() throws {
    let state = try view(800)
    let text = state.text(120, 40)
    #expect(text.contains("lag behind the ideal . by the phase of 5 Hz"))
    // The output of the leaky twin: n atan(ωτ)/ω = 38.76 ms and (1 + ω²τ²)^−n/2 = 0.828.
    #expect(
      row(8, of: text) == [
        "##", "leaky", "39.07", "<0.01", "39.07", "39.07", "38.76", "0.830", "<0.001", "0.830",
        "0.828",
      ])
    #expect(row(7, of: text).prefix(4) == ["4", "--", "LE", "0.30"])
    #expect(text.contains("output r - ideal . mean size  -- LE 0.006  ## leaky 0.68"))
  }

  @Test func `Where there is nothing to follow it says so`() throws {
    let constant = try view(600, setting: ["stimulus.kind=constant"]).text(120, 40)
    #expect(constant.components("no periodic content") == 8)
    let early = try view(100).text(120, 40)
    #expect(early.components("not settled yet") == 8)
    // What theory says is there from the start.
    #expect(row(8, of: early).contains("38.76"))
    let noisy = try view(
      1800, setting: ["substrate.rate_noise=2", "stimulus.amplitude=0.001"]
    ).text(120, 40)
    #expect(noisy.components("too little signal") == 8)
  }

  @Test func `Without a closed form there is a note instead`() throws {
    let twin = #"twin={"tau_r": 0, "error_from": "tau_r"}"#
    let text = try view(1200, setting: [twin]).text(120, 40)
    #expect(text.contains("leaky: closed forms with the errors that it sees in its own lag"))
    #expect(row(8, of: text).count > 7)
    let nudged = try view(1200, setting: [twin, "target.kind=sine", "beta=0.1"]).text(120, 40)
    #expect(
      nudged.contains("leaky: its target's errors move its membranes, which no closed form knows"))
    #expect(row(8, of: nudged).count == 7)
    let step = try view(150, of: "step-through-four-layers").text(120, 40)
    #expect(step.contains("time from the step to half of it, and peak"))
    #expect(row(8, of: step).prefix(3) == ["##", "leaky", "37.10"])
  }

  @Test func `In little room the chosen layer is kept`() throws {
    var state = try view(800, of: "lag-adds-up")
    state.layer = 3
    for (columns, rows) in [(80, 24), (60, 20), (40, 12), (34, 9)] {
      let text = state.text(columns, rows)
      #expect(text.contains("39.07"), "\(columns)x\(rows)")
      #expect(text.contains("leaky"), "\(columns)x\(rows)")
    }
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}

/// The chart of errors grows at once and shrinks when what it shows has become smaller, as the
/// scope's charts do.
struct LagAxisTests {
  @Test(arguments: [View.lag, .scope], AxisMode.allCases)
  func `Axes shrink when what is measured becomes smaller`(view: View, mode: AxisMode) throws {
    var state = try explorer("lag-adds-up", at: 400)
    state.view = view
    state.bench.axis = mode
    state.screen = Size(columns: 120, rows: 40)
    func upper() -> Double {
      let chart: ChartRanges.Chart = view == .lag ? .errors : .layer(3, .rate)
      return state.bench.ranges.range(of: chart, holding: 0, 0).upper
    }
    func look() {
      for _ in 0..<AxisRange.patience + 1 {
        state.advance()
        state.adaptAxes(to: state.screen)
      }
    }
    look()
    let before = upper()
    state.obey("set stimulus.amplitude 0.01")
    state.run(until: state.timeline.experiment.time + 2 * state.window + 200)
    look()
    #expect(upper() < before / 20, "\(before) has become \(upper())")
    state.obey("set stimulus.amplitude 3")
    state.run(until: state.timeline.experiment.time + state.window)
    look()
    #expect(upper() > before)
  }
}
