import LatentEquilibrium
import Testing

/// The same description gives the same bits, a copy goes on as its original, and new parameters
/// leave the state alone.
@Suite struct ReproducibilityTests {
  private func description(seed: UInt64 = 1, scheme: Scheme = .synchronous) -> NetworkDescription {
    var description = randomNetwork([3, 20, 4], seed: 13, learningRate: 0.01)
    (description.beta, description.seed, description.scheme) = (0.1, seed, scheme)
    if scheme != .equilibrium {
      description.substrate = Substrate(rateNoise: 0.05, tauSpread: 0.1, tauSynapse: 0.5)
    }
    return description
  }

  private func run(_ network: inout Network, steps: Int) throws {
    for step in 0..<steps {
      try network.step(stimulus: [1, Double(step % 7), -1], target: [1, 0, 0, 0])
    }
  }

  @Test(arguments: Scheme.allCases)
  func theSameSeedGivesTheSameBits(scheme: Scheme) throws {
    var (one, other) = (Network(description(scheme: scheme)), Network(description(scheme: scheme)))
    try run(&one, steps: 100)
    try run(&other, steps: 100)
    #expect(one == other)
  }

  @Test func anotherSeedGivesOtherNoise() throws {
    var (one, other) = (Network(description(seed: 1)), Network(description(seed: 2)))
    try run(&one, steps: 1)
    try run(&other, steps: 1)
    #expect(one.rate != other.rate)
    #expect(one.membranePotential != other.membranePotential)
  }

  @Test(arguments: Scheme.allCases)
  func aCopyContinuesAsTheOriginal(scheme: Scheme) throws {
    var network = Network(description(scheme: scheme))
    try run(&network, steps: 50)
    var copy = network
    try run(&network, steps: 50)
    #expect(copy != network)
    try run(&copy, steps: 50)
    #expect(copy == network)
  }

  @Test func newParametersKeepTheState() throws {
    var network = Network(description())
    try run(&network, steps: 50)
    let before = network
    var changed = description()
    changed.beta = 0.7
    for l in changed.layers.indices {
      changed.layers[l].tauR = changed.layers[l].tauM.map { _ in 3 }
      changed.layers[l].weights = changed.layers[l].weights.map { $0.map { _ in 9 } }
    }
    network.adopt(changed)
    #expect(network.membranePotential == before.membranePotential)
    #expect(network.rate == before.rate)
    #expect(network.error == before.error)
    #expect(network.plasticNumbers == before.plasticNumbers)
    var unchanged = before
    try run(&network, steps: 1)
    try run(&unchanged, steps: 1)
    #expect(network.prospectivePotential != unchanged.prospectivePotential)
    network = before
    network.adopt(description())
    try run(&network, steps: 1)
    #expect(network == unchanged)
  }

  @Test func theSchemeMayChangeOnTheWay() throws {
    var plain = description()
    plain.substrate = .ideal
    var network = Network(plain)
    for scheme in [Scheme.equilibrium, .gaussSeidel, .synchronous, .equilibrium] {
      plain.scheme = scheme
      network.adopt(plain)
      try run(&network, steps: 10)
      #expect(network.rate.allSatisfy { $0.isFinite })
    }
  }
}
