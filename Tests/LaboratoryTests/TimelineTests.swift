import LatentEquilibrium
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

struct TimelineTests {
  @Test(arguments: [1, 3, 499, 500, 501, 777, 1200])
  func `Back and forward again is the run without a detour`(count: Int) throws {
    let preset = try read(ExperimentTests.learning)
    var timeline = Timeline(preset)
    for _ in 0..<1200 { timeline.advance() }
    let end = timeline.experiment
    #expect(try Experiment(preset, tracksLearning: true).advanced(by: 1200) == end)
    let moved = timeline.goBack(count)
    #expect(moved)
    #expect(
      try Experiment(preset, tracksLearning: true).advanced(by: 1200 - count) == timeline.experiment
    )
    #expect(timeline.trace.count == 1200 - count)
    for _ in 0..<count { timeline.advance() }
    #expect(timeline.experiment == end)
    #expect(timeline.trace.count == 1200)
  }

  @Test func `Further back than the beginning is the beginning`() throws {
    let preset = try shipped("fast-noise")
    var timeline = Timeline(preset)
    let moved = timeline.goBack()
    #expect(!moved)
    for _ in 0..<30 { timeline.advance() }
    let movedAgain = timeline.goBack(1000)
    #expect(movedAgain)
    #expect(timeline.experiment == Experiment(preset, tracksLearning: true))
    #expect(timeline.trace.count == 0)
    let movedOn = timeline.goBack()
    #expect(!movedOn)
  }

  /// One list holds every state there was; the timeline must agree with it whatever the path.
  @Test(arguments: 1...12)
  func `A random path of steps and changes is retraced exactly`(seed: UInt64) throws {
    var random = RandomGenerator(seed: seed, stream: "paths")
    func draw(_ count: Int) -> Int { Int(random.uniform() * Double(count)) }
    let preset = try read(ExperimentTests.learning)
    var timeline = Timeline(preset)
    var states = [Experiment(preset, tracksLearning: true)]
    for _ in 0..<40 {
      switch draw(4) {
      case 0, 1:
        for _ in 0..<[1, 7, 60, 130][draw(4)] {
          timeline.advance()
          states.append(try states[states.count - 1].advanced(by: 1))
        }
      case 2:
        let count = 1 + [0, 5, 40, 200][draw(4)]
        let moved = timeline.goBack(count)
        #expect(moved == (states.count > 1))
        states.removeLast(min(count, states.count - 1))
      default:
        let now = timeline.preset
        let changed =
          switch draw(5) {
          case 0: try now.setting(.tauM, to: Double(5 + draw(20)))
          case 1: try now.setting(.tauR, to: Double(draw(20)), layer: draw(2))
          case 2: try now.setting(.stimulusKind, to: ["sine", "noise", "pulse"][draw(3)])
          case 3: try now.setting(.beta, to: Double(draw(3)) / 10)
          default: try now.setting(.eta, to: Double(draw(3)) / 100)
          }
        let isKept = timeline.adopt(changed)
        #expect(isKept)
        states[states.count - 1].adopt(changed)
      }
      #expect(timeline.experiment == states[states.count - 1])
      #expect(timeline.experiment.age == states.count - 1)
      #expect(timeline.trace.count == states.count - 1)
      #expect(timeline.beforeLastStep == states.dropLast().last)
      if draw(3) == 0 { timeline.keepLatest() }
      #expect(timeline.beforeLastStep == states.dropLast().last)
    }
  }

  @Test func `The past keeps the preset it ran under`() throws {
    let preset = try shipped("lag-adds-up")
    let slow = try preset.setting(.tauM, to: 50)
    var timeline = Timeline(preset)
    for _ in 0..<20 { timeline.advance() }
    timeline.adopt(slow)
    for _ in 0..<20 { timeline.advance() }
    timeline.goBack(20)
    #expect(timeline.preset == slow)
    timeline.goBack(1)
    #expect(timeline.preset == preset)
    #expect(timeline.experiment == (try Experiment(preset, tracksLearning: true).advanced(by: 19)))
  }

  @Test func `A new seed starts again`() throws {
    let preset = try shipped("fast-noise")
    var timeline = Timeline(preset)
    for _ in 0..<20 { timeline.advance() }
    let other = try preset.setting(.seed, to: 1)
    let isKept = timeline.adopt(other)
    #expect(!isKept)
    #expect(timeline.experiment == Experiment(other, tracksLearning: true))
    #expect(timeline.trace.count == 0)
  }

  @Test func `A divergence leaves the state before it, and a change lets it go on`() throws {
    let preset = try read(
      #"{"dt": 5, "tau_m": 1, "layers": [{"weights": [[1]]}], "stimulus": {"kind": "constant"}}"#)
    var timeline = Timeline(preset)
    for _ in 0..<100 { timeline.advance() }
    #expect(timeline.fault?.step == 10)
    #expect(timeline.experiment == (try Experiment(preset, tracksLearning: true).advanced(by: 9)))
    #expect(timeline.trace.count == 9)
    let moved = timeline.goBack(2)
    #expect(moved)
    #expect(timeline.fault == nil && timeline.experiment.age == 7)
    for _ in 0..<5 { timeline.advance() }
    #expect(timeline.fault?.step == 10)
    timeline.adopt(try preset.setting(.tauM, to: 20))
    for _ in 0..<100 { timeline.advance() }
    #expect(timeline.fault == nil && timeline.experiment.age == 109)
  }
}
