import LatentEquilibrium
import Testing

/// Learning without a teacher: none for Latent Equilibrium, whatever the input, and a slow
/// destruction of the weights where errors are taken from τr by leaky neurons (reference S4, T12).
@Suite struct PhantomErrorTests {
  private func network(ratio: Double, _ source: ErrorSource, _ scheme: Scheme) -> Network {
    var description = randomNetwork(
      [4, 10, 10, 3], seed: 5, ratio: ratio...ratio, learningRate: 0.05, dt: 0.2)
    description.errorFrom = source
    description.scheme = scheme
    return Network(description)
  }

  /// The network after steps of a stimulus that changes every 50 steps.
  private func run(_ network: Network, steps: Int, _ look: (Network) -> Void) throws -> Network {
    var network = network
    var generator = RandomGenerator(seed: 6, stream: "stimulus")
    var stimulus = randomVector(4, &generator)
    for step in 0..<steps {
      if step % 50 == 0 { stimulus = randomVector(4, &generator) }
      try network.step(stimulus: stimulus)
      look(network)
    }
    return network
  }

  @Test(arguments: Scheme.allCases, ErrorSource.allCases)
  func nothingIsLearnedWithoutATeacher(scheme: Scheme, source: ErrorSource) throws {
    let fresh = network(ratio: 1, source, scheme)
    let after = try run(fresh, steps: 500) { network in
      #expect(network.error.allSatisfy { $0 == 0 })
    }
    #expect(after.plasticNumbers == fresh.plasticNumbers)
  }

  @Test func leakyNeuronsLearnPhantomsFromTauR() throws {
    let fresh = network(ratio: 0, .tauR, .synchronous)
    let after = try run(fresh, steps: 5000) { _ in }
    #expect(distance(after.plasticNumbers, fresh.plasticNumbers) > 0.1)
  }

  @Test func leakyNeuronsLearnNothingFromTauM() throws {
    let fresh = network(ratio: 0, .tauM, .synchronous)
    let after = try run(fresh, steps: 500) { _ in }
    #expect(after.plasticNumbers == fresh.plasticNumbers)
  }
}
