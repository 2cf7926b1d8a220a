import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets

/// The test of what was learned, in slices, and where learning goes.
struct LearningTestTests {
  static let yinYang = #"""
    {"dt": 0.2, "seed": 5, "beta": 0.1, "eta": 0.5,
     "layers": [{"neurons": 12, "weights": {"init": "normal", "std": 2},
                 "biases": {"init": "normal"}}, {"neurons": 3}],
     "task": {"kind": "yin_yang", "presentation": 2, "pause": 1, "train": 300, "test": 70,
              "scale": [-1, 1], "on": 0.9, "off": -0.9}}
    """#

  private func learned() throws -> Experiment {
    var experiment = Experiment(try read(Self.yinYang), tracksLearning: true)
    for _ in 0..<4000 { try experiment.advance() }
    return experiment
  }

  @Test func `The accuracy is that of showing all test samples one after the other`() throws {
    let experiment = try learned()
    let preset = experiment.preset
    var test = try #require(LearningTest(of: experiment))
    test.proceed()
    let samples = try #require(preset.task).test
    #expect(test.isComplete && test.samplesAnswered == 70 && test.sampleCount == 70)
    #expect(
      test.accuracy(of: .network) == preset.accuracy(of: experiment.network, on: samples))
    #expect(
      try test.accuracy(of: .twin)
        == preset.accuracy(of: #require(experiment.twin), as: .twin, on: samples))
    var yardstick = try #require(experiment.yardstick)
    let right = try (0..<70).count { sample in
      try yardstick.step(stimulus: Array(samples.features(of: sample)))
      let rates = yardstick.rate(ofLayer: 1, copy: 0)
      return rates.firstIndex(of: rates.max() ?? .nan) == samples.label(of: sample)
    }
    #expect(test.accuracy(of: .yardstick) == Double(right) / 70)
    #expect(right > 40)
  }

  @Test(arguments: [1, 3_000, 100_000])
  func `In slices it comes to the same`(work: Int) throws {
    let experiment = try learned()
    var whole = try #require(LearningTest(of: experiment))
    var sliced = whole
    whole.proceed()
    var slices = 0
    while !sliced.isComplete {
      let before = sliced.samplesAnswered
      sliced.proceed(work: work)
      slices += 1
      // A step costs 2·(2·84 + 50·15) = 1836; a sample has 15.
      #expect(sliced.samplesAnswered - before <= work / 1836 / 15 + 1)
    }
    #expect(sliced == whole)
    #expect(slices > 50 || work == 100_000)
  }

  @Test func `The map has every point's answer after a presentation`() throws {
    let experiment = try learned()
    let task = try #require(experiment.preset.task)
    var test = try #require(LearningTest(of: experiment))
    test.proceed()
    var ideal = IdealNetwork(shapedAs: experiment.network)
    let output = experiment.network.rateRange(ofLayer: 1)
    var points = 0
    for row in 0..<DecisionPlane.rows {
      for column in 0..<DecisionPlane.columns {
        let x = (Double(column) + 0.5) / 32
        let y = 1 - (Double(row) + 0.5) / 16
        let isInside = (x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5) <= 0.25
        let answer = test.answer(of: .network, column: column, row: row)
        #expect((answer != nil) == isInside)
        guard isInside else { continue }
        points += 1
        // Latent Equilibrium answers as if there were no time.
        ideal.evaluate(
          stimulus: [2 * x - 1, 2 * y - 1, 1 - 2 * x, 1 - 2 * y], weightsOf: experiment.network)
        #expect(answer == ideal.rate.indexOfLargest(in: output))
        #expect(test.answer(of: .twin, column: column, row: row) != nil)
      }
    }
    #expect(points == 404)
    let features = Array(task.training.features(of: 0))
    let position = try #require(test.plane).position(of: features)
    #expect(abs(position.x - (features[0] + 1) / 2) < 1e-15)
    #expect(abs(position.y - (1 - features[1]) / 2) < 1e-15)
  }

  @Test func `Two features span a plane, more do not`() throws {
    try withTemporaryFolder { folder in
      try write("a,b,c,kind\n0,10,1,x\n4,30,2,y\n2,20,3,x\n3,15,1,y\n", to: folder + "/some.csv")
      func plane(_ features: String) throws -> DecisionPlane? {
        let preset = try Preset(
          json: JSON(
            parsing: Array(
              #"""
              {"layers": [{"neurons": 2}], "task": {"kind": "csv", "file": "some.csv",
               "features": [\#(features)], "label": "kind", "test": 1}}
              """#.utf8)), in: .around(folder + "/some.json"))
        return DecisionPlane(try #require(preset.task))
      }
      #expect(try plane(#""a", "b", "c""#) == nil)
      let two = try #require(try plane(#""a", "b""#))
      #expect(two.samples.count == 512)
      let low = two.position(of: [0, 10])
      #expect(low.x == 0 && low.y == 1)
    }
  }

  @Test func `There is nothing to test without classes`() throws {
    #expect(LearningTest(of: Experiment(try read(preset("")))) == nil)
  }

  @Test func `The direction is that of as many past steps as the loss is a mean of`() throws {
    var timeline = Timeline(try read(Self.yinYang))
    #expect(LearningDirection(of: timeline) == nil, "nothing has been learned yet")
    for _ in 0..<1000 { timeline.advance() }
    let experiment = timeline.experiment
    let direction = try #require(LearningDirection(of: timeline))
    let curve = try #require(experiment.curve)
    #expect(direction.steps == curve.recent * curve.length && curve.recent >= 10)
    var copy = Experiment(timeline.preset, tracksLearning: true)
    for _ in 0..<experiment.age - direction.steps { try copy.advance() }
    var sums = [GradientAngle(from: copy.network), GradientAngle(from: try #require(copy.twin))]
    for _ in 0..<direction.steps {
      try copy.advance()
      for (member, network) in [copy.network, try #require(copy.twin)].enumerated() {
        sums[member].add(network, stimulus: copy.stimulus, target: copy.target)
      }
    }
    #expect(copy == experiment)
    #expect(direction.angles(of: .network) == sums[0].ofLayers(copy.network))
    #expect(direction.angles(of: .twin) == sums[1].ofLayers(try #require(copy.twin)))
    // What another preset has learned is no part of it.
    timeline.adopt(try timeline.preset.setting(.beta, to: 0.05))
    #expect(LearningDirection(of: timeline) == nil)
    for _ in 0..<7 { timeline.advance() }
    #expect(LearningDirection(of: timeline)?.steps == 7)
  }
}
