import Formats
import LatentEquilibrium
import Presets
import Samples
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Views

/// What is seen of the scope on screens of every size, and how charts are made large.
struct ScopeLayoutTests {
  private func rows(_ state: ExplorerState, _ columns: Int, _ rows: Int) -> [String] {
    state.text(columns, rows).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  @Test func `Enter makes a row large, then a chart; Escape goes back by one`() throws {
    var state = try explorer(at: 300)
    state.press(.enter)
    let row = state.text(120, 40)
    #expect(row.contains("layer 4") && !row.contains("layer 3 hidden") && row.contains("e error"))
    state.press(.enter)
    let chart = state.text(120, 40)
    #expect(chart.contains("layer 4 output · r output") && !chart.contains("e error"))
    state.press(.enter)
    #expect(state.scope.expansion == .chart)
    state.press(.escape)
    #expect(state.text(120, 40).contains("e error"))
    state.press(.escape)
    #expect(state.text(120, 40).contains("layer 3 hidden"))
    state.press(.escape)
    #expect(!state.isOver && state.scope.expansion == .none)
  }

  @Test func `The chosen layer is the one made large, and y changes the signal`() throws {
    var state = try explorer(at: 300)
    state.press(.tab)
    state.press(.tab)
    state.press(.enter)
    state.press(.enter)
    #expect(state.text(120, 40).contains("layer 2 hidden · r output"))
    state.type("y")
    #expect(state.text(120, 40).contains("layer 2 hidden · e error"))
  }

  @Test func `A count and Enter still set the parameter`() throws {
    var state = try explorer()
    state.type("015")
    state.press(.enter)
    #expect(state.value(.tauM) == 15)
    #expect(state.scope.expansion == .none)
  }

  @Test func `y goes through the signals that do not all fit`() throws {
    var state = try explorer()
    state.screen = Size(columns: 80, rows: 24)
    var seen: [[ChartSignal]] = []
    for _ in 0..<4 {
      seen.append(state.layout(state.screen).signals)
      state.type("y")
    }
    #expect(
      seen == [[.rate], [.membranePotential], [.error], [.membranePotential, .rate]])
    state = try explorer()
    state.screen = Size(columns: 60, rows: 20)
    seen = []
    for _ in 0..<3 {
      seen.append(state.layout(state.screen).signals)
      state.type("y")
    }
    #expect(seen == [[.rate], [.membranePotential], [.error]])
    state = try explorer()
    #expect(state.layout(state.screen).signals == [.membranePotential, .rate])
    state.type("y")
    #expect(state.layout(state.screen).signals == ChartSignal.ofNeurons(.layered))
    state.screen = Size(columns: 160, rows: 48)
    #expect(state.layout(state.screen).signals == ChartSignal.ofNeurons(.layered))
    state.type("y")
    #expect(state.message?.text.contains("all three fit") == true)
  }

  @Test func `Where there are errors y leads to the energy of each network in one chart`() throws {
    for size in [
      Size(columns: 60, rows: 20), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40),
    ] {
      var state = try explorer("two-weights", at: 20)
      (state.view, state.screen) = (.scope, size)
      var presses = 0
      while state.layout(size).signals != [.energy], presses < 8 {
        state.type("y")
        presses += 1
      }
      let layout = state.layout(size)
      #expect(layout.signals == [.energy])
      #expect(layout.layers.count == 1 && layout.isSplit)
      #expect(state.text(size.columns, size.rows).contains("energy"))
      state.type("y")
      #expect(!state.layout(size).signals.contains(.energy))
    }
    var large = try explorer("two-weights", at: 20)
    (large.view, large.screen) = (.scope, Size(columns: 160, rows: 48))
    large.type("y")
    let text = large.text(160, 48)
    for word in ["E", "½Σ|p−i|²", "β·cost", "0.1"] { #expect(text.contains(word), "\(word)") }
  }

  @Test(arguments: shippedPresets.filter { $0.preset.family == .layered }.map(\.name))
  func `Errors stand beside the rates where there are any`(name: String) throws {
    let state = try explorer(name, at: 200)
    let trace = state.timeline.trace
    let neurons = state.preset.layers.reduce(0) { $0 + $1.neurons }
    let members: [Member] = state.preset.twin == nil ? [.network] : Member.pair
    let hasAny = members.contains { member in
      (0..<neurons).contains { neuron in
        trace.values(of: .error(member, neuron), rows: 0..<trace.count).contains { $0 != 0 }
      }
    }
    let signals = state.layout(Size(columns: 120, rows: 40)).signals
    #expect(signals.contains(.error) == hasAny)
    let size = Size(columns: 80, rows: 24)
    #expect(state.layout(size).signals == [.rate])
    var scope = state
    scope.view = .scope
    #expect(scope.text(80, 24).contains(hasAny ? "y: u, e, E ┘" : "y: u, e = 0 ┘"))
  }

  @Test func `The views are tabs where there is room`() throws {
    let state = try explorer()
    let tabs = rows(state, 120, 40)[1]
    #expect(tabs.contains("1 Scope") && tabs.hasSuffix("? help"))
    #expect(rows(state, 80, 24)[1].contains("1 Scope"))
    #expect(!rows(state, 80, 23)[1].contains("1 Scope"))
  }

  @Test func `At 80x24 two full lines say what to watch, and both errors stand below`() throws {
    var state = try explorer(at: 500)
    state.measure()
    let screen = rows(state, 80, 24)
    let about = state.opened.about.original.split(separator: " ").prefix(20).joined(separator: " ")
    #expect((screen[2] + screen[3]).contains(about.prefix(70)))
    #expect(screen[2].count > 60)
    let response = try #require(state.response)
    let errors = [response.error, response.twinError].compactMap(\.self)
    for (row, error) in zip([21, 22], errors) {
      #expect(screen[row].contains("|r − ideal|"))
      #expect(screen[row].hasSuffix(Number.significant(error, digits: 2)))
    }
  }

  @Test func `The help begins with all that the preset is about`() throws {
    var state = try explorer()
    state.type("?")
    let words = state.text(80, 24).split { $0 == " " || $0 == "\n" || $0 == "│" }
    let about = state.opened.about.original.split { $0 == " " || $0 == "\n" }
    #expect(words.count > about.count)
    #expect(about.allSatisfy { words.contains($0) })
  }

  @Test func `At 40x12 every lag has its layer's number`() throws {
    var state = try explorer(at: 500)
    state.measure()
    let screen = rows(state, 40, 12)
    #expect(screen[9].contains("LE ms") && screen[9].contains("4: 0.3"))
    #expect(screen[10].contains("leaky ms") && screen[10].contains("2: 19.5"))
    #expect(screen[10].contains("4: 39.1"))
  }

  @Test func `A tie is marked in every width`() throws {
    let narrow = try explorer(glyphs: .ascii)
    #expect(rows(narrow, 80, 24).contains { $0.contains("tau_r") && $0.contains("ms tied") })
    #expect(rows(narrow, 120, 40).contains { $0.contains("tau_r") && $0.contains("= tau_m") })
    #expect(rows(try explorer(), 80, 24).contains { $0.contains("10 ms = τm") })
  }

  @Test func `a draws the other neurons behind the chosen one`() throws {
    let layer = #"{"neurons": 40, "weights": {"init": "normal"}}"#
    let preset = try Preset(
      json: JSON(parsing: Array(#"{"layers": [\#(layer)], "twin": null}"#.utf8)), in: .working,
      setting: [])
    var state = ExplorerState(preset, glyphs: .braille)
    state.run(until: 300)
    let axis = state.timeAxis(state.layout(state.screen))
    #expect(state.neurons(ofLayer: 0, .rate, .network, axis).isEmpty)
    state.type("a")
    #expect(state.neurons(ofLayer: 0, .rate, .network, axis).count == 31)
    var alone = try explorer("one-neuron-lag")
    alone.type("a")
    #expect(alone.message?.text == "every layer has one neuron only")
  }
}
