import Formats
import Glibc
import Laboratory
import LatentEquilibrium
import Presets
import Samples
import TestSupport
import Testing

struct SavingTests {
  private static let learning = """
    {"inputs": 2, "eta": 0.05, "beta": 0.2, "dt": 0.5, "layers": [
      {"neurons": 3, "biases": {"init": "normal"}},
      {"neurons": 2, "activation": "linear", "weights": [[1, 2, 3], [4, 5, 6]]}],
     "stimulus": {"kind": "noise"}, "target": {"kind": "sine"}}
    """

  @Test func `Weights that were learned are kept as numbers`() throws {
    let preset = try read(Self.learning)
    var experiment = Experiment(preset)
    for _ in 0..<200 { try experiment.advance() }
    let kept = preset.keepingWeights(of: experiment.model)
    #expect(kept.layers.allSatisfy { if case .explicit = $0.weights { true } else { false } })
    #expect(kept.layers.allSatisfy { if case .explicit = $0.biases { true } else { false } })
    let again = try Preset(json: JSON(parsing: Array(kept.editableJSON.pretty.utf8)), in: .working)
    let network = Experiment(again).network
    #expect(network.bias == experiment.network.bias)
    for (l, layer) in network.layers.enumerated() {
      for neuron in 0..<layer.neurons {
        for input in 0..<layer.inputs {
          #expect(
            network.weight(layer: l, neuron: neuron, input: input)
              == experiment.network.weight(layer: l, neuron: neuron, input: input))
        }
      }
    }
  }

  @Test func `Weights that were not learned stay the recipe`() throws {
    let preset = try read(Self.learning, setting: ["eta=0"])
    var experiment = Experiment(preset)
    for _ in 0..<50 { try experiment.advance() }
    #expect(preset.keepingWeights(of: experiment.model) == preset)
  }

  @Test(arguments: ["", "twin=null", "target={\"kind\": \"none\"}"])
  func `A trace is written as a run is recorded`(change: String) throws {
    let source = #"{"layers": [{}], "stimulus": {"kind": "noise"}, "target": {"kind": "sine"}}"#
    let preset = try read(source, setting: change.isEmpty ? [] : [change])
    var timeline = Timeline(preset)
    var experiment = Experiment(preset)
    let recording = Recording(of: experiment, signals: TraceRecording.signals(of: .layered))
    var expected = Array(recording.header(withPreset: true).utf8)
    for _ in 0..<300 {
      timeline.advance()
      try experiment.advance()
      recording.append(experiment, to: &expected)
    }
    let written = TraceRecording(timeline.trace, of: timeline.experiment)
    #expect(written.rows == 300)
    #expect(written.reduce(into: []) { $0 += $1 } == expected)
  }

  @Test func `A run knows whether it was left alone`() throws {
    let preset = try read(preset(""))
    var timeline = Timeline(preset)
    timeline.advance()
    #expect(timeline.isUndisturbed)
    timeline.adopt(try preset.setting(.tauM, to: 20))
    #expect(!timeline.isUndisturbed)
    timeline.advance()
    timeline.goBack(2)
    #expect(timeline.isUndisturbed)
  }

  @Test func `A preset's name leads to the user's own folder`() throws {
    let library = PresetLibrary(environment: { _ in nil }, executable: nil)
    func destination(_ name: String, home: String? = "/home/me") throws -> String {
      try library.destination(of: name) { $0 == "HOME" ? home : nil }
    }
    #expect(try destination("mine") == "/home/me/.local/share/lescope/presets/mine.json")
    #expect(try destination("2 τ") == "/home/me/.local/share/lescope/presets/2 τ.json")
    for name in ["", "-x", ".hidden", "a/b", "a\nb", String(repeating: "a", count: 300)] {
      #expect(throws: Fault.self) { try destination(name) }
    }
    let shipped = #expect(throws: Fault.self) { try destination("fast-noise") }
    #expect(
      shipped?.description
        == "fast-noise: is the name of a shipped preset; choose another")
    let homeless = #expect(throws: Fault.self) { try destination("mine", home: nil) }
    #expect(
      homeless?.description
        == "there is no home folder to save in; give a path, such as ./mine.json")
  }

  @Test func `A file that exists is left alone, with the remedy that fits`() throws {
    try withTemporaryFolder { folder in
      try write("old", to: folder + "/a")
      let fault = #expect(throws: Fault.self) {
        _ = try FileWriter(folder + "/a", remedy: "! replaces it")
      }
      #expect(fault?.message == "exists already; ! replaces it")
    }
  }
}
