import LatentEquilibrium
import Testing

/// Learning as descent on the prospective energy (reference T11).
@Suite struct EnergyTests {
  @Test(arguments: [Scheme.equilibrium, .synchronous])
  func learningDescendsAtTheRateOfTheSquaredGradient(scheme: Scheme) throws {
    let eta = 0.02
    var description = randomNetwork([4, 8, 6, 2], seed: 9, learningRate: eta)
    (description.beta, description.scheme) = (0.1, scheme)
    var network = Network(description)
    var generator = RandomGenerator(seed: 9, stream: "stimulus")
    let stimulus = randomVector(4, &generator)
    let target = randomVector(2, &generator)
    // `synchronous` first has to arrive.
    for _ in 0..<200 { try network.step(stimulus: stimulus, target: target) }
    let start = network.energy(target: target)
    var last = start
    var predicted = 0.0
    for _ in 0..<300 {
      predicted += 0.1 * eta * squaredGradient(network)
      try network.step(stimulus: stimulus, target: target)
      let energy = network.energy(target: target)
      #expect(energy < last)
      last = energy
    }
    #expect(start - last > 0.01 * start)
    #expect(abs((start - last) / predicted - 1) < 0.01)
  }

  /// |∂E/∂W|² + |∂E/∂b|² = Σ |e|²·(|r_below|² + 1).
  private func squaredGradient(_ network: Network) -> Double {
    network.layers.indices.reduce(0) { sum, l in
      let below =
        l == 0 ? 0..<network.layers[0].inputs : network.rateRange(ofLayer: l - 1)
      let rates = network.rate[below].reduce(1) { $0 + $1 * $1 }
      let errors = network.error[network.layers[l].range].reduce(0) { $0 + $1 * $1 }
      return sum + rates * errors
    }
  }

  @Test func theCostIsHalfTheSquaredDistance() throws {
    var network = chain(1)
    try network.step(stimulus: [1])
    #expect(network.cost(target: [4]) == 4.5)
    #expect(network.cost(target: []) == 0)
    #expect(network.energy(target: [1]) == 0)
  }
}
