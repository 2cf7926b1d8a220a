import LatentEquilibrium
import Testing

/// At τr = τm the network is its ideal, to the last bit (reference T6).
@Suite struct ExactnessTests {
  @Test(arguments: Scheme.allCases, [0.1, 1, 7])
  func theOutputIsThatOfTheNetworkWithoutTime(scheme: Scheme, dt: Double) throws {
    for (seed, sizes) in [[3, 7, 5, 2], [2, 40, 3], [1, 1, 1, 1, 1], [40, 9, 33]].enumerated() {
      for activation in Activation.allCases {
        var description = randomNetwork(sizes, activation, seed: UInt64(seed), dt: dt)
        description.scheme = scheme
        var network = Network(description)
        var ideal = IdealNetwork(shapedAs: network)
        var generator = RandomGenerator(seed: 3, stream: "stimulus")
        var outputs: [[Double]] = []
        let delay = scheme == .synchronous ? sizes.count - 2 : 0
        for step in 0..<30 {
          let stimulus = randomVector(sizes[0], &generator)
          ideal.evaluate(stimulus: stimulus, weightsOf: network)
          outputs.append(Array(ideal.rate[network.rateRange(ofLayer: network.layers.count - 1)]))
          try network.step(stimulus: stimulus)
          if step >= delay { #expect(network.output == outputs[step - delay]) }
        }
      }
    }
  }

  @Test func aLeakyNeuronShowsItsMembranePotential() throws {
    var network = Network(randomNetwork([3, 9, 4], seed: 1, ratio: 0...0))
    var before = network.membranePotential
    for step in 0..<20 {
      try network.step(stimulus: [1, Double(step), -2], target: [1, 0, 0, 1])
      #expect(network.prospectivePotential == before)
      before = network.membranePotential
    }
  }

  @Test func theProspectivePotentialIsInputPlusError() throws {
    var description = randomNetwork([3, 9, 4], seed: 2)
    (description.beta, description.gamma) = (0.3, 0.7)
    var network = Network(description)
    for step in 0..<20 {
      let error = network.error
      try network.step(stimulus: [1, Double(step), -2], target: [1, 0, 0, 1])
      let expected = zip(network.synapticInput, error).map { $0 + 0.7 * $1 }
      #expect(network.prospectivePotential == expected)
    }
  }

  @Test func theIdealNetworkUsesTheWeightsAsTheyAreNow() throws {
    var description = randomNetwork([2, 6, 2], seed: 4, learningRate: 0.05)
    description.beta = 0.1
    var network = Network(description)
    var ideal = IdealNetwork(shapedAs: network)
    ideal.evaluate(stimulus: [1, -1], weightsOf: network)
    let before = ideal.rate
    for _ in 0..<50 { try network.step(stimulus: [1, -1], target: [1, 1]) }
    ideal.evaluate(stimulus: [1, -1], weightsOf: network)
    #expect(distance(ideal.rate, before) > 1e-3)
  }
}
