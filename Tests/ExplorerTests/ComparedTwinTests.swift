import Laboratory
import LatentEquilibrium
import Presets
import Terminal
import TestSupport
import Testing

@testable import Explorer
@testable import Stage
@testable import Views

/// Which of several twins the views compare with.
struct ComparedTwinTests {
  private static let preset = #"""
    {"title": "Two baselines", "dt": 0.2, "beta": 0.1, "eta": 0.02, "duration": 40,
     "layers": [{"neurons": 2}, {"neurons": 1}], "stimulus": {"kind": "sine", "frequency": 20},
     "target": {"kind": "sine", "frequency": 20},
     "twin": [{"name": "own errors", "tau_r": 0, "error_from": "tau_r"},
              {"name": "clean errors", "tau_r": 0, "error_from": "tau_m"}]}
    """#

  /// A scene with both baselines.
  static func opened(at time: Double = 300) throws -> ExplorerState {
    var state = ExplorerState(try read(preset), glyphs: .braille)
    state.isRunning = false
    state.run(until: time)
    state.measure()
    return state
  }

  /// The network shows one network or the other; the scope names all on a large screen.
  @Test(
    arguments: View.allCases.filter { $0.card.absences[.layered] == nil },
    [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `B takes the next twin in every view, and the first after the last`(
    view: View, size: Size
  ) throws {
    var state = try Self.opened()
    state.view = view
    state.look = state.look(on: size)
    if view == .network || view == .learning { state.apply(.nextTwinMode) }
    while state.continueTest() {}
    // The first hints are gone once a key has been pressed.
    state.type("BB")
    state.message = nil
    state.measure()
    while state.continueTest() {}
    func text() -> String { state.text(size.columns, size.rows) }
    let first = text()
    #expect(first.contains("own errors"), "\(first)")
    state.type("B")
    #expect(state.message?.text == "compared with clean errors, 2 of 2 twins")
    state.message = nil
    state.measure()
    while state.continueTest() {}
    let second = text()
    #expect(second.contains("clean errors"), "\(second)")
    #expect(second != first)
    state.type("B")
    #expect(state.message?.text == "compared with own errors, 1 of 2 twins")
    state.message = nil
    state.measure()
    while state.continueTest() {}
    #expect(text() == first)
  }

  @Test func `What is measured of it is what an experiment with it alone shows`() throws {
    var state = try Self.opened()
    state.type("B")
    let preset = try read(Self.preset).comparing(with: .twin2)
    var alone = ExplorerState(preset, glyphs: .braille)
    alone.isRunning = false
    alone.run(until: 300)
    func measured(_ state: inout ExplorerState) {
      state.view = .robustness
      state.measure()
      while state.continueTest() {}
      state.view = .bode
      state.type("S")
      while state.bode.sweep != nil { state.advance() }
    }
    measured(&state)
    measured(&alone)
    #expect(state.response?.layers(of: .twin2) == alone.response?.layers(of: .twin))
    let curve = try #require(state.views[RobustnessView.self].curve)
    #expect(curve.isFinished && curve == alone.views[RobustnessView.self].curve)
    // That of the live sine was measured at other times.
    func swept(_ state: ExplorerState) -> [FrequencySweep.Point] {
      state.bode.points(of: state.bench.comparison).filter { $0.frequency != 20 }
    }
    #expect(swept(state).count > 5 && swept(state) == swept(alone))
    // What was measured of the other is not taken for that of this one.
    state.type("B")
    #expect(state.bode.points(of: state.bench.comparison).isEmpty)
  }

  @Test func `Both baselines are told apart on a large screen, in colour and without`() throws {
    var state = try Self.opened()
    let size = Size(columns: 120, rows: 40)
    func inks(_ glyphs: GlyphSet) -> [Ink: Int] {
      state.glyphs = glyphs
      let grid = state.picture(size)
      let plots = state.layout(size).plots
      return plots.joined().reduce(into: [:]) { counts, plot in
        for row in plot.row..<plot.endRow {
          for column in plot.column..<plot.endColumn {
            counts[grid[column, row].style.ink, default: 0] += 1
          }
        }
      }
    }
    for glyphs in GlyphSet.allCases {
      let found = inks(glyphs)
      for ink in [Ink.first, .second, .fourth] {
        #expect(found[ink, default: 0] > 20, "\(glyphs) \(ink)")
      }
    }
    state.glyphs = .ascii
    let text = state.text(120, 40)
    for sample in ["-- LE", "## own errors", "%% clean errors"] { #expect(text.contains(sample)) }
    state.glyphs = .braille
    (state.theme, state.depth) = (.mono, .monochrome)
    let mono = state.text(120, 40)
    for sample in ["── LE", "╌╌ own errors", "─  clean errors"] { #expect(mono.contains(sample)) }
    // On a small one there is room for one.
    #expect(!state.text(80, 24).contains("─  clean errors"))
    #expect(state.text(80, 24).contains("B: clean errors"))
  }

  @Test func `The panel's parameters are those of the twin compared with`() throws {
    var state = try Self.opened(at: 10)
    let other = try #require(state.preset.twin(.twin))
    state.type("B")
    state.parameter = .twinTauR
    state.press(.right)
    let changed = try #require(state.preset.twin(.twin2)?.tauR)
    #expect(changed > 0)
    #expect(state.preset.twin(.twin) == other)
    state.parameter = .twinErrorFrom
    state.press(.right)
    #expect(state.preset.twin(.twin2)?.errorFrom == .tauR)
    #expect(state.preset.twin(.twin) == other)
    state.type("uu")
    #expect(state.preset == state.opened)
  }

  @Test func `Where there is no other twin it says so`() throws {
    var state = try explorer("lag-adds-up")
    state.type("B")
    #expect(state.message?.text == "there is one twin: leaky")
    state.change { preset in
      var preset = preset
      preset.twin = nil
      return preset
    }
    state.type("B")
    #expect(state.message?.text == "this preset has no twin")
  }
}
