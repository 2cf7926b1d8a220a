import LatentEquilibrium
import Testing

/// What a linear output settles to between its input and its target (reference T8), and how a jump
/// passes through a chain that looks ahead too far (T14).
@Suite struct OutputTests {
  @Test(arguments: Scheme.allCases)
  func aNudgedChainSettlesBetweenInputAndTarget(scheme: Scheme) throws {
    for layers in 1...4 {
      var network = chain(layers, beta: 0.1, scheme: scheme)
      for _ in 0..<2000 { try network.step(stimulus: [1], target: [3]) }
      let count = Double(layers)
      #expect(abs(network.output[0] - (1 + count * 0.1 * 3) / (1 + count * 0.1)) < 1e-12)
    }
  }

  @Test(arguments: Scheme.allCases)
  func aLinearOutputIsTheWeightedMeanOfItsInputAndTheTarget(scheme: Scheme) throws {
    var description = randomNetwork([4, 9, 6, 3], seed: 10)
    (description.beta, description.scheme) = (0.2, scheme)
    var network = Network(description)
    let target = [1, -0.5, 0.3]
    for _ in 0..<2000 { try network.step(stimulus: [1, -1, 0.5, 2], target: target) }
    for (k, j) in network.layers[2].range.enumerated() {
      let mean = (network.synapticInput[j] + 0.2 * target[k]) / 1.2
      #expect(abs(network.prospectivePotential[j] - mean) < 1e-12)
    }
  }

  @Test(arguments: [1.2, 1.5, 1, 0.3])
  func aJumpIsMultipliedByTheRatioInEveryLayer(ratio: Double) throws {
    var network = chain(5, ratio: ratio)
    var expected = 1.0
    for layer in 1...5 {
      try network.step(stimulus: [1])
      expected *= ratio
      #expect(abs(network.rate[layer] - expected) < 1e-13)
    }
    for _ in 0..<4000 { try network.step(stimulus: [1]) }
    #expect(network.rate.allSatisfy { abs($0 - 1) < 1e-10 })
  }

  @Test(arguments: [Scheme.synchronous, .gaussSeidel], [2, 3, 5])
  func afterASwitchTheOutputComesFirstAndErrorsFollowDownwards(
    scheme: Scheme, layers: Int
  ) throws {
    var description = randomNetwork(Array(repeating: 4, count: layers + 1), seed: 11)
    // A nudge so small that errors leave no mark on rates.
    (description.beta, description.scheme) = (1e-7, scheme)
    var network = Network(description)
    let target = [1.0, 1, 1, 1]
    for _ in 0..<40 { try network.step(stimulus: [1, 0, -1, 0], target: target) }
    var steps: [Network] = []
    for _ in 0..<40 {
      try network.step(stimulus: [-1, 2, 0, 1], target: target)
      steps.append(network)
    }
    let rightOutput = steps.firstIndex { distance($0.output, network.output) < 1e-5 }
    #expect(rightOutput == (scheme == .synchronous ? layers : 1) - 1)
    for l in 1...layers {
      let range = network.layers[l - 1].range
      let scaled = network.error[range].map { $0 / 1e-7 }
      let right = steps.firstIndex { distance($0.error[range].map { $0 / 1e-7 }, scaled) < 1e-5 }
      #expect(right == (scheme == .synchronous ? 2 * layers + 1 - l : layers + 2 - l) - 1)
    }
  }
}
