import Glibc
import Laboratory
import Testing

/// Noise has variance 1 and the autocorrelation of its low-passes, whatever the step.
struct NoiseTests {
  private func correlation(_ values: [Double], at lag: Int) -> Double {
    zip(values, values.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / Double(values.count - lag)
  }

  /// With n values and correlation time τ the mean of a square errs by about √(2τ/(n·dt)): 0.01.
  @Test(arguments: [0.5, 1, 3, 15])
  func `Order 1 decays as exp(−t∕τ)`(dt: Double) throws {
    let values = try samples(
      #"{"kind": "noise", "tau": 5}"#, dt: dt, steps: Int(100_000 / max(dt, 1) * max(1, dt / 2)))
    for lag in 0...4 {
      #expect(abs(correlation(values, at: lag) - exp(-Double(lag) * dt / 5)) < 0.05)
    }
    #expect(abs(values.reduce(0, +) / Double(values.count)) < 0.05)
  }

  @Test(arguments: [0.5, 2])
  func `Order 2 decays as (1 + t∕τ)·exp(−t∕τ)`(dt: Double) throws {
    let values = try samples(
      #"{"kind": "noise", "tau": 4, "order": 2}"#, dt: dt, steps: Int(100_000 / dt))
    for lag in [0, 1, 2, 4, 8] {
      let t = Double(lag) * dt / 4
      #expect(abs(correlation(values, at: lag) - (1 + t) * exp(-t)) < 0.05)
    }
  }

  @Test func `The first value is drawn from the same distribution as the rest`() throws {
    var square = 0.0
    for seed in 0..<2000 {
      let first = try samples(
        #"{"kind": "noise", "tau": 50, "order": 3}"#, dt: 0.1, steps: 1, seed: seed)[0]
      square += first * first
    }
    #expect(abs(square / 2000 - 1) < 0.1)
  }

  @Test func `The seed decides, and each place has a stream of its own`() throws {
    let noise = #"{"kind": "noise", "tau": 0.01}"#
    let one = try samples(noise, dt: 1, steps: 4000, seed: 1)
    #expect(try samples(noise, dt: 1, steps: 4000, seed: 1) == one)
    #expect(abs(correlation(try samples(noise, dt: 1, steps: 4000, seed: 1), at: 0) - 1) < 0.1)
    let preset = try read(
      #"{"inputs": 2, "layers": [{}], "seed": 1, "stimulus": [\#(noise), \#(noise)]}"#)
    var signal = InputSignal(preset.stimulus, count: 2, dt: 1, seed: 1)
    var target = InputSignal(preset.stimulus, count: 2, dt: 1, seed: 1, stream: "target")
    var values = [0.0, 0.0]
    var pulled = values
    var products = [0.0, 0.0]
    for step in 1...4000 {
      signal.fill(&values, step: step)
      target.fill(&pulled, step: step)
      #expect(values[0] == one[step - 1])
      products[0] += values[0] * values[1] / 4000
      products[1] += values[0] * pulled[0] / 4000
    }
    #expect(abs(products[0]) < 0.06)
    #expect(abs(products[1]) < 0.06)
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
}
