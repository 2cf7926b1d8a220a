import Glibc
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

/// A parameter in which a signal is continuous can be changed while it runs without a jump.
struct ContinuityTests {
  /// The stimulus over so many steps with `assignment` made after some of them, and whether it stayed
  /// within what an undisturbed one moves from step to step.
  private func values(
    _ stimulus: String, _ assignment: String, after steps: Int, dt: Double = 0.1
  ) throws -> (before: [Double], after: [Double]) {
    let preset = try read(#"{"dt": \#(dt), "layers": [{}], "stimulus": \#(stimulus)}"#)
    var experiment = Experiment(preset)
    func values(_ count: Int) throws -> [Double] {
      try (0..<count).map { _ in
        try experiment.advance()
        return experiment.stimulus[0]
      }
    }
    let before = try values(steps)
    experiment.adopt(try preset.setting(Assignment(assignment)))
    return (before, try values(2000))
  }

  @Test(
    arguments: [
      (#"{"kind": "sine", "frequency": 5}"#, "stimulus.frequency=7", 0.005),
      (#"{"kind": "sine", "frequency": 5}"#, "stimulus.kind=triangle", 0.6),
      (#"{"kind": "triangle", "frequency": 5}"#, "stimulus.frequency=3.3", 0.003),
      (#"{"kind": "chirp", "from": 2, "to": 30, "sweep": 5000}"#, "stimulus.from=5", 0.02),
      (#"{"kind": "chirp", "from": 2, "to": 30, "sweep": 5000}"#, "stimulus.to=11", 0.02),
      (#"{"kind": "chirp", "from": 2, "to": 30, "sweep": 5000}"#, "stimulus.sweep=9000", 0.02),
      (#"{"kind": "noise", "tau": 200, "order": 3}"#, "stimulus.tau=300", 0.02),
      (
        #"{"kind": "sum", "of": [{"kind": "sine", "frequency": 3}, {"kind": "sine", "frequency": 9}]}"#,
        "stimulus.of.2.frequency=8", 0.01
      ),
    ], [1, 7, 333, 4321, 33_333])
  func `It goes on where it is`(
    change: (stimulus: String, assignment: String, step: Double), steps: Int
  ) throws {
    let (before, after) = try values(change.stimulus, change.assignment, after: steps)
    let last = try #require(before.last)
    #expect(abs(after[0] - last) <= change.step)
    for (one, next) in zip(after, after.dropFirst()) { #expect(abs(next - one) < 0.03) }
  }

  @Test(arguments: ["square", "sawtooth"], [0.4, 2.2, 12.6])
  func `What jumps by itself keeps its phase`(kind: String, frequency: Double) throws {
    // After 2.25 periods of 4 Hz a quarter of a period has passed.
    let (_, after) = try values(
      #"{"kind": "\#(kind)", "frequency": 4}"#, "stimulus.frequency=\(frequency)", after: 5625)
    let rest = 0.25 - 4 * 0.1 / 1000 * 0
    let turn = try #require(after.firstIndex { kind == "square" ? $0 < 0 : $0 >= 0 } ?? after.count)
    let expected = (0.5 - rest) / frequency * 10_000
    #expect(abs(Double(turn) - min(expected, 2000)) < 2)
  }

  @Test(arguments: [20.0, 70, 400])
  func `A pulse that has begun ends, and the next comes a period after it`(period: Double) throws {
    let (_, after) = try values(
      #"{"kind": "pulse", "at": 5, "width": 10, "period": 50}"#, "stimulus.period=\(period)",
      after: 1080)
    // After 108 ms the pulse of 105 ms is on for 7 ms more.
    #expect(after[..<70].allSatisfy { $0 == 1 } && after[70] == 0)
    let next = after.indices.first { $0 > 70 && after[$0] == 1 }
    #expect(next == (period * 10 - 30 < 2000 ? Int(period * 10) - 30 : nil))
  }

  @Test func `Random numbers and samples last longer from the present one on`() throws {
    for kind in [
      #"{"kind": "random", "hold": 10}"#,
      #"{"kind": "sequence", "values": [[1], [2], [3]], "hold": 10}"#,
    ] {
      let (before, after) = try values(kind, "stimulus.hold=40", after: 1234)
      // 3.4 ms of it had passed.
      #expect(after[..<366].allSatisfy { $0 == before.last } && after[366] != before.last)
    }
  }

  @Test func `A parameter changed before the first step is as if it had been so`() throws {
    for (stimulus, assignment) in [
      (#"{"kind": "sine"}"#, "stimulus.frequency=7"), (#"{"kind": "noise"}"#, "stimulus.tau=3"),
      (#"{"kind": "chirp"}"#, "stimulus.sweep=300"), (#"{"kind": "random"}"#, "stimulus.hold=3"),
      (#"{"kind": "noise"}"#, "stimulus.order=3"), (#"{"kind": "sine"}"#, "dt=0.3"),
    ] {
      let preset = try read(#"{"layers": [{}], "stimulus": \#(stimulus)}"#)
      let changed = try preset.setting(Assignment(assignment))
      var experiment = Experiment(preset)
      experiment.adopt(changed)
      #expect(experiment == Experiment(changed))
    }
  }

  @Test func `There and back it has kept going, and a fresh run begins afresh`() throws {
    let preset = try read(#"{"layers": [{}], "stimulus": {"kind": "sine", "frequency": 5}}"#)
    var experiment = try Experiment(preset).advanced(by: 501)
    experiment.adopt(try preset.setting(.frequency, to: 9))
    experiment = try experiment.advanced(by: 250)
    experiment.adopt(preset)
    #expect(experiment.preset == preset)
    // 501 steps of 5 Hz and 250 of 9 Hz.
    try experiment.advance()
    let cycles = (501 * 5 + 250 * 9) * 0.0001
    #expect(abs(experiment.stimulus[0] - sin(2 * .pi * cycles)) < 1e-9)
    let start = try #require(experiment.stimulusCycle).start
    let period = (experiment.time - start) / 200 - cycles
    #expect(abs(period - period.rounded()) < 1e-9)
  }

  @Test func `Stepping back over a change and forward again gives the same numbers`() throws {
    let preset = try read(#"{"layers": [{}], "stimulus": {"kind": "chirp", "sweep": 900}}"#)
    var timeline = Timeline(preset)
    for _ in 0..<700 { timeline.advance() }
    timeline.adopt(try preset.setting(.chirpTo, to: 20))
    for _ in 0..<700 { timeline.advance() }
    let end = timeline.experiment
    timeline.goBack(200)
    for _ in 0..<200 { timeline.advance() }
    #expect(timeline.experiment == end)
  }

  @Test func `A finer step in a long run is no long wait`() throws {
    let preset = try read(
      #"{"dt": 1000, "tau_m": 1e6, "layers": [{}], "stimulus": {"kind": "noise"}}"#)
    var experiment = try Experiment(preset).advanced(by: 2000)
    // Two million seconds are 2·10¹² steps of a nanosecond: none of them may be made again.
    experiment.adopt(try preset.setting(.dt, to: 1e-6))
    try experiment.advance()
    #expect(experiment.step > 1_000_000_000_000)
  }
}
