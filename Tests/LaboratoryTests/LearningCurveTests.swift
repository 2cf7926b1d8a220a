import Testing

@testable import Laboratory

struct LearningCurveTests {
  @Test func `Intervals have the means of their steps, and none where there is no loss`() {
    var curve = LearningCurve(length: 3)
    for step in 1...9 {
      let loss = step < 7 ? Double(step) : .nan
      curve.append(SIMD4(loss, 2 * loss, step == 1 ? 5 : .nan, .nan), time: Double(step) / 2)
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
      curve.append(SIMD4(Double(step), .nan, .nan, .nan), time: Double(step))
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

  @Test func `With a task an interval is a presentation and its pause`() throws {
    let preset = try read(
      #"{"layers": [{"neurons": 3}], "task": {"kind": "bars", "presentation": 3, "pause": 1}}"#)
    #expect(Experiment(preset, tracksLearning: true).curve?.length == 40)
  }
}
