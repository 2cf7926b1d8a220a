import Arithmetic
import LatentEquilibrium
import Testing

/// Rates, errors, gradients and steps of the yardstick against an oracle, against differences of
/// the cost, and against Latent Equilibrium where β is small.
@Suite struct BackpropagatedNetworkTests {
  struct Oracle: Decodable {
    let weights: [[[Double]]]
    let biases: [[Double]]
    let stimulus: [Double]
    let target: [Double]
    let output: [Double]
    let errors: [[Double]]
    let descent: [[[Double]]]

    enum CodingKeys: String, CodingKey {
      case weights = "W"
      case biases = "b"
      case stimulus = "x"
      case target = "t"
      case output = "y"
      case errors = "delta"
      case descent = "grad"
    }

    var description: NetworkDescription {
      let layers = weights.indices.map { l in
        let tau = [Double](repeating: 10, count: weights[l].count)
        return LayerDescription(
          tauM: tau, tauR: tau, activation: l == weights.count - 1 ? .linear : .tanh,
          learningRate: 0.3, weights: weights[l], biases: biases[l])
      }
      return NetworkDescription(inputs: stimulus.count, layers: layers, dt: 0.1, beta: 0.2)
    }
  }

  @Test func ratesErrorsAndGradientOfTheOracle() throws {
    let oracle = try golden("equilibrium_bp.json", as: Oracle.self)
    var network = BackpropagatedNetwork(oracle.description)
    let gradient = network.gradient(stimulus: oracle.stimulus, target: oracle.target)
    try network.step(stimulus: oracle.stimulus, target: oracle.target)
    #expect(
      distance(network.rate(ofLayer: oracle.weights.count - 1, copy: 0), oracle.output) < 1e-12)
    #expect(distance(network.error(ofCopy: 0), oracle.errors.joined()) < 1e-12)
    for l in oracle.weights.indices {
      let descent = oracle.descent[l].joined()
      #expect(distance(gradient[l].weights.joined().map { -$0 }, descent) < 1e-12)
      #expect(distance(gradient[l].biases.map { -$0 }, oracle.errors[l]) < 1e-12)
      let learned = zip(oracle.weights[l].joined(), descent).map { $0 + 0.1 * 0.3 * 0.2 * $1 }
      #expect(distance(network.weights(ofLayer: l).joined(), learned) < 1e-12)
      let shifted = zip(oracle.biases[l], oracle.errors[l]).map { $0 + 0.1 * 0.3 * 0.2 * $1 }
      #expect(distance(network.biases(ofLayer: l), shifted) < 1e-12)
    }
  }

  private func interleaved(_ samples: [[Double]]) -> [Double] {
    samples[0].indices.flatMap { number in samples.map { $0[number] } }
  }

  private struct Minibatch {
    var stimuli: [[Double]]
    var targets: [[Double]]

    init(_ copies: Int, inputs: Int, outputs: Int) {
      var generator = RandomGenerator(seed: 8, stream: "samples")
      stimuli = (0..<copies).map { _ in randomVector(inputs, &generator) }
      targets = (0..<copies).map { _ in randomVector(outputs, &generator) }
    }
  }

  private func cost(_ network: BackpropagatedNetwork, _ batch: Minibatch) throws -> Double {
    var network = network
    try network.step(stimulus: interleaved(batch.stimuli))
    return batch.targets.indices.reduce(0) { sum, copy in
      let output = network.rate(ofLayer: network.layers.count - 1, copy: copy)
      return sum
        + zip(output, batch.targets[copy]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        / 2 / Double(batch.targets.count)
    }
  }

  @Test(arguments: Activation.allCases, [1, 6])
  func theGradientIsThatOfTheCost(activation: Activation, copies: Int) throws {
    let description = randomNetwork([3, 6, 5, 2], activation, output: activation, seed: 17)
    let network = BackpropagatedNetwork(description, copies: copies)
    let batch = Minibatch(copies, inputs: 3, outputs: 2)
    let gradient = network.gradient(
      stimulus: interleaved(batch.stimuli), target: interleaved(batch.targets))
    let width = 1e-5
    func slope(_ change: (inout BackpropagatedNetwork, Double) -> Void) throws -> Double {
      var (above, below) = (network, network)
      change(&above, width)
      change(&below, -width)
      return try (cost(above, batch) - cost(below, batch)) / (2 * width)
    }
    for l in network.layers.indices {
      let (weights, biases) = (network.weights(ofLayer: l), network.biases(ofLayer: l))
      for j in biases.indices {
        for k in weights[j].indices {
          let slope = try slope { network, step in
            var weights = weights
            weights[j][k] += step
            network.setWeights(weights, biases: biases, ofLayer: l)
          }
          #expect(abs(slope - gradient[l].weights[j][k]) < 1e-8)
        }
        let slope = try slope { network, step in
          var biases = biases
          biases[j] += step
          network.setWeights(weights, biases: biases, ofLayer: l)
        }
        #expect(abs(slope - gradient[l].biases[j]) < 1e-8)
      }
    }
  }

  @Test func aMinibatchLearnsTheMeanOfItsSamples() throws {
    var description = randomNetwork([3, 6, 2], seed: 17, learningRate: 0.4)
    description.beta = 0.5
    let batch = Minibatch(5, inputs: 3, outputs: 2)
    var together = BackpropagatedNetwork(description, copies: 5)
    try together.step(
      stimulus: interleaved(batch.stimuli), target: interleaved(batch.targets))
    for l in description.layers.indices {
      var mean = [Double](repeating: 0, count: description.layers[l].weights.joined().count)
      for copy in 0..<5 {
        var single = BackpropagatedNetwork(description)
        try single.step(stimulus: batch.stimuli[copy], target: batch.targets[copy])
        for (k, weight) in single.weights(ofLayer: l).joined().enumerated() {
          mean[k] += weight / 5
        }
      }
      #expect(distance(together.weights(ofLayer: l).joined(), mean) < 1e-12)
    }
  }

  @Test func weightsComeFromNetworksAndBatches() throws {
    var description = randomNetwork([3, 6, 2], seed: 17, learningRate: 0.4)
    description.beta = 0.5
    var network = Network(description)
    var batch = NetworkBatch<Double>(description, copies: 2)
    for _ in 0..<9 {
      try network.step(stimulus: [1, 2, 3], target: [0, 1])
      try batch.step(stimulus: [1, 4, 2, 5, 3, 6], target: [0, 1, 0, 1])
    }
    var yardstick = BackpropagatedNetwork(description)
    for l in description.layers.indices {
      #expect(yardstick.weights(ofLayer: l) == description.layers[l].weights)
      yardstick.takeWeights(of: network)
      #expect(yardstick.weights(ofLayer: l) == network.weights(ofLayer: l))
      #expect(yardstick.biases(ofLayer: l) == network.biases(ofLayer: l))
      yardstick.takeWeights(of: batch)
      #expect(yardstick.weights(ofLayer: l) == batch.weights(ofLayer: l))
      #expect(yardstick.biases(ofLayer: l) == batch.biases(ofLayer: l))
      yardstick = BackpropagatedNetwork(description)
    }
  }

  @Test func anyWorkersMakeTheSameBits() throws {
    var description = randomNetwork([3, 20, 2], seed: 17, learningRate: 0.4)
    description.beta = 0.5
    let batch = Minibatch(10, inputs: 3, outputs: 2)
    var (alone, together) = (
      BackpropagatedNetwork(description, copies: 10), BackpropagatedNetwork(description, copies: 10)
    )
    let backwards = Workers(count: 3) { parts, work in
      for part in (0..<parts).reversed() { work(part) }
    }
    let (stimulus, target) = (interleaved(batch.stimuli), interleaved(batch.targets))
    for _ in 0..<5 {
      try alone.step(stimulus: stimulus, target: target)
      try together.step(stimulus: stimulus, target: target, workers: backwards)
    }
    #expect(alone == together)
  }

  /// What Latent Equilibrium learns at rest in a static sample differs from the exact step by a
  /// relative distance of order β.
  @Test(arguments: [0.1, 0.01, 0.001, 0.0001])
  func latentEquilibriumLearnsTheSameAtSmallBeta(beta: Double) throws {
    let oracle = try golden("equilibrium_bp.json", as: Oracle.self)
    var description = oracle.description
    description.beta = beta
    for l in description.layers.indices { description.layers[l].learningRate = 0 }
    var network = Network(description)
    for _ in 0..<200 { try network.step(stimulus: oracle.stimulus, target: oracle.target) }
    var exact = BackpropagatedNetwork(description)
    exact.takeWeights(of: network)
    try exact.step(stimulus: oracle.stimulus, target: oracle.target)
    let expected = exact.error(ofCopy: 0).map { beta * $0 }
    let difference = zip(network.error, expected).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let length = expected.reduce(0) { $0 + $1 * $1 }
    #expect((difference / length).squareRoot() < 3 * beta)
    #expect((difference / length).squareRoot() > 0.1 * beta)
  }

  @Test func onlyWhatIsExactPlaysAPart() throws {
    var description = randomNetwork([3, 6, 2], seed: 17, ratio: 0...2, learningRate: 0.4)
    description.beta = 0.5
    var other = description
    other.substrate = Substrate(rateNoise: 1, tauSpread: 1, tauSynapse: 1, filtersErrors: true)
    (other.gamma, other.scheme, other.errorFrom) = (3, .equilibrium, .tauR)
    for l in other.layers.indices { other.layers[l].feedbackWeights = other.layers[l].weights }
    var (one, two) = (BackpropagatedNetwork(description), BackpropagatedNetwork(other))
    for _ in 0..<5 {
      try one.step(stimulus: [1, 2, 3], target: [0, 1])
      try two.step(stimulus: [1, 2, 3], target: [0, 1])
    }
    for l in one.layers.indices {
      #expect(one.weights(ofLayer: l) == two.weights(ofLayer: l))
      #expect(one.weights(ofLayer: l) != description.layers[l].weights)
    }
  }

  @Test func learningWithoutBoundEnds() throws {
    var description = randomNetwork([3, 6, 2], .linear, seed: 17, learningRate: 1e3)
    description.beta = 1
    var network = BackpropagatedNetwork(description)
    #expect(throws: Divergence.self) {
      for _ in 0..<100 { try network.step(stimulus: [1, 2, 3], target: [0, 1]) }
    }
  }
}
