import Foundation
import LatentEquilibrium
import Testing

/// Rates and errors that solve the equations together (scheme `equilibrium`).
@Suite struct EquilibriumTests {
  struct Example: Decodable {
    struct Solution: Decodable {
      let error: [[Double]]
      let prospectivePotential: [[Double]]

      enum CodingKeys: String, CodingKey {
        case error = "e"
        case prospectivePotential = "p"
      }
    }

    let weights: [[[Double]]]
    let biases: [[Double]]
    let stimulus: [Double]
    let target: [Double]
    /// The errors of backpropagation.
    let delta: [[Double]]
    let solutions: [String: Solution]

    enum CodingKeys: String, CodingKey {
      case delta
      case weights = "W"
      case biases = "b"
      case stimulus = "x"
      case target = "t"
      case solutions = "equilibrium"
    }

    func network(beta: Double, scheme: Scheme = .equilibrium) -> Network {
      let layers = weights.indices.map { l in
        LayerDescription(
          tauM: biases[l].map { _ in 10 }, tauR: biases[l].map { _ in 10 },
          activation: l == weights.count - 1 ? .linear : .tanh, weights: weights[l],
          biases: biases[l])
      }
      return Network(
        NetworkDescription(inputs: 3, layers: layers, dt: 0.1, beta: beta, scheme: scheme))
    }
  }

  private let example: Example

  init() throws {
    example = try golden("equilibrium_bp.json", as: Example.self)
  }

  @Test func agreesWithTheGoldenSolutions() throws {
    #expect(example.solutions.count == 3)
    for (beta, solution) in example.solutions {
      var network = example.network(beta: try #require(Double(beta)))
      try network.step(stimulus: example.stimulus, target: example.target)
      #expect(distance(network.error, solution.error.joined()) < 1e-12)
      #expect(
        distance(network.prospectivePotential, solution.prospectivePotential.joined()) < 1e-12)
    }
  }

  @Test func errorsOverBetaTendToThoseOfBackpropagation() throws {
    let delta = Array(example.delta.joined())
    let deviations = try [0.1, 0.01, 0.001].map { beta in
      var network = example.network(beta: beta)
      try network.step(stimulus: example.stimulus, target: example.target)
      return distance(network.error.map { $0 / beta }, delta)
    }
    #expect(deviations[2] < 3e-3)
    #expect(abs(deviations[1] / deviations[2] - 10) < 0.5)
    #expect(abs(deviations[0] / deviations[1] - 10) < 3)
  }

  @Test func theSynchronousSchemeRelaxesToIt() throws {
    var solved = example.network(beta: 0.1)
    try solved.step(stimulus: example.stimulus, target: example.target)
    var relaxed = example.network(beta: 0.1, scheme: .synchronous)
    for _ in 0..<400 { try relaxed.step(stimulus: example.stimulus, target: example.target) }
    #expect(distance(relaxed.error, solved.error) < 1e-14)
    #expect(distance(relaxed.prospectivePotential, solved.prospectivePotential) < 1e-14)
  }

  @Test(arguments: ErrorSource.allCases, [1...1, 0...0, 0.5...1.5])
  func theEquationsHoldInEveryStep(source: ErrorSource, ratio: ClosedRange<Double>) throws {
    for seed in 0..<5 {
      var description = randomNetwork([4, 12, 8, 2], seed: UInt64(seed), ratio: ratio)
      (description.beta, description.gamma) = (0.2, 0.8)
      (description.scheme, description.errorFrom) = (.equilibrium, source)
      // Errors that travel in time need neurons that look ahead.
      if source == .generalised && ratio == 0...0 { continue }
      var network = Network(description)
      var generator = RandomGenerator(seed: UInt64(seed), stream: "stimulus")
      for _ in 0..<10 {
        let stimulus = randomVector(4, &generator)
        let target = randomVector(2, &generator)
        let before = network.membranePotential
        let memory = Array(network.values(of: .errorMemory))
        try network.step(stimulus: stimulus, target: target)
        #expect(residual(network, description, before, target, memory) < 1e-12)
      }
    }
  }

  /// The largest violation of the equations of one step of a network whose output is linear.
  private func residual(
    _ network: Network, _ description: NetworkDescription, _ u: [Double], _ target: [Double],
    _ v: [Double] = []
  ) -> Double {
    var worst = 0.0
    var handedDown = zip(target, network.output).map { description.beta * ($0 - $1) }
    for l in network.layers.indices.reversed() {
      let layer = network.layers[l]
      let below = l == 0 ? 0..<description.inputs : network.rateRange(ofLayer: l - 1)
      let weights = network.weights(ofLayer: l)
      var mismatches: [Double] = []
      for (k, j) in layer.range.enumerated() {
        let ratio = description.layers[l].tauR[k] / description.layers[l].tauM[k]
        let p = network.prospectivePotential[j]
        let i =
          zip(weights[k], network.rate[below]).reduce(network.bias[j]) { $0 + $1.0 * $1.1 }
        let drive = description.gamma * network.error[j]
        let rate = network.rate[network.rateRange(ofLayer: l)][description.inputs + j]
        worst = max(worst, abs(p - (u[j] + ratio * (i + drive - u[j]))))
        worst = max(worst, abs(rate - layer.activation.rate(p)))
        var error = layer.activation.slope(p) * handedDown[k]
        if description.errorFrom == .generalised { error = v[j] + (error - v[j]) / ratio }
        worst = max(worst, abs(network.error[j] - error))
        switch description.errorFrom {
        case .tauM: mismatches.append(drive)
        case .tauR: mismatches.append(p - i)
        case .generalised, .instantaneous: mismatches.append(network.error[j])
        }
      }
      handedDown = (0..<layer.inputs).map { k in
        mismatches.indices.reduce(0) { $0 + weights[$1][k] * mismatches[$1] }
      }
    }
    return worst
  }

  @Test func theEnergyIsSmallestThere() throws {
    var generator = RandomGenerator(seed: 8, stream: "perturbation")
    var description = randomNetwork([4, 6, 5, 2], seed: 7)
    (description.beta, description.scheme) = (0.05, .equilibrium)
    var network = Network(description)
    let stimulus = randomVector(4, &generator)
    let target = randomVector(2, &generator)
    try network.step(stimulus: stimulus, target: target)
    let p = network.prospectivePotential
    let lowest = energy(network, p, stimulus, target, beta: 0.05)
    #expect(abs(lowest - network.energy(target: target)[.total]) < 1e-14)
    for size in [0.001, 0.003, 0.01, 0.03, 0.1, 0.3] {
      for _ in 0..<50 {
        let perturbed = p.map { $0 + size * generator.gaussian() }
        #expect(energy(network, perturbed, stimulus, target, beta: 0.05) > lowest)
      }
    }
  }

  /// ½ Σ |p − W·φ(p_below) − b|² + β·½ |target − φ(p_L)|².
  private func energy(
    _ network: Network, _ p: [Double], _ stimulus: [Double], _ target: [Double], beta: Double
  ) -> Double {
    var energy = 0.0
    var below = stimulus
    for (l, layer) in network.layers.enumerated() {
      let weights = network.weights(ofLayer: l)
      for (k, j) in layer.range.enumerated() {
        let i = zip(weights[k], below).reduce(network.bias[j]) { $0 + $1.0 * $1.1 }
        energy += (p[j] - i) * (p[j] - i) / 2
      }
      below = p[layer.range].map(layer.activation.rate)
    }
    return zip(target, below).reduce(energy) { $0 + beta * ($1.0 - $1.1) * ($1.0 - $1.1) / 2 }
  }

  @Test(arguments: [0.1, 1, 10, 380])
  func aChainOfAnyLoopGainIsSolved(beta: Double) throws {
    var network = chain(5, beta: beta, scheme: .equilibrium)
    try network.step(stimulus: [1], target: [2])
    #expect(abs(network.output[0] - (1 + 5 * beta * 2) / (1 + 5 * beta)) < 1e-12)
  }

  @Test(arguments: 0..<8)
  func aLinearNetworkOfLargeLoopGainIsSolved(seed: Int) throws {
    var description = randomNetwork([6, 8, 8, 4], .linear, seed: UInt64(seed), scale: 2)
    (description.beta, description.scheme) = (3, .equilibrium)
    var network = Network(description)
    var generator = RandomGenerator(seed: UInt64(seed), stream: "stimulus")
    for _ in 0..<5 {
      let target = randomVector(4, &generator)
      let before = network.membranePotential
      try network.step(stimulus: randomVector(6, &generator), target: target)
      let size = network.synapticInput.map(abs).reduce(1, max)
      #expect(residual(network, description, before, target) < 1e-10 * size)
    }
    // Far beyond what a scheme with the same weights stands that goes step by step.
    description.scheme = .gaussSeidel
    var stepped = Network(description)
    try stepped.step(stimulus: randomVector(6, &generator))
    #expect(try #require(stepped.criticalBeta()) < 3.0 / 20)
  }

  @Test func equationsWithoutASolutionAreReported() throws {
    // Inside 0…1 the error drives p out to where the slope is 0; without it p is inside again.
    let layer = LayerDescription(
      tauM: [10], tauR: [10], activation: .hardSigmoid, weights: [[1]], biases: [0])
    var network = Network(
      NetworkDescription(inputs: 1, layers: [layer], dt: 0.1, beta: 1, scheme: .equilibrium))
    let fault = #expect(throws: Divergence.self) {
      try network.step(stimulus: [0.9], target: [5])
    }
    #expect(fault?.cause == .noEquilibrium)
  }
}
