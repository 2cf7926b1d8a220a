import Glibc
import Testing

@testable import Laboratory

/// Every kind of stimulus against its closed form, on the grid of steps.
struct InputSignalTests {
  /// The values of the first steps, one row a step.
  private func rows(
    _ json: String, steps: Int, dt: Double = 0.1, inputs: Int = 1, seed: UInt64 = 7
  ) throws -> [[Double]] {
    let text =
      #"{"inputs": \#(inputs), "layers": [{}], "dt": \#(dt), "stimulus": \#(json)}"#
    var signal = InputSignal(try read(text).stimulus, count: inputs, dt: dt, seed: seed)
    var values = [Double](repeating: .nan, count: inputs)
    return (1...steps).map { k in
      signal.fill(&values, step: k)
      return values
    }
  }

  private func values(_ json: String, steps: Int, dt: Double = 0.1) throws -> [Double] {
    try rows(json, steps: steps, dt: dt).map { $0[0] }
  }

  @Test func `constant, with amplitude and offset`() throws {
    let values = try values(#"{"kind": "constant", "amplitude": 3, "offset": -1}"#, steps: 3)
    #expect(values == [2, 2, 2])
  }

  @Test func `step rises at its time, 0 included`() throws {
    #expect(try values(#"{"kind": "step", "at": 0.3}"#, steps: 5) == [0, 0, 0, 1, 1])
    #expect(try values(#"{"kind": "step"}"#, steps: 2) == [1, 1])
  }

  @Test func `pulse lasts its width and comes again every period`() throws {
    let once = try values(#"{"kind": "pulse", "at": 1, "width": 2}"#, steps: 12, dt: 0.5)
    #expect(once == [0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
    let again = try values(
      #"{"kind": "pulse", "at": 1, "width": 1, "period": 2}"#, steps: 12, dt: 0.5)
    #expect(again == [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1])
    let short = try values(#"{"kind": "pulse", "width": 0.001, "period": 3}"#, steps: 6, dt: 1)
    #expect(short == [1, 0, 0, 1, 0, 0])
  }

  @Test(arguments: [0.1, 0.01, 0.3])
  func `square switches at exactly the half periods`(dt: Double) throws {
    let half = 50
    let frequency = 1000 / (2 * Double(half) * dt)
    let values = try values(
      #"{"kind": "square", "frequency": \#(frequency)}"#, steps: 100_000, dt: dt)
    #expect(values.indices.allSatisfy { values[$0] == ($0 / half % 2 == 0 ? 1 : -1) })
  }

  @Test func `sine has its frequency and phase, without drift`() throws {
    let values = try values(
      #"{"kind": "sine", "frequency": 7, "phase": 30, "amplitude": 2, "offset": 0.5}"#,
      steps: 20_000)
    for (index, value) in values.enumerated() {
      let t = Double(index) * 0.1
      #expect(abs(value - (0.5 + 2 * sin(2 * .pi * 7 * t / 1000 + .pi / 6))) < 1e-11)
    }
  }

  @Test func `triangle is in phase with the sine`() throws {
    let values = try values(#"{"kind": "triangle", "frequency": 125}"#, steps: 17, dt: 1)
    #expect(
      values == [0, 0.5, 1, 0.5, 0, -0.5, -1, -0.5, 0, 0.5, 1, 0.5, 0, -0.5, -1, -0.5, 0])
  }

  @Test func `sawtooth rises from -1 in each period`() throws {
    let values = try values(#"{"kind": "sawtooth", "frequency": 250}"#, steps: 9, dt: 1)
    #expect(values == [-1, -0.5, 0, 0.5, -1, -0.5, 0, 0.5, -1])
    let shifted = try self.values(
      #"{"kind": "sawtooth", "frequency": 250, "phase": 180}"#, steps: 4, dt: 1)
    #expect(shifted == [0, 0.5, -1, -0.5])
  }

  @Test func `chirp grows exponentially and begins again`() throws {
    let values = try values(
      #"{"kind": "chirp", "from": 2, "to": 50, "sweep": 400}"#, steps: 8000)
    let growth = log(25.0)
    for (index, value) in values.enumerated() {
      let part = Double(index % 4000) / 4000
      let phase = 2 * .pi * 2 * 0.4 * (exp(growth * part) - 1) / growth
      #expect(abs(value - sin(phase)) < 1e-12)
    }
    let even = try self.values(
      #"{"kind": "chirp", "from": 5, "to": 5, "sweep": 200}"#, steps: 2000)
    #expect(abs(even[500] - 1) < 1e-12)
  }

  @Test func `sequence holds row number (k-1)/h and starts again`() throws {
    let rows = try rows(
      #"{"kind": "sequence", "values": [[1, 10], [2, 20], [3, 30]], "hold": 0.2, "offset": 1}"#,
      steps: 9, inputs: 2)
    #expect(rows.map { $0[0] } == [2, 2, 3, 3, 4, 4, 2, 2, 3])
    #expect(rows.map { $0[1] } == [11, 11, 21, 21, 31, 31, 11, 11, 21])
  }

  @Test func `A hold of less than a step lasts one step`() throws {
    let values = try values(
      #"{"kind": "sequence", "values": [[1], [2]], "hold": 0.01}"#, steps: 4)
    #expect(values == [1, 2, 1, 2])
  }

  @Test func `shuffle shows all rows in every pass, in orders of the seed`() throws {
    let rows = (0..<8).map { "[\($0)]" }.joined(separator: ",")
    let json = #"{"kind": "sequence", "values": [\#(rows)], "hold": 0.1, "shuffle": true}"#
    let values = try values(json, steps: 80)
    let passes = (0..<10).map { Array(values[($0 * 8)..<($0 * 8 + 8)]) }
    for pass in passes { #expect(pass.sorted() == [0, 1, 2, 3, 4, 5, 6, 7]) }
    #expect(Set(passes).count == 10)
    #expect(try self.values(json, steps: 80) == values)
    #expect(try self.rows(json, steps: 80, seed: 8).map { $0[0] } != values)
  }

  @Test func `sum adds its parts, scaled and shifted`() throws {
    let values = try values(
      #"""
      {"kind": "sum", "amplitude": 2, "offset": 1, "of": [
        {"kind": "constant", "amplitude": 3}, {"kind": "step", "at": 0.2, "offset": 0.5},
        {"kind": "sum", "of": [{"kind": "constant"}], "amplitude": -1}]}
      """#, steps: 4)
    // 1 + 2·(3 + 0.5 − 1), and 2 more once the step has risen.
    #expect(values == [6, 6, 8, 8])
  }

  @Test func `One stimulus feeds all inputs, a list one each`() throws {
    let shared = try rows(#"{"kind": "noise"}"#, steps: 20, inputs: 3)
    #expect(shared.allSatisfy { $0[0] == $0[1] && $0[1] == $0[2] })
    let list = try rows(#"[{"kind": "noise"}, {"kind": "noise"}]"#, steps: 20, inputs: 2)
    #expect(list.allSatisfy { $0[0] != $0[1] })
    #expect(list.map { $0[0] } == shared.map { $0[0] })
  }

  @Test func `csv is linear between its rows, then stays or repeats`() throws {
    try withTemporaryFolder { folder in
      try write("t,a,b\n0,0,5\n1,10,5\n3,-10,6\n", to: folder + "/x.csv")
      func values(_ keys: String, steps: Int) throws -> [[Double]] {
        try rows(
          #"{"kind": "csv", "file": "\#(folder)/x.csv", "time": "t", \#(keys)}"#, steps: steps,
          dt: 0.5, inputs: 2)
      }
      let once = try values(#""columns": ["b", "a"]"#, steps: 9)
      #expect(once.map { $0[1] } == [0, 5, 10, 5, 0, -5, -10, -10, -10])
      #expect(once.map { $0[0] } == [5, 5, 5, 5.25, 5.5, 5.75, 6, 6, 6])
      let again = try values(#""columns": ["a"], "repeat": true"#, steps: 14)
      #expect(again.map { $0[0] } == [0, 5, 10, 5, 0, -5, 0, 5, 10, 5, 0, -5, 0, 5])
      #expect(again.map { $0[1] } == again.map { $0[0] })
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
