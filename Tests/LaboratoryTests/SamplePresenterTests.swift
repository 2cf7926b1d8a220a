import Samples
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

/// When which sample of a task is shown.
struct SamplePresenterTests {
  private static let bars = #"""
    {"dt": 0.5, "seed": 3, "eta": 0.05, "beta": 0.2, "layers": [{"neurons": 5}, {"neurons": 3}],
     "task": {"kind": "bars", "presentation": 2, "pause": 1, "on": 0.9, "off": -0.1}}
    """#

  @Test func `Samples and pauses last whole steps`() throws {
    var experiment = Experiment(
      try read(Self.bars, setting: ["task.shuffle=false", "task.presentation=1.9"]))
    for step in 1...(2 * 9 * 6) {
      try experiment.advance()
      let place = (step - 1) / 6
      if (step - 1) % 6 < 4 {
        let sample = place % 9
        #expect(experiment.stimulus == Array(Bars.samples.features(of: sample)))
        let label = sample / 3
        #expect(experiment.target == (0..<3).map { $0 == label ? 0.9 : -0.1 })
        #expect(experiment.loss(of: .network) != nil)
      } else {
        #expect(experiment.stimulus.allSatisfy { $0 == 0 })
        #expect(experiment.target.isEmpty)
        #expect(experiment.loss(of: .twin) == nil)
      }
      #expect(experiment.presenter?.pass == place / 9)
    }
  }

  @Test(
    arguments: [
      "task.presentation=7", "task.presentation=0.5", "task.pause=0", "task.pause=4", "task.on=0.3",
      "dt=0.25", "dt=1", "tau_m=20",
    ], [1, 3, 4, 5, 6, 100, 325])
  func `A change on the way keeps the sample and goes on with the next`(
    assignment: String, steps: Int
  ) throws {
    let preset = try read(Self.bars)
    var experiment = Experiment(preset)
    // What is to last one step, and has lasted longer, has no step in which it ends.
    let isOneStep = assignment == "task.presentation=0.5"
    /// The samples in their order, each as long as it is shown, and how many of them end.
    var shown: [Int] = []
    var (begun, ended) = (0, 0)
    func advance(_ count: Int) throws {
      for _ in 0..<count {
        try experiment.advance()
        let presenter = try #require(experiment.presenter)
        if presenter.isBeginning { shown.append(presenter.sample) }
        begun += presenter.isBeginning ? 1 : 0
        ended += presenter.isEnding ? 1 : 0
      }
    }
    try advance(steps)
    let before = try #require(experiment.presenter)
    experiment.adopt(try preset.setting(Assignment(assignment)))
    let after = try #require(experiment.presenter)
    #expect(after.sample == before.sample && after.isShowing == before.isShowing)
    try experiment.advance()
    let next = try #require(experiment.presenter)
    if !next.isBeginning { #expect(next.sample == before.sample) }
    if before.isShowing && !before.isEnding && !isOneStep { #expect(next.isShowing) }
    if next.isBeginning { shown.append(next.sample) }
    begun += next.isBeginning ? 1 : 0
    ended += next.isEnding ? 1 : 0
    try advance(400)
    // None is left out, shown twice or cut off.
    var undisturbed = SampleOrder(count: 9, shuffle: true, seed: 3)
    #expect(shown == shown.indices.map { undisturbed.sample(at: $0) })
    guard !isOneStep else { return }
    let last = try #require(experiment.presenter)
    #expect(begun - ended == (last.isShowing && !last.isEnding ? 1 : 0))
  }

  @Test func `Stepping back over a change of the presentation gives the same samples`() throws {
    let preset = try read(Self.bars)
    var timeline = Timeline(preset)
    for _ in 0..<75 { timeline.advance() }
    timeline.adopt(try preset.setting(Assignment("task.presentation=3.5")))
    for _ in 0..<75 { timeline.advance() }
    let end = timeline.experiment
    timeline.goBack(60)
    for _ in 0..<60 { timeline.advance() }
    #expect(timeline.experiment == end)
  }

  @Test func `Every pass has all samples once, in an order of its own`() throws {
    var experiment = Experiment(try read(Self.bars))
    var passes: [[Int]] = [[], [], []]
    for _ in 0..<(3 * 9 * 6) {
      try experiment.advance()
      let presenter = try #require(experiment.presenter)
      if passes[presenter.pass].last != presenter.sample {
        passes[presenter.pass].append(presenter.sample)
      }
    }
    for pass in passes { #expect(pass.sorted() == Array(0..<9)) }
    #expect(Set(passes).count == 3)
    let order = SampleOrder(count: 9, shuffle: true, seed: 3)
    #expect((0..<3).map(order.order(ofPass:)) == passes)
  }

  @Test func `Another seed has another order, and none is kept without shuffling`() {
    let (one, other) = (
      SampleOrder(count: 50, shuffle: true, seed: 3), SampleOrder(count: 50, shuffle: true, seed: 4)
    )
    #expect(one.order(ofPass: 0) != other.order(ofPass: 0))
    var plain = SampleOrder(count: 3, shuffle: false, seed: 3)
    #expect((0..<7).map { plain.sample(at: $0) } == [0, 1, 2, 0, 1, 2, 0])
    // Places may be asked for again, in a pass before as well.
    var again = one
    #expect(again.sample(at: 120) == one.order(ofPass: 2)[20])
    #expect(again.sample(at: 20) == one.order(ofPass: 0)[20])
  }

  @Test func `A copy goes on with the same samples, and going back is exact`() throws {
    let preset = try read(Self.bars)
    let end = try Experiment(preset, tracksLearning: true).advanced(by: 400)
    let halfway = try Experiment(preset, tracksLearning: true).advanced(by: 231)
    #expect(try halfway.advanced(by: 169) == end)
    var timeline = Timeline(preset)
    for _ in 0..<700 { timeline.advance() }
    timeline.goBack(300)
    #expect(timeline.experiment == end)
  }

  @Test func `The presentation time can be turned while it runs`() throws {
    var experiment = try Experiment(read(Self.bars)).advanced(by: 100)
    let network = experiment.network
    let isKept = experiment.adopt(try experiment.preset.setting(.presentation, to: 7))
    #expect(isKept)
    #expect(experiment.network == network)
    try experiment.advance()
    #expect(experiment.presenter?.hold == 14 && experiment.presenter?.pause == 2)
    #expect(experiment.presenter?.presentation(ofStep: 101) == 100 / 6)
  }
}
