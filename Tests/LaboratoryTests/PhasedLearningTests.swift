import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// Those who learn in phases beside the network, on the same samples.
struct PhasedLearningTests {
  private static func preset(_ more: String = "", batch: Int = 1) throws -> Preset {
    try Preset(
      json: JSON(
        parsing: Array(
          """
          {"seed": 3, "dt": 0.5, "beta": 0.2, "eta": 0.02, "tau_m": 5,
           "layers": [{"neurons": 6, "weights": {"init": "xavier"}},
                      {"neurons": 3, "weights": {"init": "xavier"}, "activation": "linear"}],
           "twin": [{"learner": "predictive_coding"},
                    {"learner": "equilibrium_propagation", "beta": 0.5}],
           "task": {"kind": "bars", "presentation": 10, "pause": 2, "batch": \(batch), "epochs": 4}
           \(more)}
          """.utf8)), in: .working)
  }

  /// Who learns when: predictive coding sees the target all the while, equilibrium propagation in the
  /// second half, and both learn in the last step of a sample alone.
  @Test func `Weights change in the last step of a sample alone`() throws {
    let preset = try Self.preset()
    #expect(preset.lesson(of: .twin).free == 0)
    #expect(preset.lesson(of: .twin2).free == 10)
    var experiment = Experiment(preset, tracksLearning: true)
    for step in 1...72 {
      let before = [LearningCurve.Learner.twin, .twin2].map {
        experiment.participant($0)?.model.learned
      }
      try experiment.advance()
      for (place, learner) in [LearningCurve.Learner.twin, .twin2].enumerated() {
        let changed = experiment.participant(learner)?.model.learned != before[place]
        #expect(changed == (step % 24 == 20), "\(learner) in step \(step)")
      }
    }
  }

  @Test func `A batch of one learns what the experiment learns`() throws {
    let preset = try Self.preset()
    var training = try Training(preset)
    while training.rows.count < 3 { try training.advance() }
    var experiment = Experiment(preset, tracksIdeal: false, tracksLearning: true)
    for _ in 0..<training.minibatch * training.stepsOfMinibatch { try experiment.advance() }
    for member in [Member.twin, .twin2] {
      let model = try #require(experiment.participant(member.learner)?.model)
      #expect(training.weights(of: member.learner) == model.learned)
      let accuracy = preset.accuracy(of: model, as: member, on: try #require(preset.task).test)
      #expect(training.rows.last?.score(of: member.learner).accuracy == accuracy)
      #expect(experiment.network(member) == nil)
    }
  }

  @Test(arguments: [1, 3]) func `A checkpoint goes on with the same bits`(rows: Int) throws {
    let preset = try Self.preset(batch: 4)
    var whole = try Training(preset, rowsOfPass: rows)
    var resumed = whole
    var half = whole
    while half.rows.count < 3 { try half.advance() }
    try resumed.resume(from: half.checkpoint)
    while whole.rows.count < 7 { try whole.advance() }
    while resumed.rows.count < 7 { try resumed.advance() }
    #expect(resumed == whole)
    #expect(whole.rows.map(\.pass) == (0..<7).map { $0 / rows + 1 })
  }

  @Test func `More rows change nothing but the rows`() throws {
    let preset = try Self.preset(batch: 2)
    var one = try Training(preset)
    var many = try Training(preset, rowsOfPass: 4)
    while one.rows.count < 4 { try one.advance() }
    while many.rows.count < 16 { try many.advance() }
    #expect(one.weights(of: .twin2) == many.weights(of: .twin2))
    #expect(one.rows.map(\.samples) == stride(from: 3, to: 16, by: 4).map { many.rows[$0].samples })
    #expect(one.rows.last?.score(of: .twin).accuracy == many.rows.last?.score(of: .twin).accuracy)
    let first = try #require(many.rows.first { ($0.score(of: .network).accuracy ?? 0) >= 0.3 })
    #expect(many.time(of: .network, reaching: 0.3) == Double(first.samples / 2 * 24) * 0.5)
    #expect(many.time(of: .network, reaching: 1.1) == nil)
  }

  /// A twin becomes another family while it runs, with the weights that it has.
  @Test func `A learner can change on the way`() throws {
    let preset = try Self.preset()
    var experiment = Experiment(preset, tracksLearning: true)
    for _ in 0..<48 { try experiment.advance() }
    let learned = try #require(experiment.participant(.twin)?.model.learned)
    var changed = preset
    changed.twins[0].learner = .continuous
    let isKept = experiment.adopt(changed)
    #expect(isKept)
    #expect(experiment.participant(.twin)?.model.learned == learned)
    #expect(experiment.network(.twin) != nil)
    for _ in 0..<5 { try experiment.advance() }
    experiment.adopt(preset)
    #expect(experiment.network(.twin) == nil)
    #expect(experiment.participant(.twin)?.ideal == nil)
    for _ in 0..<50 { try experiment.advance() }
    var trace = Trace(for: preset, rows: 10)
    trace.append(experiment)
    #expect(trace.value(of: .rate(.twin2, 8), row: 0).isFinite)
    #expect(trace.value(of: .ideal(.twin, 0), row: 0).isNaN)
  }
}
