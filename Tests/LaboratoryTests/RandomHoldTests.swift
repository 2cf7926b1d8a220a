import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

struct RandomHoldTests {
  @Test func `random holds number ⌊(k−1)∕h⌋`() throws {
    let values = try samples(#"{"kind": "random", "hold": 2}"#, dt: 0.5, steps: 400)
    for (step, value) in values.enumerated() { #expect(value == values[step / 4 * 4]) }
    #expect(Set(values).count == 100)
    // The same numbers, whatever they last.
    let faster = try samples(#"{"kind": "random", "hold": 0.1}"#, dt: 0.5, steps: 100)
    #expect(faster == (0..<100).map { values[4 * $0] })
  }

  @Test func `Its numbers have mean 0 and variance 1, and differ from input to input`() throws {
    let one = #"{"kind": "random", "hold": 1}"#
    let count = 20_000
    let rows = try rows("[\(one), \(one)]", dt: 1, steps: count, inputs: 2)
    for input in 0..<2 {
      let values = rows.map { $0[input] }
      let mean = values.reduce(0, +) / Double(count)
      let variance = values.reduce(0) { $0 + $1 * $1 } / Double(count)
      // Four standard errors.
      #expect(abs(mean) < 4 / Double(count).squareRoot())
      #expect(abs(variance - 1) < 4 * (2 / Double(count)).squareRoot())
    }
    let product = rows.reduce(0) { $0 + $1[0] * $1[1] } / Double(count)
    #expect(abs(product) < 4 / Double(count).squareRoot())
  }

  @Test func `Steps may be left out`() throws {
    let preset = try read(#"{"layers": [{}], "stimulus": {"kind": "random", "hold": 3}}"#)
    var all = InputSignal(preset.stimulus, count: 1, dt: 1, seed: 7)
    var some = all
    var (one, other) = ([0.0], [0.0])
    for step in 1...50 { all.fill(&one, step: step) }
    some.fill(&other, step: 50)
    #expect(one == other)
  }
}
