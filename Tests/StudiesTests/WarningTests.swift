import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// What is allowed but probably not meant, and that it is said wherever a run is made.
struct WarningTests {
  private func warnings(_ keys: String) throws -> [String] {
    try read(#"{"layers": [{}, {}], \#(keys)}"#).warnings.map(\.description)
  }

  @Test(arguments: [
    (#""stimulus": {"kind": "sine", "frequency": 6000}"#, "stimulus: 6000 Hz has less than two"),
    (
      #""dt": 1, "stimulus": {"kind": "sum", "of": [{"frequency": 700}]}"#,
      "stimulus: 700 Hz has less than two steps of 1 ms"
    ),
    (
      #""target": {"kind": "chirp", "from": 1, "to": 5001}"#,
      "target: 5001 Hz has less than two steps of 0.1 ms"
    ),
    (
      #""stimulus": {"kind": "random", "hold": 0.25}"#,
      "stimulus.hold: 0.25 ms are not whole steps of 0.1 ms; they last 0.3 ms"
    ),
    (
      #""stimulus": {"kind": "pulse", "width": 0.33, "period": 7}"#,
      "stimulus.width: 0.33 ms are not whole steps of 0.1 ms; they last 0.3 ms"
    ),
    (
      #""dt": 0.3, "stimulus": {"kind": "chirp", "sweep": 100}"#,
      "stimulus.sweep: 100 ms are not whole steps of 0.3 ms; they last 99.9 ms"
    ),
    (
      #""eta": 0.1, "beta": 0.1, "gamma": 0, "target": {"kind": "sine"}"#,
      "gamma: with γ = 0 no error is handed down"
    ),
    (
      #""eta": 0.1, "beta": 0.1, "twin": {"gamma": 0}, "target": {"kind": "sine"}"#,
      "twin.gamma: with γ = 0 no error is handed down"
    ),
  ])
  func `It is named with its place`(keys: String, sentence: String) throws {
    let warnings = try warnings(keys)
    #expect(warnings.count == 1 && warnings[0].hasPrefix(sentence), "\(warnings)")
  }

  @Test(arguments: [
    #""stimulus": {"kind": "sine", "frequency": 4999}"#,
    #""stimulus": {"kind": "random", "hold": 0.3}"#,
    #""dt": 0.7, "stimulus": {"kind": "random", "hold": 4.9}"#,
    #""stimulus": {"kind": "pulse", "width": 0.2, "period": 0}"#,
    #""eta": 0.1, "gamma": 0"#, #""gamma": 0, "target": {"kind": "sine"}"#,
  ])
  func `What is meant is not warned of`(keys: String) throws {
    #expect(try warnings(keys) == [])
  }

  @Test func `A task's times are whole steps`() throws {
    let preset = try shipped("yin-yang", setting: ["task.presentation=2.03", "task.pause=0.04"])
    #expect(preset.warnings.map(\.place) == ["task.presentation", "task.pause"])
  }

  @Test func `A spike between two steps is found in a file, a slow signal is not`() throws {
    try withTemporaryFolder { folder in
      let rows = (0..<2000).map { row in
        "\(Double(row) / 10),\(row == 733 ? 5 : Double(abs(row % 400 - 200)) / 200)"
      }
      try write("t,x\n" + rows.joined(separator: "\n") + "\n", to: folder + "/spike.csv")
      let slow = (0..<2000).map { "\(Double($0) / 10),\(Double($0) / 2000)" }
      try write("t,x\n" + slow.joined(separator: "\n") + "\n", to: folder + "/slow.csv")
      func warnings(_ file: String, dt: Double) throws -> [String] {
        try read(
          #"""
          {"layers": [{}], "dt": \#(dt), "integrator": "exponential",
           "stimulus": {"kind": "csv", "file": "\#(folder)/\#(file)", "time": "t"}}
          """#
        ).warnings.map(\.description)
      }
      #expect(try warnings("spike.csv", dt: 0.1) == [])
      #expect(try warnings("slow.csv", dt: 2) == [])
      let found = try warnings("spike.csv", dt: 2)
      #expect(
        found == [
          "stimulus: rows 0.1 ms apart hold what steps of 2 ms pass over, such as at 73.3 ms"
        ])
    }
  }

  @Test func `A sweep says in every row what its point is warned of`() throws {
    let sweep = try Sweep(
      shippedLibrary.source(of: "lag-adds-up"), setting: [],
      over: SweepGrid([SweepAxis("dt=0.5,1.1")]), measures: [.lag])
    func remarks(_ point: Int) throws -> [String] {
      String(decoding: try sweep.rows(of: point), as: UTF8.self).split(separator: "\n").map {
        String($0.split(separator: ",", omittingEmptySubsequences: false)[6])
      }
    }
    #expect(try remarks(1).allSatisfy { $0 == "" })
    let warned = try remarks(2)
    #expect(warned.count == 8 && warned.allSatisfy { $0.hasPrefix("dt: a step of 1.1 ms") })
  }

  @Test(arguments: SweepMeasure.allCases)
  func `What is empty says why`(measure: SweepMeasure) throws {
    for setting in [
      [], ["stimulus.kind=constant"], ["stimulus.kind=noise"], ["stimulus.kind=step"],
      ["stimulus.frequency=6000"], ["duration=20"], ["tau_r=1e6"], ["stimulus.amplitude=0"],
      ["target={\"kind\":\"constant\",\"from\":5,\"until\":6}", "beta=0.1"],
    ] {
      let sweep = try Sweep(
        shippedLibrary.source(of: "lag-adds-up"), setting: try setting.map { try Assignment($0) },
        over: SweepGrid([SweepAxis("seed=7")]), measures: [measure])
      for line in String(decoding: try sweep.rows(of: 1), as: UTF8.self).split(separator: "\n") {
        let fields = line.split(separator: ",", maxSplits: 6, omittingEmptySubsequences: false)
        #expect(fields[5] != "" || fields[6] != "", "\(setting): \(line)")
      }
    }
  }

  @Test func `A measure that no point has is refused before anything runs`() throws {
    let source = try shippedLibrary.source(of: "lag-adds-up")
    for (measure, why) in [
      (SweepMeasure.loss, "there is no target"), (.lastLoss, "there is no target"),
      (.staticLoss, "there is no target"), (.accuracy, "there is no task with classes"),
    ] {
      let sweep = try Sweep(
        source, setting: [], over: SweepGrid([SweepAxis("tau_r=0,5")]), measures: [.lag, measure])
      let error = #expect(throws: PresetError.self) { try sweep.check(1..<3, cores: 1) }
      #expect(error?.description == "--measure \(measure.rawValue): cannot be had: \(why)")
    }
    let some = try Sweep(
      source, setting: [], over: SweepGrid([SweepAxis("target.kind=none,sine")]), measures: [.loss])
    #expect(try some.check(1..<3, cores: 1).rows == 4)
  }

  private static let times: [(steps: Double, dt: Double, digits: String)] = [
    (3, 0.1, "0.3"), (7, 0.1, "0.7"), (3, 0.7, "2.1"), (1000, 0.1, "100"), (0, 0.1, "0"),
    (3, 1e-6, "3e-06"), (1_234_567, 0.1, "123456.7"), (12_345_678, 0.1, "1234567.8"),
    (1e12, 1, "1000000000000"), (-3, 0.1, "-0.3"),
  ]

  @Test(arguments: times)
  func `A time is written in the digits of its steps`(
    time: (steps: Double, dt: Double, digits: String)
  ) {
    #expect(JSON.time(time.steps * time.dt) == time.digits)
  }

  @Test(arguments: [0.1, 0.3, 0.7, 0.01, 0.001, 2.5, 1e-6], [3, 7, 29, 1001, 999_999])
  func `A time is the number of steps times dt, as a person writes it`(dt: Double, steps: Int) {
    let written = JSON.time(Double(steps) * dt)
    #expect(abs((Double(written) ?? .nan) - Double(steps) * dt) <= 1e-11 * Double(steps) * dt)
    #expect(written.filter { ("0"..."9").contains($0) }.count <= 13)
  }

  @Test(arguments: [
    (["tau_r=1e6"], "lower τr or"), (["tau_r=1e6", "beta=1"], "lower τr"),
    (["twin.tau_r=1e6"], "lower τr"),
  ])
  func `Advice names what would help`(settings: [String], words: String) throws {
    let preset = try shipped("lag-adds-up", setting: settings)
    var timeline = Timeline(preset)
    for _ in 0..<5000 where timeline.fault == nil { timeline.advance() }
    let fault = try #require(timeline.fault)
    #expect(timeline.remedy.hasPrefix(words.replacing(" or", with: "")), "\(timeline.remedy)")
    #expect(!timeline.remedy.contains("η") && !timeline.remedy.contains("β"))
    #expect(timeline.experiment.remedy(for: fault) == timeline.remedy)
  }

  @Test func `Learning too fast is told from looking too far`() throws {
    let preset = try shipped("phantom-errors", setting: ["eta=500"])
    var timeline = Timeline(preset)
    for _ in 0..<5000 where timeline.fault == nil { timeline.advance() }
    #expect(timeline.fault != nil)
    #expect(timeline.remedy.hasPrefix("lower η"))
    #expect(!timeline.remedy.contains("τr") && !timeline.remedy.contains("β"))
  }

  @Test func `Round all kinds of stimulus comes back to what was set`() throws {
    var preset = try shipped(
      "lag-adds-up", setting: ["stimulus.frequency=7", "stimulus.phase=30", "stimulus.amplitude=2"])
    let start = preset
    var memory = StimulusMemory()
    for kind in Stimulus.Kind.simple.reversed() + [Stimulus.standard.kind] {
      preset = try memory.setting(kind.rawValue, in: preset)
      if preset.stimulus.stimuli[0].kind.rawValue == "pulse" {
        preset = try preset.setting(.width, to: 3)
      }
    }
    #expect(preset == start)
    #expect(try memory.setting("pulse", in: preset).value(of: .width) == .number(3))
  }
}
