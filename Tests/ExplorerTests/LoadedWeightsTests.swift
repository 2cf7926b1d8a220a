import Formats
import Laboratory
import LatentEquilibrium
import Samples
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Stage

/// `:load`: the run begins again from the weights in a file, and undo brings back those before.
struct LoadedWeightsTests {
  private let size = Size(columns: 80, rows: 24)
  private static let file = NumpyArchive([
    ("le.1.weights", NumpyArray(rows: [[0.75], [0.5]])), ("le.1.biases", NumpyArray([0.1, 0.2])),
    ("le.2.weights", NumpyArray(rows: [[1, -1]])), ("le.2.biases", NumpyArray([0.3])),
    ("twin.1.weights", NumpyArray(rows: [[7], [5]])), ("twin.1.biases", NumpyArray([1, 2])),
    ("twin.2.weights", NumpyArray(rows: [[3, 4]])), ("twin.2.biases", NumpyArray([6])),
  ])

  private func state() throws -> ExplorerState {
    let text =
      #"{"title": "Mine", "eta": 0.1, "beta": 1, "target": {"kind": "sine"}, "layers": [{"neurons": 2}, {}]}"#
    let preset = try Preset(json: JSON(parsing: Array(text.utf8)), in: .working)
    var state = ExplorerState(preset, glyphs: .ascii)
    state.isRunning = false
    return state
  }

  private func load(_ name: String, _ state: inout ExplorerState) {
    var files = MemoryFiles()
    files.weights = [
      "w.npz": Self.file, "wide.npz": NumpyArchive([("le.1.weights", NumpyArray([1, 2]))]),
    ]
    state.obey("load \(name)")
    #expect(state.request == .load(name))
    state.meetRequest(on: size, with: &files)
  }

  private func weights(_ state: ExplorerState) -> [Double] {
    [state.timeline.experiment.network, state.timeline.experiment.twin].compactMap { $0 }.map {
      $0.weight(layer: 0, neuron: 0, input: 0)
    }
  }

  @Test func `The run begins again from them, r goes back to them, u takes them back`() throws {
    var state = try state()
    state.run(until: 100)
    let drawn = weights(try self.state())
    load("w.npz", &state)
    #expect(state.message?.text == "started again from the weights in w.npz; u takes it back")
    #expect(state.timeline.experiment.step == 0 && weights(state) == [0.75, 7])
    state.run(until: 100)
    #expect(weights(state) != [0.75, 7])
    state.type("r")
    #expect(state.timeline.experiment.step == 0 && weights(state) == [0.75, 7])
    state.type("R")
    #expect(weights(state) == [0.75, 7])
    #expect(state.preset.seed == state.opened.seed + 1)
    state.type("uu")
    #expect(weights(state) == drawn)
    #expect(state.message?.text == "started again: the weights are drawn anew")
    state.press(.control("R"))
    #expect(weights(state) == [0.75, 7])
    #expect(state.message?.text == "started again from other weights")
  }

  @Test func `Parameters stay, and what is saved or told has the weights`() throws {
    var state = try state()
    state.obey("set tau_m 20")
    load("w.npz", &state)
    #expect(state.preset.tauM == 20)
    let token = try #require(state.page.stateToken)
    let told = try StateToken(parsing: token.text).preset()
    #expect(told.network == state.preset.network)
    #expect(told.twinNetwork == state.preset.twinNetwork)
    #expect(state.page.presetToSave.twin?.layers == state.preset.twin?.layers)
    #expect(!state.hasUnsavedWeights)
  }

  @Test func `What is too large for one line says so`() throws {
    let rows = Array(repeating: Array(repeating: 0.5, count: 101), count: 100)
    var preset = try state().preset
    preset.inputs = 101
    preset.layers[0].neurons = 100
    preset.layers[0].weights = .explicit(rows)
    var large = ExplorerState(preset, glyphs: .ascii)
    large.press(.character("Y"))
    #expect(large.overlay == .none && large.request == nil)
    #expect(
      large.message?.text
        == "this state has 10100 weights written out, too many for a token, which holds at most 10000; "
        + "as a preset it can be saved (s)")
    var files = MemoryFiles()
    large.obey("export text a.txt")
    large.meetRequest(on: size, with: &files)
    #expect(large.message?.text.contains("without the state") == true)
    #expect(files.text("a.txt")?.contains("lescope1:") == false)
    // Weights that are drawn need no room.
    preset.layers[0].weights = .standard
    #expect(StateToken.fault(of: preset) == nil)
  }

  @Test func `What cannot be loaded changes nothing`() throws {
    var state = try state()
    let before = state.preset
    state.run(until: 10)
    for (name, words) in [
      ("none.npz", "there is no none.npz"),
      ("wide.npz", "le.1.weights: has the shape 2; it must be 2x1"),
    ] {
      load(name, &state)
      #expect(state.message == .init(text: words, isWarning: true))
      #expect(state.preset == before && state.timeline.experiment.step == 100)
    }
    state.obey("load")
    #expect(
      state.message?.text == "load needs FILE after it, such as :load trained.npz"
        && state.request == nil)
  }
}
