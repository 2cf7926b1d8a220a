import Arithmetic
import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// Training in single precision: as well as in double, and no bit is lost in its files.
struct SinglePrecisionTrainingTests {
  private static func preset(batch: Int = 9, noise: Double = 0.01, twins: String = "") throws
    -> Preset
  {
    try Preset(
      json: JSON(
        parsing: Array(
          """
          {"seed": 3, "dt": 0.1, "beta": 0.1, "eta": 0.5,
           "layers": [{"neurons": 10, "weights": {"init": "xavier"}},
                      {"neurons": 3, "weights": {"init": "xavier"}, "activation": "linear"}],
           "substrate": {"rate_noise": \(noise)}, \(twins)
           "task": {"kind": "bars", "presentation": 2, "batch": \(batch), "epochs": 4}}
          """.utf8)), in: .working)
  }

  private static func run(
    _ training: Training, passes: Int, workers: Workers = .alone
  ) throws -> Training {
    var training = training
    while training.rows.count < passes { try training.advance(workers: workers) }
    return training
  }

  @Test func `It learns as in double precision, up to rounding`() throws {
    let preset = try Self.preset()
    let exact = try Self.run(Training(preset), passes: 40)
    let single = try Self.run(Training(preset, precision: .single), passes: 40, workers: .cores(2))
    #expect(single.weights(of: .yardstick) == exact.weights(of: .yardstick))
    for learner in [LearningCurve.Learner.network, .twin] {
      let (one, other) = (
        try #require(exact.rows.last).score(of: learner),
        try #require(single.rows.last).score(of: learner)
      )
      #expect(one.accuracy == other.accuracy)
      let (loss, same) = (try #require(one.loss), try #require(other.loss))
      #expect(abs(loss - same) < 1e-4 * loss && loss != same)
      for (learned, weights) in zip(
        try #require(exact.weights(of: learner)), try #require(single.weights(of: learner)))
      {
        for (one, other) in zip(learned.weights.joined(), weights.weights.joined()) {
          #expect(abs(one - other) < 1e-4)
          #expect(other == Double(Float(other)), "it is not of single precision")
        }
      }
    }
  }

  @Test(arguments: [4, 9])
  func `Resumed from a checkpoint it continues with the same bits`(batch: Int) throws {
    let preset = try Self.preset(batch: batch)
    let whole = try Self.run(Training(preset, precision: .single), passes: 6)
    let file = try Self.run(Training(preset, precision: .single), passes: 3).checkpoint.fileBytes
    var resumed = try Training(preset, precision: .single)
    try resumed.resume(from: NumpyArchive(file: file))
    #expect(resumed.checkpoint.fileBytes == file)
    resumed = try Self.run(resumed, passes: 6, workers: .cores(3))
    #expect(resumed.rows == whole.rows)
    #expect(resumed.checkpoint.fileBytes == whole.checkpoint.fileBytes)
    // Nor is it taken for one in double precision.
    let exact = try Self.run(Training(preset), passes: 3).checkpoint.fileBytes
    var (single, double) = (try Training(preset, precision: .single), try Training(preset))
    for fault in [
      #expect(throws: Fault.self) { try double.resume(from: NumpyArchive(file: file)) },
      #expect(throws: Fault.self) { try single.resume(from: NumpyArchive(file: exact)) },
    ] {
      #expect(fault?.message.contains("--precision") == true)
    }
  }

  @Test func `Only networks of layers that learn in time are trained in it`() throws {
    let settles = try Self.preset(
      noise: 0, twins: #""twin": {"learner": "equilibrium_propagation"},"#)
    #expect(settles.trainingFault() == nil)
    #expect(
      throws: Fault(
        place: "twin.learner", "a network that settles is trained in double precision alone")
    ) {
      try Training(settles, precision: .single)
    }
    for entry in PresetLibrary().entries {
      guard let preset = try? PresetLibrary().preset(entry.name), preset.trainingFault() == nil
      else { continue }
      let isLayered = preset.members.allSatisfy {
        if case .layered = preset.model(of: $0) { true } else { false }
      }
      #expect((preset.trainingFault(in: .single) == nil) == isLayered, "\(entry.name)")
    }
  }
}
