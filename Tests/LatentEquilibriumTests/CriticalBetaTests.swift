import LatentEquilibrium
import Testing

/// The nudging strength from which on the very step of a network grows.
@Suite struct CriticalBetaTests {
  struct Chain: CustomTestStringConvertible {
    let layers: Int
    let weight: Double
    let scheme: Scheme
    let beta: Double
    var testDescription: String { "\(layers) layers, w = \(weight), \(scheme)" }
  }

  /// Found by an independent program, which stepped the chains and watched them grow.
  private static let chains: [Chain] = [
    (1, 1.0, 1.001, 1.001), (2, 1, 1.002, 0.619), (2, 2, 0.2505, 0.221), (3, 0.5, 1.2318, 0.993),
    (3, 1, 1.0023, 0.501), (3, 2, 0.0569, 0.053), (5, 1, 1.005, 0.415), (5, 2, 0.0032, 0.0031),
  ].flatMap { layers, weight, synchronous, sweep in
    [
      Chain(layers: layers, weight: weight, scheme: .synchronous, beta: synchronous),
      Chain(layers: layers, weight: weight, scheme: .gaussSeidel, beta: sweep),
    ]
  }

  @Test(arguments: chains)
  func ofAChainItIsThatOfAnIndependentProgram(chain described: Chain) throws {
    for (dt, beta) in [(0.1, 0.0), (0.01, 0), (15, 3)] {
      var network = chain(
        described.layers, weight: described.weight, dt: dt, beta: beta, scheme: described.scheme)
      try network.step(stimulus: [1])
      let critical = try #require(network.criticalBeta())
      #expect(abs(critical / described.beta - 1) < 0.02, "\(critical) at dt = \(dt)")
      #expect(!network.growsByItself())
    }
  }

  @Test(arguments: [1, 2, 3, 5], [1.0, 2])
  func theEquilibriumStandsAnyBeta(layers: Int, weight: Double) throws {
    var network = chain(layers, weight: weight, scheme: .equilibrium)
    try network.step(stimulus: [1])
    #expect(network.criticalBeta() == nil)
  }

  @Test func aStepTooCoarseGrowsByItself() throws {
    var network = chain(2, ratio: 0, dt: 21)
    try network.step(stimulus: [1])
    #expect(network.growsByItself())
    #expect(network.criticalBeta() == 0)
    var exponential = chain(2, ratio: 0, dt: 21, integrator: .exponential)
    try exponential.step(stimulus: [1])
    #expect(!exponential.growsByItself())
  }

  /// Errors taken from τr excite themselves where τr is 1.5 τm, at 1.1 τm they need a teacher.
  @Test func errorsOfOneSOwnMayGrowWithoutATeacher() throws {
    for (ratio, grows) in [(1.1, false), (1.5, true), (2, true)] {
      let layer = LayerDescription(
        tauM: [10], tauR: [10 * ratio], activation: .linear, weights: [[1]], biases: [0])
      var network = Network(
        NetworkDescription(
          inputs: 1, layers: Array(repeating: layer, count: 3), dt: 0.1, errorFrom: .tauR))
      try network.step(stimulus: [1])
      #expect(network.growsByItself() == grows, "τr = \(ratio) τm")
    }
  }

  @Test func withoutErrorsOnTheMembranesNothingGrows() throws {
    var description = randomNetwork([4, 8, 8, 3], seed: 3, scale: 3)
    description.gamma = 0
    var network = Network(description)
    try network.step(stimulus: [1, 2, 3, 4])
    #expect(network.criticalBeta() == nil)
  }

  struct Case: CustomTestStringConvertible {
    let seed: UInt64
    let scheme: Scheme
    let ratio: ClosedRange<Double>
    let errorFrom: ErrorSource
    let integrator: Integrator
    let tauSynapse: Double
    var testDescription: String { "\(scheme), τr/τm \(ratio), \(errorFrom), seed \(seed)" }
  }

  private static let cases: [Case] = (0..<3).flatMap { seed in
    [
      Case(
        seed: seed, scheme: .synchronous, ratio: 1...1, errorFrom: .tauM, integrator: .euler,
        tauSynapse: 0),
      Case(
        seed: seed, scheme: .gaussSeidel, ratio: 1...1, errorFrom: .tauM, integrator: .euler,
        tauSynapse: 0),
      Case(
        seed: seed, scheme: .synchronous, ratio: 0.8...1.3, errorFrom: .tauM,
        integrator: .exponential, tauSynapse: 0),
      Case(
        seed: seed, scheme: .gaussSeidel, ratio: 0.9...1.1, errorFrom: .tauR, integrator: .euler,
        tauSynapse: 0),
      Case(
        seed: seed, scheme: .synchronous, ratio: 1...1, errorFrom: .tauM, integrator: .euler,
        tauSynapse: 0.3),
    ]
  }

  /// At rest on its target a network makes no errors, so that its slopes are the same at any β. What
  /// disturbs it there dies out below the critical β, and grows beyond it.
  @Test(arguments: cases)
  func aRandomNetworkReallyGrowsFromThere(described: Case) throws {
    var description = randomNetwork(
      [5, 9, 8, 3], output: .tanh, seed: described.seed, scale: 1.5, ratio: described.ratio)
    description.scheme = described.scheme
    description.errorFrom = described.errorFrom
    description.integrator = described.integrator
    description.substrate.tauSynapse = described.tauSynapse
    var generator = RandomGenerator(seed: described.seed, stream: "stimulus")
    let stimulus = randomVector(5, &generator)
    var resting = Network(description)
    for _ in 0..<8000 { try resting.step(stimulus: stimulus) }
    let target = resting.output
    for _ in 0..<2000 { try resting.step(stimulus: stimulus, target: target) }
    let critical = try #require(resting.criticalBeta())
    try #require(critical > 0)
    for (factor, grows) in [(0.95, false), (1.05, true)] {
      description.beta = factor * critical
      var network = resting
      network.adopt(description)
      #expect(
        try disturbanceGrows(network, stimulus, target) == grows, "\(factor) of \(critical)")
    }
  }

  private func disturbanceGrows(
    _ resting: Network, _ stimulus: [Double], _ target: [Double]
  ) throws -> Bool {
    var network = resting
    try network.step(
      stimulus: stimulus.enumerated().map { $1 + 1e-9 * Double($0 + 1) }, target: target)
    try network.step(
      stimulus: stimulus, target: target.enumerated().map { $1 + 1e-9 * Double($0 + 1) })
    var windows: [Double] = []
    for _ in 0..<12 {
      var largest = 0.0
      for _ in 0..<250 {
        try network.step(stimulus: stimulus, target: target)
        for (now, before) in zip(network.rate + network.error, resting.rate + resting.error) {
          largest = max(largest, abs(now - before))
        }
      }
      // A million times as large: there is no need to go on until it is not small any more.
      if largest > 1e-3 { return true }
      windows.append(largest)
    }
    // Later the one that dies out is nothing but rounding errors.
    return windows[11] > windows[1]
  }
}
