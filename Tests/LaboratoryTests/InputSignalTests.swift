import Glibc
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

/// What stimuli do together: sequences, sums, files and noises, each to the inputs it feeds.
struct InputSignalTests {
  @Test func `sequence holds row number (k−1)∕h and starts again`() throws {
    let rows = try rows(
      #"""
      {"kind": "sequence", "values": [[1, 10], [2, 20], [3, 30]], "hold": 0.6,
        "amplitude": 2, "offset": 1}
      """#, dt: 0.3, steps: 9, inputs: 2)
    #expect(rows.map { $0[0] } == [3, 3, 5, 5, 7, 7, 3, 3, 5])
    #expect(rows.map { $0[1] } == [21, 21, 41, 41, 61, 61, 21, 21, 41])
  }

  @Test func `A hold of less than a step lasts one step`() throws {
    let values = try samples(
      #"{"kind": "sequence", "values": [[1], [2]], "hold": 0.01}"#, dt: 0.1, steps: 4)
    #expect(values == [1, 2, 1, 2])
  }

  @Test func `shuffle shows all rows in every pass, in orders of the seed`() throws {
    let rows = (0..<8).map { "[\($0)]" }.joined(separator: ",")
    let json = #"{"kind": "sequence", "values": [\#(rows)], "hold": 0.1, "shuffle": true}"#
    let values = try samples(json, dt: 0.1, steps: 80)
    let passes = (0..<10).map { Array(values[($0 * 8)..<($0 * 8 + 8)]) }
    for pass in passes { #expect(pass.sorted() == [0, 1, 2, 3, 4, 5, 6, 7]) }
    #expect(try samples(json, dt: 0.1, steps: 80) == values)
    #expect(try samples(json, dt: 0.1, steps: 80, seed: 8) != values)
  }

  @Test func `sum adds its parts, scaled and shifted`() throws {
    let values = try samples(
      #"""
      {"kind": "sum", "amplitude": 2, "offset": 1, "of": [
        {"kind": "constant", "amplitude": 3}, {"kind": "step", "at": 0.2, "offset": 0.5},
        {"kind": "sum", "of": [{"kind": "constant"}], "amplitude": -1}]}
      """#, dt: 0.1, steps: 4)
    // 1 + 2·(3 + 0.5 − 1), and 2 more once the step has risen.
    #expect(values == [6, 6, 8, 8])
  }

  @Test func `One stimulus feeds all inputs, a list one each`() throws {
    let shared = try rows(#"{"kind": "noise"}"#, dt: 0.1, steps: 20, inputs: 3)
    #expect(shared.allSatisfy { $0[0] == $0[1] && $0[1] == $0[2] })
    let list = try rows(#"[{"kind": "noise"}, {"kind": "noise"}]"#, dt: 0.1, steps: 20, inputs: 2)
    #expect(list.allSatisfy { $0[0] != $0[1] })
    #expect(list.map { $0[0] } == shared.map { $0[0] })
  }

  @Test func `csv is linear between its rows, then stays or repeats`() throws {
    try withTemporaryFolder { folder in
      try write("t,a,b\n0,0,5\n1,10,5\n3,-10,6\n", to: folder + "/x.csv")
      func values(_ keys: String, steps: Int) throws -> [[Double]] {
        try rows(
          #"{"kind": "csv", "file": "\#(folder)/x.csv", "time": "t", \#(keys)}"#, dt: 0.5,
          steps: steps, inputs: 2)
      }
      let once = try values(#""columns": ["b", "a"]"#, steps: 9)
      #expect(once.map { $0[1] } == [0, 5, 10, 5, 0, -5, -10, -10, -10])
      #expect(once.map { $0[0] } == [5, 5, 5, 5.25, 5.5, 5.75, 6, 6, 6])
      let again = try values(#""columns": ["a"], "repeat": true"#, steps: 14)
      #expect(again.map { $0[0] } == [0, 5, 10, 5, 0, -5, 0, 5, 10, 5, 0, -5, 0, 5])
      #expect(again.map { $0[1] } == again.map { $0[0] })
    }
  }

  @Test func `csv that begins later waits at its first row, and only once`() throws {
    try withTemporaryFolder { folder in
      try write("time,x\n10,1\n12,5\n20,1\n", to: folder + "/x.csv")
      let file = #""kind": "csv", "file": "\#(folder)/x.csv", "time": "time""#
      let wait = [Double](repeating: 1, count: 10)
      let beat = [1, 3, 5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5]
      #expect(try samples("{\(file)}", dt: 1, steps: 24) == wait + beat + [1, 1, 1, 1])
      let again = try samples(#"{\#(file), "repeat": true}"#, dt: 1, steps: 32)
      #expect(again == wait + beat + beat + [1, 3])
    }
  }

  @Test(arguments: [0.5, 2])
  func `noise has the time constant and order of its preset`(dt: Double) throws {
    let values = try samples(
      #"{"kind": "noise", "tau": 4, "order": 2}"#, dt: dt, steps: Int(100_000 / dt))
    for lag in [0, 1, 2, 4, 8] {
      let t = Double(lag) * dt / 4
      #expect(abs(correlation(values, values.dropFirst(lag)) - (1 + t) * exp(-t)) < 0.05)
    }
  }

  @Test func `Noises at different places are independent`() throws {
    let noise = #"{"kind": "noise", "tau": 0.01}"#
    let preset = try read(
      #"{"inputs": 2, "layers": [{}], "stimulus": [\#(noise), \#(noise)]}"#)
    var signal = InputSignal(preset.stimulus, count: 2, dt: 1, seed: 1)
    var target = InputSignal(preset.stimulus, count: 2, dt: 1, seed: 1, stream: "target")
    var stimuli: [[Double]] = []
    var targets: [[Double]] = []
    var values = [0.0, 0.0]
    for step in 1...4000 {
      signal.fill(&values, step: step)
      stimuli.append(values)
      target.fill(&values, step: step)
      targets.append(values)
    }
    #expect(abs(correlation(stimuli.map { $0[0] }, stimuli.map { $0[1] })) < 0.06)
    #expect(abs(correlation(stimuli.map { $0[0] }, targets.map { $0[0] })) < 0.06)
  }

  private func correlation(
    _ one: some Sequence<Double>, _ other: some Collection<Double>
  ) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } / Double(other.count)
  }

  @Test func `Steps that are left out leave the rest as it is`() throws {
    let preset = try shipped("fast-noise")
    let noise = #"{"kind": "noise", "tau": 10, "order": 2}"#
    let all = try samples(noise, dt: preset.dt, steps: 100)
    var signal = InputSignal(preset.stimulus, count: 1, dt: preset.dt, seed: 7)
    var values = [0.0]
    for step in [1, 5, 5, 40, 100] {
      signal.fill(&values, step: step)
      #expect(values[0] == all[step - 1])
    }
  }

  @Test func `A copy goes on with the same numbers`() throws {
    let text = stimulus(
      #"""
      {"kind": "sum", "of": [{"kind": "noise", "order": 2},
        {"kind": "sequence", "values": [[1], [2], [3]], "hold": 0.1, "shuffle": true}]}
      """#)
    var signal = InputSignal(try read(text).stimulus, count: 2, dt: 0.1, seed: 3)
    var values = [0.0, 0]
    for k in 1...50 { signal.fill(&values, step: k) }
    var copy = signal
    var others = values
    for k in 51...200 {
      signal.fill(&values, step: k)
      copy.fill(&others, step: k)
      #expect(values == others)
    }
    #expect(signal == copy)
  }
}
