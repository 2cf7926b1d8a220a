import Glibc
import Laboratory
import TestSupport
import Testing

/// Each waveform against its closed form at t = (k−1)·dt, also where dt is no binary fraction.
struct WaveformTests {
  static let grids = [0.1, 0.3, 0.7, 1]

  private func expect(
    _ stimulus: String, dt: Double, steps: Int = 5000, tolerance: Double = 1e-9,
    equals form: (Double) -> Double
  ) throws {
    let values = try samples(stimulus, dt: dt, steps: steps)
    let worst = values.indices.map { abs(values[$0] - form(Double($0) * dt)) }.max() ?? .nan
    #expect(worst <= tolerance)
  }

  @Test(arguments: grids)
  func `A constant is amplitude and offset`(dt: Double) throws {
    try expect(#"{"kind": "constant", "amplitude": 2, "offset": -3}"#, dt: dt, tolerance: 0) { _ in
      -1
    }
  }

  @Test(arguments: grids)
  func `A sine has its frequency and phase, without drift`(dt: Double) throws {
    try expect(
      #"{"kind": "sine", "frequency": 7, "phase": 30, "amplitude": 2, "offset": 1}"#, dt: dt,
      steps: 20_000, tolerance: 1e-11
    ) {
      1 + 2 * sin(2 * .pi * (7 * $0 / 1000 + 30.0 / 360))
    }
  }

  @Test(arguments: grids)
  func `A triangle is in phase with the sine`(dt: Double) throws {
    try expect(#"{"kind": "triangle", "frequency": 3}"#, dt: dt, tolerance: 1e-7) {
      2 / .pi * asin(sin(2 * .pi * 3 * $0 / 1000))
    }
    let period = try samples(#"{"kind": "triangle", "frequency": 125}"#, dt: 1, steps: 9)
    #expect(period == [0, 0.5, 1, 0.5, 0, -0.5, -1, -0.5, 0])
  }

  @Test(arguments: grids)
  func `A sawtooth rises from −1 to 1 and falls at once`(dt: Double) throws {
    // 1000 / 3.7 Hz is no multiple of these steps, so that no jump falls on one.
    try expect(#"{"kind": "sawtooth", "frequency": 3.7, "phase": 10}"#, dt: dt) {
      let cycles = 3.7 * $0 / 1000 + 10.0 / 360
      return 2 * (cycles - cycles.rounded(.down)) - 1
    }
  }

  @Test func `A sawtooth that falls on a step is at −1 there`() throws {
    let whole = try samples(#"{"kind": "sawtooth", "frequency": 250}"#, dt: 1, steps: 9)
    #expect(whole == [-1, -0.5, 0, 0.5, -1, -0.5, 0, 0.5, -1])
    let shifted = try samples(
      #"{"kind": "sawtooth", "frequency": 250, "phase": 180}"#, dt: 1, steps: 4)
    #expect(shifted == [0, 0.5, -1, -0.5])
  }

  @Test(arguments: grids)
  func `A chirp sweeps exponentially and begins again`(dt: Double) throws {
    let values = try samples(
      #"{"kind": "chirp", "from": 2, "to": 50, "sweep": 420}"#, dt: dt, steps: 8000)
    let steps = Int((420 / dt).rounded())
    let growth = log(25.0)
    for (index, value) in values.enumerated() {
      let part = Double(index % steps) / Double(steps)
      let phase = 2 * .pi * 2 * 0.42 * (exp(growth * part) - 1) / growth
      #expect(abs(value - sin(phase)) < 1e-12)
    }
  }

  @Test func `A chirp between equal frequencies is a sine`() throws {
    try expect(
      #"{"kind": "chirp", "from": 5, "to": 5, "sweep": 200}"#, dt: 0.1, tolerance: 1e-11
    ) { sin(2 * .pi * 5 * $0 / 1000) }
  }

  @Test(arguments: [0.01] + grids, [1, 7, 50])
  func `A square switches at exactly the steps of its half period`(dt: Double, half: Int) throws {
    let frequency = 1000 / (2 * Double(half) * dt)
    let values = try samples(
      #"{"kind": "square", "frequency": \#(frequency)}"#, dt: dt, steps: 30_000)
    #expect(values.indices.allSatisfy { values[$0] == ($0 / half % 2 == 0 ? 1 : -1) })
  }

  @Test(arguments: grids)
  func `A step rises in the first step at or after its time`(dt: Double) throws {
    for at in [0, 1, 10, 77, 1000] {
      let values = try samples(
        #"{"kind": "step", "at": \#(Double(at) * dt), "amplitude": 2, "offset": 1}"#, dt: dt,
        steps: 1100)
      #expect(values == values.indices.map { $0 < at ? 1 : 3 })
    }
  }

  @Test(arguments: grids)
  func `A pulse and its train keep whole steps`(dt: Double) throws {
    let (at, width, period) = (20, 13, 41)
    let times = #""at": \#(Double(at) * dt), "width": \#(Double(width) * dt)"#
    let single = try samples(#"{"kind": "pulse", \#(times), "period": 0}"#, dt: dt, steps: 9000)
    #expect(single == single.indices.map { at..<at + width ~= $0 ? 1 : 0 })
    let train = try samples(
      #"{"kind": "pulse", \#(times), "period": \#(Double(period) * dt)}"#, dt: dt, steps: 9000)
    #expect(train == train.indices.map { $0 >= at && ($0 - at) % period < width ? 1 : 0 })
  }

  @Test func `A time beside the grid goes to the nearest step, a width is at least one`() throws {
    let values = try samples(
      #"{"kind": "pulse", "at": 1, "width": 0.1, "period": 2}"#, dt: 0.7, steps: 10)
    // 1 ms is 1.43 steps, 2 ms are 2.86.
    #expect(values == [0, 1, 0, 0, 1, 0, 0, 1, 0, 0])
  }
}
