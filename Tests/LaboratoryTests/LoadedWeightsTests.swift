import Formats
import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets
@testable import Studies

/// Presets that begin from the weights in a file. What the files of Python hold, NumPy 2.4 has written
/// with `savez`, and with `savez_compressed` in other types and another order of numbers.
struct LoadedWeightsTests {
  private static let text = """
    {"inputs": 2, "eta": 0.05, "beta": 0.2, "dt": 0.5,
     "layers": [{"neurons": 3}, {"neurons": 1, "activation": "linear"}],
     "stimulus": {"kind": "sine", "frequency": 20}, "target": {"kind": "sine"}}
    """
  private static let hidden = [[0.5, -0.25], [1.5, 2], [-0.125, 0]]
  private static let output = [[1, -2, 0.75]]

  private func loaded(_ name: String, setting: [String] = []) throws -> Preset {
    try read(Self.text, setting: setting).loading(goldenFolder + "/" + name)
  }

  private func weights(_ description: NetworkDescription?) -> [[[Double]]]? {
    description?.layers.map(\.weights)
  }

  @Test func `A file of Python gives both networks its weights`() throws {
    let preset = try loaded("python-weights.npz")
    #expect(weights(preset.network) == [Self.hidden, Self.output])
    #expect(preset.network.layers.map(\.biases) == [[0.1, 0.2, -0.3], [0.0625]])
    #expect(weights(preset.twinNetwork) == [Self.hidden, Self.output])
    #expect(preset.twin?.layers.isEmpty == true)
    let experiment = Experiment(preset, tracksLearning: true)
    #expect(experiment.yardstick?.learned == experiment.network.learned)
    #expect(experiment.twin?.learned == experiment.network.learned)
  }

  @Test func `A twin with weights of its own starts from them`() throws {
    let preset = try loaded("python-weights-own-twin.npz")
    #expect(weights(preset.network) == [Self.hidden, Self.output])
    #expect(weights(preset.twinNetwork) == [[[1, 2], [3, 4], [5, 6]], Self.output])
    #expect(preset.twinNetwork?.layers.map(\.biases) == [[0, 0, 0], [0.0625]])
    let alone = try loaded("python-weights-own-twin.npz", setting: ["twin=null"])
    #expect(alone.twin == nil)
    // A file without weights for the twin takes them back.
    let again = try preset.loading(goldenFolder + "/python-weights.npz")
    #expect(weights(again.twinNetwork) == weights(again.network))
  }

  @Test(arguments: ["python-weights.npz", "python-weights-own-twin.npz"])
  func `The preset carries them wherever it is written`(name: String) throws {
    let preset = try loaded(name)
    let written = try Preset(json: preset.json, in: .working)
    let told = try StateToken(parsing: StateToken(preset).text).preset()
    var experiments = [preset, written, told].map { Experiment($0) }
    for _ in 0..<200 {
      for index in experiments.indices { try experiments[index].advance() }
    }
    let states = experiments.map { $0.participants.map(\.model) }
    #expect(states[1] == states[0] && states[2] == states[0])
  }

  @Test func `What a training saved goes on where it was`() throws {
    let preset = try read(Self.text)
    var training = try TargetTraining(preset)
    while !training.isFinished { try training.advance() }
    let file = try NumpyArchive(file: training.savedWeights.fileBytes)
    let loaded = Experiment(preset.starting(from: try TrainedWeights(file, for: preset)))
    #expect(loaded.network.learned == training.weights(of: .network))
    #expect(loaded.twin?.learned == training.weights(of: .twin))
    #expect(loaded.twin?.learned != loaded.network.learned)
  }

  @Test func `A change of the weights begins the run again, a change of the twin's too`() throws {
    let preset = try read(Self.text)
    var experiment = Experiment(preset)
    for name in ["python-weights.npz", "python-weights-own-twin.npz"] {
      try experiment.advance()
      #expect(try !experiment.adopt(loaded(name)))
      #expect(experiment.step == 0)
    }
    try experiment.advance()
    // Without its twin it is the same run.
    #expect(try experiment.adopt(loaded("python-weights-own-twin.npz", setting: ["twin=null"])))
  }

  private static let refused: [(String, [String: NumpyArray?], Fault)] = [
    (
      "missing", ["le.2.biases": NumpyArray?.none],
      Fault(place: "le.2.biases", "is missing; it must have the shape 1")
    ),
    (
      "shape", ["le.2.weights": NumpyArray(rows: [[1, 2]])],
      Fault(place: "le.2.weights", "has the shape 1x2; it must be 1x3")
    ),
    (
      "vector", ["le.2.weights": NumpyArray([1, 2, 3])],
      Fault(place: "le.2.weights", "has the shape 3; it must be 1x3")
    ),
    (
      "not a number", ["le.1.biases": NumpyArray([0, .nan, 0])],
      Fault(place: "le.1.biases", "must hold finite numbers from -1000000 to 1000000")
    ),
    (
      "infinite", ["le.1.weights": NumpyArray(rows: [[0, 0], [0, -.infinity], [0, 0]])],
      Fault(place: "le.1.weights", "must hold finite numbers from -1000000 to 1000000")
    ),
    (
      "half a twin", ["twin.1.weights": NumpyArray(rows: hidden)],
      Fault(place: "twin.1.biases", "is missing; it must have the shape 3")
    ),
    (
      "another network", ["le.3.weights": NumpyArray(rows: [[1]])],
      Fault(place: "le.3.weights", "is of a layer that the network has not; it must have 2")
    ),
  ]

  @Test(arguments: refused.indices)
  func `What does not fit is told by array and what it must be`(index: Int) throws {
    let (_, changes, fault) = Self.refused[index]
    let preset = try read(Self.text)
    var archive = try NumpyArchive(reading: goldenFolder + "/python-weights.npz")
    for (name, array) in changes {
      archive.arrays.removeAll { $0.name == name }
      if let array { archive.arrays.append((name, array)) }
    }
    let seen = try NumpyArchive(file: archive.fileBytes, room: TrainedWeights.room(for: preset))
    #expect(throws: fault) { try TrainedWeights(seen, for: preset) }
  }

  @Test func `The file stands in the fault`() throws {
    let path = goldenFolder + "/python-weights.npz"
    let fault = Fault(
      source: path, place: "le.1.weights", "has the shape 3x2; it must be 4x2")
    #expect(throws: fault) {
      try read(#"{"inputs": 2, "layers": [{"neurons": 4}, {}]}"#).loading(path)
    }
  }
}
