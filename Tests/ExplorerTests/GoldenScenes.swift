import Formats
import Stage
import Terminal
import TestSupport
import Testing

@testable import Explorer
@testable import Presets
@testable import Studies
@testable import Views

/// Something to be seen in the explorer, whose picture is kept.
struct GoldenScene: Sendable, CustomTestStringConvertible {
  /// The folder of its pictures.
  let name: String
  let state: @Sendable () throws -> ExplorerState

  init(_ name: String, _ state: @escaping @Sendable () throws -> ExplorerState) {
    self.name = name
    self.state = state
  }

  var testDescription: String { name }

  /// What there is to see in a view.
  static func scenes(of view: View) -> [GoldenScene] {
    switch view {
    case .scope: scope
    case .network: network
    case .lag: lag
    case .bode: bode
    case .learning: learning
    case .phase: phase
    case .robustness: robustness
    case .circuit: circuit
    default: []
    }
  }

  private static let circuit = [
    GoldenScene("circuit") {
      var state = try explorer("microcircuit-bars", at: 900)
      state.type("nn")
      return state
    },
    GoldenScene("circuit-self-prediction") { try explorer("self-prediction", at: 18) },
  ]

  private static let scope = [
    GoldenScene("scope") { try measured { _ in } },
    GoldenScene("scope-circuit") {
      var state = try explorer("mimic", at: 30)
      state.type("1")
      return state
    },
    GoldenScene("scope-side-by-side") { try measured { $0.twinMode = .sideBySide } },
    GoldenScene("scope-difference") { try measured { $0.twinMode = .difference } },
    GoldenScene("scope-sweep") { try measured { $0.bench.axis = .sweep } },
    GoldenScene("scope-trigger") { try measured { $0.bench.axis = .trigger } },
    // The network as it was opened as a ghost, and the cursor on its first extremum after that.
    GoldenScene("scope-ghost-cursor") {
      try measured { state in
        state.apply(.freeze)
        state.change { preset throws(Fault) in try preset.setting(.tauR, to: 5) }
        state.run(until: 800)
        state.type("c<")
      }
    },
    GoldenScene("scope-one-chart") {
      try measured { state in
        state.layer = 2
        state.scope.expansion = .chart
      }
    },
    GoldenScene("scope-twins") {
      var state = ExplorerState(try shipped("teacher-slow-input"), glyphs: .braille)
      state.isRunning = false
      state.run(until: 1500)
      state.view = .scope
      state.measure()
      return state
    },
    GoldenScene("scope-diverged") {
      var state = ExplorerState(
        try read(#"{"dt": 1, "tau_m": 0.4, "layers": [{"neurons": 2, "weights": [[1], [2]]}]}"#),
        glyphs: .braille)
      state.run(until: 100)
      return state
    },
  ]

  private static let network = [
    GoldenScene("network-kernels") {
      var state = try explorer("handwritten-digits", at: 40)
      state.type("2")
      return state
    },
    GoldenScene("network") {
      try measured { $0.view = .network }
    },
    GoldenScene("network-layers") {
      var state = ExplorerState(try layered([4, 10, 10, 3], ""), glyphs: .braille)
      state.isRunning = false
      state.run(until: 100)
      state.type("2n")
      state.press(.tab)
      state.press(.tab)
      return state
    },
  ]

  private static let lag = [
    GoldenScene("lag") {
      try measured { state in
        state.view = .lag
        state.run(until: 800)
      }
    },
    GoldenScene("lag-step") {
      try measured { state in
        state.view = .lag
        state.change { preset throws(Fault) in try preset.setting(.stimulusKind, to: "step") }
        state.layer = 1
        state.run(until: 600)
      }
    },
  ]

  private static let bode = [
    // A ghost of the network as opened, then a sweep of one that looks ahead half way.
    GoldenScene("bode") {
      try measured { state in
        state.view = .bode
        state.run(until: 800)
        state.apply(.freeze)
        state.change { preset throws(Fault) in try preset.setting(.tauR, to: 5) }
        state.type("S")
        while state.bode.sweep != nil { state.advance() }
        state.isRunning = false
      }
    },
    // Errors that travel in time: the phase of the adjoint, and the inverse of its gain.
    GoldenScene("bode-errors") {
      var state = ExplorerState(try read(BodeViewTests.travelling), glyphs: .braille)
      state.isRunning = false
      state.view = .bode
      state.run(until: 600)
      state.measure()
      return state
    },
  ]

  private static let learning =
    [
      ("yin-yang", LearningViewTests.yinYang, 600.0), ("bars", LearningViewTests.bars, 41),
      ("teacher", LearningViewTests.teacher, 400),
    ].map { name, text, time in
      GoldenScene("learning-\(name)") {
        var state = ExplorerState(try read(text), glyphs: .braille)
        state.isRunning = false
        state.run(until: time)
        state.measure()
        return state
      }
    } + [
      GoldenScene("learning-kernels") {
        var state = try explorer("handwritten-digits", at: 40)
        state.bench.layer = 0
        return state
      }
    ]

  private static let robustness = [
    GoldenScene("robustness") {
      let preset = try shipped("mismatched-time-constants", setting: ["duration=400"])
      var state = ExplorerState(preset, glyphs: .braille)
      state.isRunning = false
      state.view = .robustness
      state.run(until: 100)
      state.measure()
      while state.continueTest() {}
      return state
    },
    GoldenScene("robustness-theory") {
      let preset = try shipped("noisy-input", setting: ["duration=400"])
      var state = ExplorerState(preset, glyphs: .braille)
      state.isRunning = false
      state.run(until: 100)
      state.measure()
      while state.continueTest() {}
      return state
    },
    GoldenScene("robustness-accuracy") {
      let preset = try shipped("bars", setting: ["substrate.tau_spread=0.2"])
      var state = ExplorerState(preset, glyphs: .braille)
      state.isRunning = false
      state.view = .robustness
      state.run(until: 40)
      state.measure()
      // Half way.
      for _ in 0..<3 { _ = state.continueTest(work: 400_000) }
      return state
    },
  ]

  private static let phase = [
    GoldenScene("phase") {
      try measured { state in
        state.view = .phase
        state.run(until: 800)
      }
    },
    GoldenScene("phase-weights") {
      var state = ExplorerState(try shipped("two-weights"), glyphs: .braille)
      state.isRunning = false
      state.run(until: 1200)
      state.measure()
      return state
    },
  ]

  /// What can cover a view, and lessons.
  static let pages = [
    GoldenScene("help") { try measured { $0.type("?") } },
    GoldenScene("presets") { try measured { $0.type("oj") } },
    GoldenScene("exports") { try measured { $0.type("xj") } },
    GoldenScene("state") { try measured { $0.type("Y") } },
    GoldenScene("command") {
      try measured { state in
        state.type(":set t")
        state.press(.tab)
      }
    },
    GoldenScene("entry") { try measured { $0.type("v2.5") } },
    GoldenScene("lessons") {
      var state = try explorer(lessons: shippedLessons.names)
      state.isRunning = false
      state.type("Lj")
      return state
    },
    GoldenScene("lesson-time") {
      var state = try askedForTime()
      state.press(.right)
      return state
    },
    GoldenScene("lesson-judged") {
      var state = try taking("one-lag")
      state.type("9.9")
      state.press(.enter)
      while state.isRunning { state.advance() }
      return state
    },
    GoldenScene("lesson-choice") {
      var state = try taking("looking-ahead")
      state.press(.down)
      return state
    },
  ]

  /// The first preset at 500 ms, changed and then measured.
  private static func measured(
    _ change: (inout ExplorerState) throws -> Void
  ) throws -> ExplorerState {
    var state = try explorer(at: 500)
    try change(&state)
    if state.bench.cursor == nil { state.message = nil }
    state.measure()
    return state
  }
}
