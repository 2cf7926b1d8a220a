import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// Learning from a plain target: what is measured, and that a checkpoint loses nothing.
struct TargetTrainingTests {
  @Test func `A target that ends is followed freely`() throws {
    let json = """
      {"seed": 5, "dt": 0.1, "duration": 400, "beta": 0.1, "eta": 0.5, "inputs": 2,
       "layers": [{"neurons": 1, "activation": "linear"}],
       "stimulus": [{"kind": "sine", "frequency": 50}, {"kind": "sine", "frequency": 20}],
       "target": {"kind": "sine", "frequency": 50, "amplitude": 0.7, "until": 300}}
      """
    let preset = try Preset(json: JSON(parsing: Array(json.utf8)), in: .working)
    var training = try TargetTraining(preset)
    while !training.isFinished { try training.advance() }
    #expect(training.rows.count == 100)
    #expect(training.experiment.step == 4000)
    // A single linear neuron can give 0.7 times its first input, and then does so without delay.
    #expect(try #require(training.freeError(of: .network)) < 1e-3)
    #expect(try #require(training.freeError(of: .twin)) > 0.1)
    #expect(training.rows.last?.loss(of: .network) == nil)
  }

  /// Everything that has a state: noises of both orders, held numbers, shuffled rows, a recording of a
  /// teacher or a target with noise of its own, filters, rate noise.
  private static func preset(
    target: String, scheme: String = "synchronous", substrate: String = "{}", eta: Double = 0.05
  ) throws -> Preset {
    let json = """
      {"seed": 11, "dt": 0.2, "duration": 200, "beta": 0.1, "eta": \(eta), "inputs": 5,
       "scheme": "\(scheme)", "substrate": \(substrate),
       "layers": [{"neurons": 6, "weights": {"init": "xavier"}},
                  {"neurons": 2, "weights": {"init": "xavier"}, "activation": "linear"}],
       "twin": {"tau_r": 0, "error_from": "tau_r"},
       "stimulus": [{"kind": "noise", "tau": 10, "order": 2}, {"kind": "random", "hold": 7},
                    {"kind": "sequence", "values": [[0.1], [0.7], [-0.4]], "hold": 3, "shuffle": true},
                    {"kind": "sum", "of": [{"kind": "noise", "tau": 3}, {"kind": "sine", "frequency": 30}]},
                    {"kind": "chirp", "from": 1, "to": 50, "sweep": 90}],
       "target": \(target)}
      """
    return try Preset(json: JSON(parsing: Array(json.utf8)), in: .working)
  }

  private static let teacher = """
    {"kind": "teacher", "from": 20, "layers": [{"neurons": 6, "weights": {"init": "xavier"}},
     {"neurons": 2, "weights": {"init": "xavier"}, "activation": "linear"}]}
    """
  private static let noise = #"{"kind": "noise", "tau": 20, "until": 130}"#

  private static func run(_ training: TargetTraining, rows: Int) throws -> TargetTraining {
    var training = training
    while training.rows.count < rows { try training.advance() }
    return training
  }

  @Test(arguments: [
    (teacher, "synchronous", "{}"), (noise, "synchronous", "{}"), (noise, "sweep", "{}"),
    (teacher, "equilibrium", "{}"), (#"{"kind": "none"}"#, "sweep", "{}"),
    (noise, "synchronous", #"{"tau_synapse": 2, "rate_noise": 0.05, "tau_spread": 0.1}"#),
  ])
  func `Resumed from a checkpoint it continues with the same bits`(
    target: String, scheme: String, substrate: String
  ) throws {
    let preset = try Self.preset(target: target, scheme: scheme, substrate: substrate)
    let whole = try Self.run(TargetTraining(preset), rows: 100)
    #expect(whole.isFinished)
    let untaught = try TargetTraining(preset)
    #expect((whole.weights(of: .network) != untaught.weights(of: .network)) == preset.hasTarget)
    for rows in [1, 37, 64, 66, 99] {
      let file = try Self.run(TargetTraining(preset), rows: rows).checkpoint.fileBytes
      var resumed = try TargetTraining(preset)
      try resumed.resume(from: NumpyArchive(file: file))
      #expect(resumed.checkpoint.fileBytes == file)
      resumed = try Self.run(resumed, rows: 100)
      #expect(resumed.isFinished)
      #expect(resumed.rows == whole.rows)
      #expect(resumed.checkpoint.fileBytes == whole.checkpoint.fileBytes)
      #expect(resumed.savedWeights.fileBytes == whole.savedWeights.fileBytes)
      for member in Member.pair {
        #expect(resumed.freeError(of: member) == whole.freeError(of: member))
      }
      for learner in preset.learners {
        #expect(resumed.lastLoss(of: learner) == whole.lastLoss(of: learner))
        #expect(resumed.weightChange(of: learner) == whole.weightChange(of: learner))
      }
    }
  }

  @Test func `A checkpoint of another training is refused`() throws {
    let half = try Self.run(TargetTraining(Self.preset(target: Self.noise)), rows: 50).checkpoint
    for other in [
      try Self.preset(target: Self.teacher), try Self.preset(target: Self.noise, scheme: "sweep"),
    ] {
      var training = try TargetTraining(other)
      #expect(throws: Fault.self) { try training.resume(from: half) }
      #expect(training.rows.isEmpty)
    }
    for name in ["step", "free", "le.neurons", "twin.noise", "rows"] {
      var training = try TargetTraining(Self.preset(target: Self.noise))
      var damaged = half
      damaged.arrays.removeAll { $0.name == name }
      damaged.arrays.append((name, NumpyArray([.nan])))
      #expect(throws: Fault.self, "\(name)") { try training.resume(from: damaged) }
    }
  }

  @Test func `Weights survive their file and are where learning goes on`() throws {
    let preset = try Self.preset(target: Self.teacher)
    let training = try Self.run(TargetTraining(preset), rows: 40)
    let file = try NumpyArchive(file: training.savedWeights.fileBytes)
    #expect(file["le.1.weights"]?.shape == [6, 5])
    #expect(file["twin.2.biases"]?.shape == [2])
    let loaded = try TargetTraining(preset, weights: TrainedWeights(file, for: preset))
    for learner in preset.learners {
      #expect(loaded.weights(of: learner) == training.weights(of: learner))
      #expect(loaded.weightChange(of: learner) == 0)
    }
    // A checkpoint knows what it started from.
    let later = try Self.run(loaded, rows: 3).checkpoint
    var untaught = try TargetTraining(preset)
    #expect(throws: Fault.self) { try untaught.resume(from: later) }
    var again = loaded
    try again.resume(from: later)
    #expect(again.rows.count == 3)
  }

  /// Phantom errors: without a target the weights of Latent Equilibrium stay to the last bit.
  @Test func `Without a target only the leaky twin learns, from its own lag`() throws {
    let preset = try Self.preset(target: #"{"kind": "none"}"#)
    let training = try Self.run(TargetTraining(preset), rows: 100)
    #expect(training.weightChange(of: .network) == 0)
    #expect(try #require(training.weightChange(of: .twin)) > 0.001)
    #expect(training.weightChange(of: .yardstick) == nil)
    #expect(training.rows.last?.loss(of: .network) == nil)
    #expect(throws: Fault.self) { try TargetTraining(Self.preset(target: Self.teacher, eta: 0)) }
  }
}
