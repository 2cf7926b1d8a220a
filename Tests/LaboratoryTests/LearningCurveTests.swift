import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

struct LearningCurveTests {
  @Test func `Intervals have the means of their steps, and none where there is no loss`() {
    var curve = LearningCurve(length: 3)
    for step in 1...9 {
      let loss = step < 7 ? Double(step) : .nan
      curve.append(
        SIMD8(loss, 2 * loss, step == 1 ? 5 : .nan, .nan, .nan, .nan, .nan, .nan),
        time: Double(step) / 2)
    }
    #expect(curve.count == 3)
    #expect((0..<3).map(curve.end(ofInterval:)) == [1.5, 3, 4.5])
    #expect(curve.loss(of: .network, interval: 0) == 2)
    #expect(curve.loss(of: .twin, interval: 1) == 10)
    #expect(curve.loss(of: .yardstick, interval: 0) == 5)
    #expect(curve.loss(of: .network, interval: 2).isNaN)
    #expect(curve.meanLoss(of: .network, last: 2) == 5)
    #expect(curve.meanLoss(of: .yardstick, last: 2) == nil)
  }

  @Test func `It covers the whole run and never grows beyond its capacity`() {
    var curve = LearningCurve(length: 2)
    let steps = 2 * LearningCurve.capacity * 8 - 2
    for step in 1...steps {
      curve.append(
        SIMD8(Double(step), .nan, .nan, .nan, .nan, .nan, .nan, .nan), time: Double(step))
      #expect(curve.count < LearningCurve.capacity)
    }
    // Joined three times: 16 steps an interval.
    #expect(curve.length == 16)
    #expect(curve.count == steps / 16)
    for interval in 0..<curve.count {
      #expect(curve.end(ofInterval: interval) == Double(16 * (interval + 1)))
      #expect(curve.loss(of: .network, interval: interval) == 16 * Double(interval) + 8.5)
    }
  }

  @Test func `An experiment keeps it where it is asked to and has a target`() throws {
    let preset = try read(ExperimentTests.learning)
    #expect(Experiment(preset).curve == nil)
    var experiment = Experiment(preset, tracksLearning: true)
    var losses: [Double] = []
    let length = try #require(experiment.curve).length
    for _ in 0..<3 * length {
      try experiment.advance()
      losses.append(try #require(experiment.loss(of: .network)))
    }
    let curve = try #require(experiment.curve)
    #expect(curve.count == 3)
    let mean = losses.suffix(length).reduce(0, +) / Double(length)
    #expect(abs(curve.loss(of: .network, interval: 2) - mean) < 1e-12 * mean)
    var free = preset
    free.target = .none
    experiment.adopt(free)
    #expect(experiment.curve == nil)
    experiment.adopt(preset)
    #expect(experiment.curve?.count == 0)
  }

  @Test func `Answers are counted over intervals, and before them until there are enough`() {
    var curve = LearningCurve(length: 1)
    // LE is right from the fifth sample on, the twin in every other; the yardstick is not asked.
    for sample in 0..<8 {
      curve.add(answerIsRight: sample >= 4, of: .network)
      curve.add(answerIsRight: sample % 2 == 0, of: .twin)
      curve.append(SIMD8(repeating: .nan), time: Double(sample + 1))
    }
    #expect(curve.accuracy(of: .network, intervals: 0..<8, least: 1) == 0.5)
    #expect(curve.accuracy(of: .network, intervals: 6..<7, least: 1) == 1)
    #expect(curve.accuracy(of: .network, intervals: 5..<6, least: 4) == 0.5)
    #expect(curve.accuracy(of: .network, intervals: 1..<2, least: 50) == 0)
    #expect(curve.accuracy(of: .twin, intervals: 6..<7, least: 1) == 1)
    #expect(curve.accuracy(of: .twin, intervals: 6..<7, least: 8) == 4.0 / 7)
    #expect(curve.accuracy(of: .yardstick, intervals: 0..<8, least: 1).isNaN)
    // Joined, they are the same answers.
    for sample in 8..<LearningCurve.capacity {
      curve.add(answerIsRight: sample % 4 == 0, of: .network)
      curve.append(SIMD8(repeating: .nan), time: Double(sample + 1))
    }
    #expect(curve.length == 2)
    #expect(curve.accuracy(of: .network, intervals: 2..<4, least: 1) == 1)
    #expect(curve.accuracy(of: .network, intervals: 4..<curve.count, least: 1) == 0.25)
  }

  @Test func `Fewer and fewer samples are answered, in each pass others`() {
    var curve = LearningCurve(length: 1)
    for step in 1...8 * LearningCurve.capacity {
      curve.append(SIMD8(repeating: .nan), time: Double(step))
    }
    #expect(curve.length == 16)
    let asked = (0..<3).map { pass in
      (0..<12).filter { curve.wantsAnswer(at: 12 * pass + $0, ofPass: pass) }
    }
    #expect(asked == [[0, 4, 8], [3, 7, 11], [2, 6, 10]])
    #expect((0..<9).allSatisfy { LearningCurve(length: 5).wantsAnswer(at: $0, ofPass: 0) })
  }

  /// Against a test of each sample by hand, with copies that are not taught.
  @Test(arguments: [0, 0.5])
  func `Every sample is answered before it is learned, and nothing changes by it`(
    pause: Double
  ) throws {
    let preset = try read(
      """
      {"dt": 0.1, "seed": 3, "beta": 0.1, "eta": 0.5,
       "layers": [{"neurons": 10, "weights": {"init": "xavier"}}, {"neurons": 3}],
       "task": {"kind": "bars", "presentation": 2, "pause": \(pause)}}
      """)
    let task = try #require(preset.task)
    var experiment = Experiment(preset, tracksLearning: true)
    var plain = Experiment(preset)
    let steps = preset.stepsOfLesson
    var right = [0, 0, 0]
    let samples = 40
    for sample in 0..<samples {
      var (network, twin) = (experiment.network, try #require(experiment.twin))
      network.adopt(preset.withoutLearning.network)
      twin.adopt(try #require(preset.withoutLearning.twinNetwork))
      var exact = try #require(experiment.yardstick)
      try experiment.advance()
      let shown = try #require(experiment.presenter).sample
      let features = Array(task.training.features(of: shown))
      for _ in 0..<20 {
        try network.step(stimulus: features)
        try twin.step(stimulus: features)
      }
      try exact.step(stimulus: features)
      for _ in 1..<steps { try experiment.advance() }
      let output = network.rateRange(ofLayer: 1)
      let answers = [
        network.rate.indexOfLargest(in: output), twin.rate.indexOfLargest(in: output),
        exact.rate(ofLayer: 1, copy: 0).indexOfLargest(in: 0..<3),
      ]
      let curve = try #require(experiment.curve)
      for (number, learner) in preset.learners.enumerated() {
        let isRight = answers[number] == task.training.label(of: shown)
        right[number] += isRight ? 1 : 0
        #expect(
          curve.accuracy(of: learner, intervals: sample..<sample + 1, least: 1)
            == (isRight ? 1 : 0))
        #expect(
          curve.accuracy(of: learner, intervals: sample..<sample + 1, least: samples)
            == Double(right[number]) / Double(sample + 1))
      }
    }
    #expect(right[0] > 10 && right[0] < samples)
    for _ in 0..<samples * steps { try plain.advance() }
    #expect(plain.network == experiment.network)
    #expect(plain.twin == experiment.twin)
  }

  @Test func `With a task an interval is a presentation and its pause`() throws {
    let preset = try read(
      #"{"layers": [{"neurons": 3}], "task": {"kind": "bars", "presentation": 3, "pause": 1}}"#)
    #expect(Experiment(preset, tracksLearning: true).curve?.length == 40)
  }
}
