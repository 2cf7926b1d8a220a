import LatentEquilibrium
import Testing

/// Where a network begins to oscillate or to grow.
@Suite struct StabilityTests {
  struct Critical: CustomTestStringConvertible {
    let layers: Int
    let weight: Double
    /// The smallest β at which a root of 1 + β·Σ w²ᵏ·yᵏ⁺¹ = 0 leaves the unit circle.
    let beta: Double
    var testDescription: String { "\(layers) layers, w = \(weight)" }
  }

  @Test(arguments: [
    Critical(layers: 1, weight: 1, beta: 1), Critical(layers: 1, weight: 2, beta: 1),
    Critical(layers: 2, weight: 1, beta: 1), Critical(layers: 2, weight: 2, beta: 0.25),
    Critical(layers: 3, weight: 0.5, beta: 1.2308), Critical(layers: 3, weight: 1, beta: 1),
    Critical(layers: 3, weight: 2, beta: 0.0568), Critical(layers: 5, weight: 1, beta: 1),
    Critical(layers: 5, weight: 2, beta: 0.0032),
  ])
  func theSynchronousSchemeGrowsBeyondTheCriticalBeta(critical: Critical) throws {
    var (stable, unstable) = (critical.beta / 2, critical.beta * 2)
    for _ in 0..<9 {
      let middle = (stable + unstable) / 2
      if try grows(critical, beta: middle) { unstable = middle } else { stable = middle }
    }
    #expect(abs((stable + unstable) / 2 / critical.beta - 1) < 0.02)
  }

  /// Whether the unrest of the errors is larger late than early.
  private func grows(_ critical: Critical, beta: Double) throws -> Bool {
    var network = chain(critical.layers, weight: critical.weight, beta: beta)
    func unrest(after steps: Int) throws -> Double {
      for _ in 0..<steps { try network.step(stimulus: [1], target: [5]) }
      var sum = 0.0
      for _ in 0..<40 {
        let before = network.error
        try network.step(stimulus: [1], target: [5])
        sum += zip(before, network.error).reduce(0) { $0 + abs($1.0 - $1.1) }
      }
      return sum
    }
    do {
      let early = try unrest(after: 400)
      let late = try unrest(after: 2000)
      return late > early
    } catch is Divergence {
      return true
    }
  }

  @Test func forwardEulerNeedsDtBelowTwiceTauM() throws {
    var stable = chain(1, ratio: 0, dt: 19)
    for _ in 0..<1000 { try stable.step(stimulus: [1]) }
    #expect(abs(stable.membranePotential[0] - 1) < 1e-12)
    var unstable = chain(1, ratio: 0, dt: 21)
    #expect(throws: Divergence.self) {
      for _ in 0..<1000 { try unstable.step(stimulus: [1]) }
    }
  }

  @Test func theExponentialIntegratorTakesAnyDt() throws {
    var network = chain(1, ratio: 0, dt: 1000, integrator: .exponential)
    for _ in 0..<100 { try network.step(stimulus: [1]) }
    #expect(network.membranePotential[0] == 1)
  }

  @Test(arguments: 0..<4)
  func divergenceNamesTheLayer(fast: Int) throws {
    // At τr = τm no rate depends on u, so only the layer with dt > 2·τm can diverge.
    let layers = (0..<4).map { l in
      LayerDescription(
        tauM: [l == fast ? 0.4 : 10], tauR: [l == fast ? 0.4 : 10], activation: .linear,
        weights: [[1]], biases: [0])
    }
    var network = Network(NetworkDescription(inputs: 1, layers: layers, dt: 1))
    let divergence = #expect(throws: Divergence.self) {
      for _ in 0..<1000 { try network.step(stimulus: [1]) }
    }
    #expect(divergence?.layer == fast + 1)
  }

  @Test func notANumberIsDivergence() throws {
    var network = chain(2)
    #expect(throws: Divergence.self) {
      for _ in 0..<2 { try network.step(stimulus: [.nan]) }
    }
  }
}
