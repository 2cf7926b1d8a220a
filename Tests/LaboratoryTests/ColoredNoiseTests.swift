import Glibc
import LatentEquilibrium
import Testing

@testable import Laboratory

/// The noise has the statistics of its closed form, whatever the step.
struct ColoredNoiseTests {
  private func values(
    tau: Double, order: Int, dt: Double, count: Int, seed: UInt64 = 1
  ) -> [Double] {
    let random = RandomGenerator(seed: seed, stream: "stimulus 1")
    var noise = ColoredNoise(tau: tau, order: order, dt: dt, random: random)
    return (0..<count).map { _ in
      defer { noise.advance() }
      return noise.value
    }
  }

  private func covariance(_ values: [Double], lag: Int) -> Double {
    var sum = 0.0
    for index in 0..<(values.count - lag) { sum += values[index] * values[index + lag] }
    return sum / Double(values.count - lag)
  }

  /// The autocorrelation after s = lag/τ: e⁻ˢ, e⁻ˢ(1 + s), e⁻ˢ(1 + s + s²/3).
  private func theory(_ order: Int, _ s: Double) -> Double {
    switch order {
    case 1: exp(-s)
    case 2: exp(-s) * (1 + s)
    default: exp(-s) * (1 + s + s * s / 3)
    }
  }

  @Test(arguments: [1, 2, 3], [0.25, 2.0])
  func `Variance 1 and the autocorrelation of the cascade`(order: Int, dt: Double) {
    // 400 000 steps of τ/4 hold about 50 000 independent values: one per cent is four deviations.
    let values = values(tau: 1, order: order, dt: dt, count: 400_000)
    let mean = values.reduce(0, +) / Double(values.count)
    #expect(abs(mean) < 0.025)
    for lag in [0, 1, 2, 4] {
      let expected = theory(order, Double(lag) * dt)
      #expect(abs(covariance(values, lag: lag) - expected) < 0.025)
    }
  }

  @Test(arguments: [1, 2, 5])
  func `It begins in the stationary distribution`(order: Int) {
    let starts = (0..<20_000).map { seed in
      values(tau: 10, order: order, dt: 0.1, count: 1, seed: UInt64(seed))[0]
    }
    #expect(abs(covariance(starts, lag: 0) - 1) < 0.04)
    #expect(abs(covariance(starts, lag: 1)) < 0.03)
  }

  @Test func `A higher order is smoother`() {
    func roughness(_ order: Int) -> Double {
      let values = values(tau: 10, order: order, dt: 0.1, count: 100_000)
      return zip(values, values.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }
        / Double(values.count)
    }
    // 2(1 − ρ(dt)): d for order 1, d² for order 2, d²/3 for order 3, with d = 0.01.
    #expect(abs(roughness(1) / (2 * (1 - theory(1, 0.01))) - 1) < 0.05)
    #expect(abs(roughness(2) / (2 * (1 - theory(2, 0.01))) - 1) < 0.15)
    #expect(abs(roughness(3) / (2 * (1 - theory(3, 0.01))) - 1) < 0.15)
  }

  @Test(arguments: 1...8, [1e-6, 0.01, 1, 1000])
  func `Every order is finite at every step`(order: Int, dt: Double) {
    let values = values(tau: 1, order: order, dt: dt, count: 1000)
    #expect(values.allSatisfy { $0.isFinite && abs($0) < 6 })
  }
}
