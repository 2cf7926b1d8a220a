import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// Networks that are compared with one another in one experiment: each is as it is alone.
struct SeveralTwinsTests {
  private static let twins =
    #"twin=[{"name":"own errors","tau_r":0,"error_from":"tau_r"},{"tau_r":0,"#
    + #""error_from":"tau_m","learn_after":5},{"tau_m":15,"eta":0.02}]"#

  private static func preset(_ settings: String...) throws -> Preset {
    try read(ExperimentTests.learning, setting: [twins] + settings)
  }

  private static let bars = #"""
    {"seed": 3, "dt": 0.1, "beta": 0.1, "eta": 0.5,
     "layers": [{"neurons": 10, "weights": {"init": "xavier"}},
                {"neurons": 3, "weights": {"init": "xavier"}, "activation": "linear"}],
     "substrate": {"rate_noise": 0.01},
     "task": {"kind": "bars", "presentation": 2, "batch": 4}}
    """#

  @Test func `Each column is that of a run with its twin alone`() throws {
    let preset = try Self.preset()
    let all = try Experiment(preset).advanced(by: 300)
    let signals = Recordable.allCases
    let recording = Recording(of: all, signals: signals)
    let names = recording.columns.map(\.name)
    #expect(Set(recording.columns.compactMap(\.member)) == Set(Member.allCases))
    #expect(names.contains("twin2.1.u.1") && names.contains("twin3.energy"))
    func values(_ experiment: Experiment) -> [String: Substring] {
      var text: [UInt8] = []
      let recording = Recording(of: experiment, signals: signals)
      recording.append(experiment, to: &text)
      let row = String(decoding: text, as: UTF8.self).dropLast()
        .split(separator: ",", omittingEmptySubsequences: false).dropFirst()
      return Dictionary(uniqueKeysWithValues: zip(recording.columns.map(\.name), row))
    }
    let together = values(all)
    for member in Member.allCases {
      let alone = values(try Experiment(preset.comparing(with: member)).advanced(by: 300))
      let place: Member = member == .network ? .network : .twin
      let columns = alone.filter { $0.key.hasPrefix(place.rawValue + ".") }
      #expect(columns.count > 50)
      for (name, value) in columns {
        let column = member.rawValue + name.dropFirst(place.rawValue.count)
        #expect(together[column] == value, "\(column)")
      }
    }
  }

  @Test func `The trace, the response and the learning curve are those of each alone`() throws {
    let preset = try Self.preset()
    func timeline(_ preset: Preset) -> Timeline {
      var timeline = Timeline(preset)
      for _ in 0..<600 { timeline.advance() }
      return timeline
    }
    let all = timeline(preset)
    let response = Response(of: all)
    let place = WeightPlace(layer: 1, neuron: 1, input: 2)
    for member in Member.allCases {
      let alone = timeline(preset.comparing(with: member))
      let other: Member = member == .network ? .network : .twin
      for neuron in 0..<6 {
        #expect(
          all.trace.values(of: .rate(member, neuron), rows: 0..<600)
            == alone.trace.values(of: .rate(other, neuron), rows: 0..<600))
      }
      for row in [0, 300, 599] {
        #expect(
          all.trace.value(of: .energy(.total, member), row: row)
            == alone.trace.value(of: .energy(.total, other), row: row))
      }
      #expect(
        all.weightTrail.values(of: member, place) == alone.weightTrail.values(of: other, place))
      #expect(response.layers(of: member) == Response(of: alone).layers(of: other))
      #expect(response.error(of: member) == Response(of: alone).error(of: other))
      let (curve, single) = (
        try #require(all.experiment.curve), try #require(alone.experiment.curve)
      )
      for interval in 0..<curve.count {
        #expect(
          curve.loss(of: member.learner, interval: interval)
            == single.loss(of: other.learner, interval: interval))
        #expect(
          curve.energy(.total, of: member, interval: interval)
            == single.energy(.total, of: other, interval: interval))
      }
      #expect(
        LearningDirection(of: all)?.angles(of: member)
          == LearningDirection(of: alone)?.angles(of: other))
    }
    let yardstick = try #require(all.experiment.yardstickLoss)
    #expect(yardstick == timeline(preset.comparing(with: .network)).experiment.yardstickLoss)
  }

  @Test func `A second twin begins the experiment anew, another value of it does not`() throws {
    var experiment = try Experiment(Self.preset()).advanced(by: 50)
    #expect(experiment.adopt(try Self.preset("twin3.tau_m=12")))
    #expect(experiment.network(.twin3)?.tauM[0] != experiment.network(.twin2)?.tauM[0])
    let kept = experiment.adopt(try Self.preset().comparing(with: .twin2))
    #expect(!kept && experiment.age == 0 && experiment.network(.twin2) == nil)
    #expect(experiment.network(.twin) != nil)
  }

  @Test func `In minibatches each learns what it learns alone`() throws {
    let preset = try read(Self.bars, setting: [Self.twins])
    func run(_ preset: Preset) throws -> Training {
      var training = try Training(preset)
      while training.rows.count < 3 { try training.advance() }
      return training
    }
    let all = try run(preset)
    #expect(
      TrainingRow.columns(of: preset)
        == "epoch,samples,le.loss,le.accuracy,twin.loss,twin.accuracy,twin2.loss,twin2.accuracy,"
        + "twin3.loss,twin3.accuracy,backprop.loss,backprop.accuracy\n")
    for member in Member.allCases {
      let alone = try run(preset.comparing(with: member))
      let other: Member = member == .network ? .network : .twin
      #expect(all.weights(of: member.learner) == alone.weights(of: other.learner))
      for (row, single) in zip(all.rows, alone.rows) {
        #expect(row.score(of: member.learner) == single.score(of: other.learner))
        #expect(row.score(of: .yardstick) == single.score(of: .yardstick))
      }
    }
  }

  @Test func `Resumed from a checkpoint both trainings continue with the same bits`() throws {
    let bars = try read(Self.bars, setting: [Self.twins])
    var batches = try Training(bars)
    while batches.rows.count < 2 { try batches.advance() }
    var resumed = try Training(bars)
    try resumed.resume(from: NumpyArchive(file: batches.checkpoint.fileBytes))
    for _ in 0..<20 {
      try batches.advance()
      try resumed.advance()
    }
    #expect(resumed.rows == batches.rows)
    #expect(resumed.savedWeights.fileBytes == batches.savedWeights.fileBytes)

    let preset = try Self.preset("duration=100", "target.until=60")
    var whole = try TargetTraining(preset)
    while !whole.isFinished {
      try whole.advance()
      guard whole.rows.count == 70 else { continue }
      var half = try TargetTraining(preset)
      try half.resume(from: NumpyArchive(file: whole.checkpoint.fileBytes))
      #expect(half.checkpoint.fileBytes == whole.checkpoint.fileBytes)
      while !half.isFinished { try half.advance() }
      var rest = whole
      while !rest.isFinished { try rest.advance() }
      #expect(half.rows == rest.rows)
      #expect(half.checkpoint.fileBytes == rest.checkpoint.fileBytes)
      for member in Member.allCases {
        #expect(half.freeError(of: member) == rest.freeError(of: member))
        #expect(half.freeError(of: member) != nil)
      }
    }
  }

  @Test func `Weights come back from their file to each of them`() throws {
    let preset = try Self.preset("duration=50")
    var training = try TargetTraining(preset)
    while !training.isFinished { try training.advance() }
    let file = try NumpyArchive(file: training.savedWeights.fileBytes)
    let loaded = preset.starting(from: try TrainedWeights(file, for: preset))
    for member in Member.allCases {
      let learned = try #require(training.weights(of: member.learner))
      let network = try #require(loaded.network(of: member))
      #expect(network.layers.map(\.weights) == learned.map(\.weights))
      #expect(network.layers.map(\.biases) == learned.map(\.biases))
    }
    #expect(Set(Member.allCases.map { loaded.network(of: $0)?.layers[0].weights }).count == 4)
  }

  @Test func `A twin that diverges is named`() throws {
    var experiment = try Experiment(
      read(
        #"{"layers": [{}], "twin": [{}, {"tau_m": 0.01}], "stimulus": {"kind": "constant"}}"#))
    let fault = #expect(throws: ExperimentFault.self) {
      for _ in 0..<2000 { try experiment.advance() }
    }
    #expect(fault?.member == .twin2)
    #expect(fault?.description.hasPrefix("the second twin diverged") == true)
    #expect(fault.map { experiment.remedy(for: $0) }?.contains("dt") == true)
  }
}
