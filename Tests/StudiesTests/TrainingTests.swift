import Arithmetic
import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// Learning in minibatches: what is shown when, who learns from it, and that a checkpoint loses
/// nothing.
struct TrainingTests {
  /// A small task that is learned in a moment.
  private static func preset(
    batch: Int, noise: Double = 0, pause: Double = 0, presentation: Double = 2
  ) throws -> Preset {
    try Preset(
      json: JSON(
        parsing: Array(
          """
          {"seed": 3, "dt": 0.1, "beta": 0.1, "eta": 0.5,
           "layers": [{"neurons": 10, "weights": {"init": "xavier"}},
                      {"neurons": 3, "weights": {"init": "xavier"}, "activation": "linear"}],
           "substrate": {"rate_noise": \(noise)},
           "task": {"kind": "bars", "presentation": \(presentation), "pause": \(pause),
                    "batch": \(batch), "epochs": 4}}
          """.utf8)), in: .working)
  }

  private static func run(
    _ training: Training, passes: Int, workers: Workers = .alone
  ) throws -> Training {
    var training = training
    while training.rows.count < passes { try training.advance(workers: workers) }
    return training
  }

  @Test func `Every sample is shown once a pass, though the minibatches do not divide them`() throws
  {
    let preset = try Self.preset(batch: 4)
    let count = try #require(preset.task).training.count
    #expect(count % 4 != 0)
    let training = try Self.run(Training(preset), passes: 8)
    for (number, row) in training.rows.enumerated() {
      #expect(row.pass == number + 1)
      #expect(row.samples == (number + 1) * count / 4 * 4)
    }
    #expect(training.time == Double(training.minibatch) * 2)
  }

  /// One sample at once is what an experiment does, step for step.
  @Test func `A batch of one learns what the experiment learns`() throws {
    let preset = try Self.preset(batch: 1, pause: 0.5)
    let training = try Self.run(Training(preset), passes: 3)
    var experiment = Experiment(preset, tracksIdeal: false, tracksLearning: true)
    for _ in 0..<training.minibatch * training.stepsOfMinibatch { try experiment.advance() }
    let learned = try #require(training.network(of: .network))
    let exact = try #require(training.weights(of: .yardstick))
    for (number, layer) in experiment.network.layers.enumerated() {
      for neuron in 0..<layer.neurons {
        for input in 0..<layer.inputs {
          let expected = experiment.network.weight(layer: number, neuron: neuron, input: input)
          let weight = learned.weight(layer: number, neuron: neuron, input: input)
          #expect(abs(weight - expected) < 1e-12)
        }
      }
      let yardstick = try #require(experiment.yardstick)
      #expect(exact[number].weights == yardstick.weights(ofLayer: number))
    }
    let accuracy = preset.accuracy(
      of: experiment.network, on: try #require(preset.task).test)
    #expect(training.rows.last?.score(of: .network).accuracy == accuracy)
  }

  @Test(arguments: [0, 0.01])
  func `Resumed from a checkpoint it continues with the same bits`(noise: Double) throws {
    let preset = try Self.preset(batch: 4, noise: noise)
    let whole = try Self.run(Training(preset), passes: 6)
    let half = try Self.run(Training(preset), passes: 3)
    let file = half.checkpoint.fileBytes
    var resumed = try Training(preset)
    try resumed.resume(from: NumpyArchive(file: file))
    #expect(resumed.checkpoint.fileBytes == file)
    resumed = try Self.run(resumed, passes: 6)
    #expect(resumed.rows == whole.rows)
    #expect(resumed.checkpoint.fileBytes == whole.checkpoint.fileBytes)
    #expect(resumed.savedWeights.fileBytes == whole.savedWeights.fileBytes)
    var other = try Training(Self.preset(batch: 3, noise: noise))
    #expect(throws: Fault.self) { try other.resume(from: NumpyArchive(file: file)) }
  }

  @Test func `A checkpoint with a number that no training comes to is refused`() throws {
    let preset = try Self.preset(batch: 4, noise: 0.01)
    let whole = try Self.run(Training(preset), passes: 2).checkpoint
    for (place, entry) in whole.arrays.enumerated() {
      guard case .numbers(let numbers) = entry.array.elements, !numbers.isEmpty else { continue }
      for wrong in [Double.nan, .infinity, -.infinity, 1e308, -1e308] {
        for index in Set([0, numbers.count / 2, numbers.count - 1]) {
          var (archive, damaged) = (whole, numbers)
          damaged[index] = wrong
          archive.arrays[place].array.elements = .numbers(damaged)
          var training = try Training(preset)
          let before = training.checkpoint
          let fault = #expect(throws: Fault.self, "\(entry.name)[\(index)] = \(wrong)") {
            try training.resume(from: NumpyArchive(file: archive.fileBytes, room: training.room))
          }
          #expect(fault?.place == entry.name)
          #expect(training.checkpoint == before)
        }
      }
    }
    for numbers in [[0.5, 1], [-3, 1], [1e19, 1], [1, -1]] {
      var archive = whole
      let place = try #require(archive.arrays.firstIndex { $0.name == "rows" })
      var rows = try #require(archive.arrays[place].array.numbers)
      rows.replaceSubrange(0..<2, with: numbers)
      archive.arrays[place].array.elements = .numbers(rows)
      var training = try Training(preset)
      #expect(throws: Fault(place: "rows", "is damaged")) { try training.resume(from: archive) }
    }
  }

  @Test func `As many workers as there may be learn the same`() throws {
    let preset = try Self.preset(batch: 9)
    let alone = try Self.run(Training(preset), passes: 3)
    let together = try Self.run(Training(preset), passes: 3, workers: .cores(3))
    #expect(together.rows == alone.rows)
    #expect(together.savedWeights.fileBytes == alone.savedWeights.fileBytes)
  }

  @Test func `Latent Equilibrium learns fast samples like backpropagation, the twin does not`()
    throws
  {
    let preset = try Self.preset(batch: 3)
    let training = try Self.run(Training(preset), passes: 60)
    let row = try #require(training.rows.last)
    #expect(row.score(of: .network).accuracy == 1)
    #expect(row.score(of: .yardstick).accuracy == 1)
    #expect(try #require(row.score(of: .twin).accuracy) < 0.7)
    let first = try #require(training.rows.first?.score(of: .network).loss)
    #expect(try #require(row.score(of: .network).loss) < first / 4)
    // At τr = τm nothing depends on the time a sample is shown, if η·dt and the steps stay the same.
    #expect(try #require(training.staticLoss(of: .network)) < 0.2)
  }

  @Test func `Weights survive their file`() throws {
    let preset = try Self.preset(batch: 3)
    let training = try Self.run(Training(preset), passes: 5)
    let file = try NumpyArchive(file: training.savedWeights.fileBytes)
    #expect(file["le.1.weights"]?.shape == [10, 9])
    #expect(file["twin.2.biases"]?.shape == [3])
    let loaded = try Training(preset, weights: TrainedWeights(file, for: preset))
    for learner in preset.learners {
      #expect(loaded.weights(of: learner) == training.weights(of: learner))
      #expect(loaded.staticLoss(of: learner) == training.staticLoss(of: learner))
    }
    // Where only the network is there, all start from it.
    let one = NumpyArchive(file.arrays.filter { $0.name.hasPrefix("le.") })
    let started = try Training(preset, weights: TrainedWeights(one, for: preset))
    #expect(started.weights(of: .twin) == training.weights(of: .network))
    let less = NumpyArchive(file.arrays.filter { $0.name != "le.2.biases" })
    #expect(throws: Fault(place: "le.2.biases", "is missing; it must have the shape 3")) {
      try TrainedWeights(less, for: preset)
    }
  }
}
