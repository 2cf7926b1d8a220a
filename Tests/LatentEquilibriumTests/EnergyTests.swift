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
    let start = network.energy(target: target)[.total]
    var last = start
    var predicted = 0.0
    for _ in 0..<300 {
      predicted += 0.1 * eta * squaredGradient(network)
      try network.step(stimulus: stimulus, target: target)
      let energy = network.energy(target: target)[.total]
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
    #expect(network.energy(target: [1])[.total] == 0)
  }

  /// One hidden neuron and one output, 0.5 and 0.4 their weights; the numbers are those of an
  /// independent program.
  private func pair(learningRate: Double) -> Network {
    func layer(_ weight: Double, _ activation: Activation) -> LayerDescription {
      LayerDescription(
        tauM: [10], tauR: [10], activation: activation, learningRate: learningRate,
        weights: [[weight]], biases: [0])
    }
    return Network(
      NetworkDescription(
        inputs: 1, layers: [layer(0.5, .tanh), layer(0.4, .linear)], dt: 0.1, beta: 0.1))
  }

  /// Why the equilibrium is called latent: it is there at once, while the potentials still creep.
  @Test func atFixedWeightsTheEnergyStaysWhileThePotentialCreeps() throws {
    var network = pair(learningRate: 0)
    let potentials = [10: 0.0278, 50: 0.1262, 200: 0.2812, 500: 0.3231, 2000: 0.3253]
    for step in 1...2000 {
      try network.step(stimulus: [1.5], target: [1])
      let energy = network.energy(target: [1])
      if step >= 10 { #expect(abs(energy[.total] - 0.02516447) < 5e-8, "step \(step)") }
      #expect(energy[.total] == energy.mismatch + energy.nudging)
      if let potential = potentials[step] {
        #expect(abs(network.membranePotential[1] - potential) < 5e-5, "step \(step)")
      }
    }
  }

  @Test func learningTakesTheEnergyDownWithoutAStepUpwards() throws {
    var network = pair(learningRate: 0.05)
    // At 2, 5, 10, 20, 50 and 100 ms, the first step being at 0.
    let energies = [
      21: 0.02447, 51: 0.02343, 101: 0.02178, 201: 0.01879, 501: 0.01194, 1001: 0.00545,
    ]
    var last = Double.infinity
    for step in 1...4000 {
      try network.step(stimulus: [1.5], target: [1])
      let energy = network.energy(target: [1])[.total]
      // The first steps are those of the signals on their way through the layers.
      if step > 21 { #expect(energy <= last, "step \(step)") }
      last = energy
      if let expected = energies[step] { #expect(abs(energy - expected) < 6e-6, "step \(step)") }
    }
    #expect(abs(last - 4e-5) < 5e-6)
  }
}
