import Formats
import Presets
import Samples
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Views

struct CommandLineTests {
  private func opened(_ name: String = "lag-adds-up") throws -> ExplorerState {
    var state = try explorer(name)
    state.isRunning = false
    return state
  }

  private func type(_ text: String, into state: inout ExplorerState) {
    for scalar in text.unicodeScalars { state.press(.character(scalar)) }
  }

  /// The state after a line and Enter.
  private func after(_ line: String, _ state: ExplorerState) -> ExplorerState {
    var state = state
    type(":" + line, into: &state)
    state.press(.enter)
    return state
  }

  private func prompt(_ state: ExplorerState) -> String? {
    (state.overlay.cover as? CommandCover)?.prompt.text
  }

  private func rows(_ state: ExplorerState, _ columns: Int = 120, _ rows: Int = 40) -> [Substring] {
    state.picture(Size(columns: columns, rows: rows)).text
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `A value is set, and can be undone`() throws {
    var state = after("set tau_m 20", try opened())
    #expect(state.preset.tauM == 20)
    #expect(state.preset.tiesTauR())
    #expect(state.message?.text == "tau_m = 20")
    state.press(.character("u"))
    #expect(state.preset.tauM == 10)
    state.press(.control("R"))
    #expect(state.preset.tauM == 20)
  }

  @Test func `A value of one layer, and what a value for all does not reach`() throws {
    let state = after("set layers.2.tau_m 5", try opened())
    #expect(state.preset.value(of: .tauM, layer: 1) == .number(5))
    let both = after("tau_m=20", state)
    #expect(both.preset.value(of: .tauM, layer: 0) == .number(20))
    #expect(both.message?.text == "tau_m = 20; layer 2 keeps its own")
    #expect(after("tau_m=20", both).message?.text == "tau_m = 20: so it is already")
  }

  @Test func `A fault is one sentence, and changes nothing`() throws {
    let state = try opened()
    let faulty = after("set tau_m -3", state)
    #expect(
      faulty.message
        == .init(
          text: ":set tau_m=-3: -3 is not a time constant; it must be from 1e-6 to 1000000 ms",
          isWarning: true))
    #expect(faulty.preset == state.preset)
    #expect(after("layer 9", state).message?.text == "there is no layer 9; this network has 4")
    #expect(
      after("open lag-adds-ip", state).message?.text
        == "there is no view or preset lag-adds-ip; did you mean lag-adds-up?")
    #expect(
      after("window 1", state).message?.text
        == "the time axis must be at least 20 steps wide, 2 ms")
  }

  @Test func `A bare number is for the chosen parameter in the chosen layer`() throws {
    var state = try opened()
    state.press(.tab)
    state = after("2.5", state)
    #expect(state.preset.value(of: .tauM, layer: 0) == .number(2.5))
    #expect(state.preset.value(of: .tauM, layer: 1) == .number(10))
  }

  @Test func `Commands do what their keys do`() throws {
    let state = try opened()
    #expect(after("pause", state).isRunning)
    #expect(after("step 10", state).timeline.experiment.step == 10)
    #expect(after("back 3", after("step 10", state)).timeline.experiment.step == 7)
    #expect(after("layer 2", state).layer == 1)
    #expect(after("layer all", after("layer 2", state)).layer == nil)
    #expect(after("speed max", state).speed == .unlimited)
    #expect(after("speed 0.3", state).speed == .times(0.3))
    #expect(after("set view.speed 0.3", state).speed == .times(0.3))
    #expect(after("window 300", state).window == 300)
    #expect(after("glyphs", state).glyphs == .block)
    #expect(after("q", state).isOver)
    #expect(after("help", state).overlay == .help(scrolled: 0))
    #expect(after("open fast-noise", state).opened.title == state.library[6].title)
    #expect(after("seed 5", state).preset.seed == 5)
    #expect(after("export", state).overlay == .exports(chosen: 0))
    #expect(after("suspend", state).request == .suspend)
    #expect(after("open a/b.json", state).request == .open("a/b.json"))
    #expect(after("", state).message == nil)
    #expect(after("   ", state).overlay == .none)
  }

  @Test func `Fewer layers take the choice of a layer along`() throws {
    var state = after("layer 4", try opened())
    state = after("set layers [{\"neurons\": 2}]", state)
    // A list may hold a file's name, so it is read outside.
    var files = MemoryFiles()
    state.meetRequest(on: Size(columns: 80, rows: 24), with: &files)
    #expect(state.preset.layers.count == 1)
    #expect(state.layer == nil)
    #expect(!rows(state)[0].isEmpty)
    state.press(.character("u"))
    #expect(state.preset.layers.count == 4)
  }

  @Test func `Tab completes, and goes round`() throws {
    var state = try opened()
    type(":pau", into: &state)
    state.press(.tab)
    #expect(prompt(state) == "pause")
    state.press(.control("U"))
    type("set stimulus.f", into: &state)
    state.press(.tab)
    #expect(prompt(state) == "set stimulus.frequency ")
    state.press(.tab)
    #expect(prompt(state) == "set stimulus.frequency 5")
    state.press(.control("U"))
    type("set activation ", into: &state)
    state.press(.tab)
    state.press(.tab)
    #expect(prompt(state) == "set activation tanh")
    state.press(.backTab)
    state.press(.backTab)
    #expect(prompt(state) == "set activation hard_sigmoid")
    state.press(.control("U"))
    type("open noise", into: &state)
    state.press(.tab)
    #expect(prompt(state) == "open fast-noise")
    state.press(.control("U"))
    type("set layers.2.tau_", into: &state)
    state.press(.tab)
    #expect(prompt(state) == "set layers.2.tau_m")
    state.press(.control("U"))
    type("nothing-like-it", into: &state)
    state.press(.tab)
    #expect(prompt(state) == "nothing-like-it")
  }

  @Test func `Completions stand above the line, with what they mean`() throws {
    var state = try opened()
    type(":set ta", into: &state)
    let picture = rows(state)
    #expect(picture[39] == ":set ta")
    #expect(picture[35].hasPrefix("┌ Tab takes the first"))
    #expect(picture[36].contains("tau_m  how slowly u follows its input"))
    #expect(picture[38].hasPrefix("└"))
    type("u_m ", into: &state)
    #expect(
      rows(state, 80, 24)[21].contains("10  membrane time constant now; from 1e-6 to 1000000 ms"))
    type("x", into: &state)
    #expect(rows(state)[38].contains("set KEY VALUE"))
  }

  @Test func `A long line is seen around its end`() throws {
    var state = try opened()
    type(":set title " + String(repeating: "long ", count: 20) + "end", into: &state)
    let line = rows(state, 40, 12)[11]
    #expect(line.hasPrefix(":"))
    #expect(line.hasSuffix("long end"))
    #expect(line.count < 40)
  }

  @Test func `The session remembers its lines`() throws {
    var state = after("speed 1", after("bogus", after("speed 2", try opened())))
    state = after("open fast-noise", state)
    state.press(.character(":"))
    for expected in ["open fast-noise", "speed 1", "bogus", "speed 2", "speed 2"] {
      state.press(.up)
      #expect(prompt(state) == expected)
    }
  }

  @Test func `Esc leaves, and so does a backspace too many`() throws {
    var state = try opened()
    type(":set", into: &state)
    state.press(.escape)
    #expect(state.overlay == .none)
    type(":a", into: &state)
    state.press(.backspace)
    #expect(prompt(state) == "")
    state.press(.backspace)
    #expect(state.overlay == .none)
    type(":", into: &state)
    state.press(.control("C"))
    #expect(state.isOver)
  }

  @Test(arguments: ["1e300", "1e-300", "1e9", "0", "-1e300"])
  func `No value is too large or too small for a picture`(value: String) throws {
    let state = try opened()
    for parameter in Parameter.allCases {
      var files = MemoryFiles()
      var changed = after("set \(parameter.rawValue) \(value)", state)
      for line in ["window \(value)", "speed \(value)"] { changed = after(line, changed) }
      for _ in 0..<3 { changed.timeline.advance() }
      changed.measure()
      #expect(!changed.picture(Size(columns: 60, rows: 20)).text.isEmpty)
      changed.obey("save x")
      changed.meetRequest(on: Size(columns: 60, rows: 20), with: &files)
      let saved = try #require(files.contents["x.json"])
      #expect(throws: Never.self) { try Preset(json: JSON(parsing: saved), in: .working) }
    }
  }

  @Test(arguments: 1...4)
  func `Whatever is typed, a picture can be drawn`(seed: UInt64) throws {
    var random = Lottery(state: seed)
    let words =
      Verb.allCases.map(\.rawValue) + Command.table.map(\.name) + Parameter.allCases.map(\.rawValue)
      + ["1", "-1", "0", "1e300", "1e-300", "all", "max", "true", "relu", "[", "{}", "null", "τ"]
    var state = try opened()
    var files = MemoryFiles()
    var lines: [String] = []
    for _ in 0..<100 {
      let line = (0..<Int.random(in: 1...3, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      lines.append(line)
      state.overlay = .none
      type(":" + line, into: &state)
      _ = state.picture(Size(columns: 60, rows: 20))
      state.press(.tab)
      state.press(.enter)
      state.meetRequest(on: Size(columns: 60, rows: 20), with: &files)
      for _ in 0..<3 { state.timeline.advance() }
      state.measure()
      state.adaptAxes(to: Size(columns: 60, rows: 20))
      #expect(!state.text(60, 20).isEmpty, "\(lines.suffix(5))")
    }
  }
}

/// A SplitMix64 generator, so that what is drawn can be drawn again.
private struct Lottery: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
