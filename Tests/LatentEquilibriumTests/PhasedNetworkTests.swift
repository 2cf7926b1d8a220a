import Foundation
import LatentEquilibrium
import Testing

/// Networks that settle before they learn.
@Suite struct PhasedNetworkTests {
  /// The trajectory of an independent implementation.
  struct Trajectory: Decodable {
    let tauM: [[Double]]
    let dt: Double
    let hold: Int
    let eta: Double
    let beta: Double
    let stimuli: [[Double]]
    let targets: [[Double]]
    let weights: [[[Double]]]
    let biases: [[Double]]
    let membranePotential: [[[Double]]]
    let finalWeights: [[[Double]]]
    let finalBiases: [[Double]]

    enum CodingKeys: String, CodingKey {
      case dt, hold, eta, beta
      case tauM = "tau_m"
      case stimuli = "X"
      case targets = "T"
      case weights = "W"
      case biases = "b"
      case membranePotential = "u"
      case finalWeights = "W_end"
      case finalBiases = "b_end"
    }

    func description(_ rule: LearningRule) -> PhasedDescription {
      let layers = weights.indices.map { l in
        let isLinear = l == weights.count - 1 && rule == .predictiveCoding
        return LayerDescription(
          tauM: tauM[l], tauR: tauM[l], activation: isLinear ? .linear : .tanh,
          learningRate: eta, weights: weights[l], biases: biases[l])
      }
      return PhasedDescription(
        network: NetworkDescription(
          inputs: weights[0][0].count, layers: layers, dt: dt, beta: beta),
        rule: rule, presentation: Double(hold) * dt)
    }
  }

  @Test(arguments: [LearningRule.equilibriumPropagation, .predictiveCoding], [1, 3, 8])
  func everyStepIsThatOfAnIndependentImplementation(rule: LearningRule, copies: Int) throws {
    let isFreeAtFirst = rule == .equilibriumPropagation
    let golden = try golden(
      isFreeAtFirst ? "phases_ep.json" : "phases_pc.json", as: Trajectory.self)
    var network = PhasedNetwork(golden.description(rule), copies: copies)
    func repeated(_ numbers: [Double]) -> [Double] {
      numbers.flatMap { [Double](repeating: $0, count: copies) }
    }
    for step in golden.membranePotential.indices {
      let (sample, passed) = step.quotientAndRemainder(dividingBy: golden.hold)
      let isFree = isFreeAtFirst && passed < golden.hold / 2
      try network.step(
        stimulus: repeated(golden.stimuli[sample]),
        target: isFree ? [] : repeated(golden.targets[sample]),
        isLearning: passed == golden.hold - 1, workers: .alone)
      #expect(
        distance(
          network.membranePotential(ofCopy: copies - 1),
          golden.membranePotential[step].joined()) < 1e-12)
    }
    for layer in network.layers.indices {
      #expect(
        distance(network.weights(ofLayer: layer).joined(), golden.finalWeights[layer].joined())
          < 1e-12)
      #expect(distance(network.biases(ofLayer: layer), golden.finalBiases[layer]) < 1e-12)
    }
  }

  private static let (first, second, input, target) = (0.7, 0.6, 1.5, 0.4)

  /// 1-1-1, linear, without biases.
  private func linear(
    _ rule: LearningRule, beta: Double, eta: Double = 0, integrator: Integrator = .euler
  ) -> PhasedNetwork {
    let layers = [Self.first, Self.second].map {
      LayerDescription(
        tauM: [10], tauR: [10], activation: .linear, learningRate: eta, weights: [[$0]],
        biases: [0])
    }
    return PhasedNetwork(
      PhasedDescription(
        network: NetworkDescription(
          inputs: 1, layers: layers, dt: 0.5, beta: beta, integrator: integrator),
        rule: rule, presentation: 3))
  }

  private func settle(_ network: inout PhasedNetwork, target: [Double]) throws {
    for _ in 0..<4000 {
      try network.step(
        stimulus: [Self.input], target: target, isLearning: false, workers: .alone)
    }
  }

  /// A guess between what the input expects and what the target asks for: (w1·x + w2·t)/(1 + w2²).
  @Test(arguments: Integrator.allCases)
  func predictiveCodingSettlesBetweenInputAndTarget(integrator: Integrator) throws {
    let (w1, w2, x, t) = (Self.first, Self.second, Self.input, Self.target)
    var network = linear(.predictiveCoding, beta: 0.2, eta: 0.1, integrator: integrator)
    try settle(&network, target: [t])
    let guess = (w1 * x + w2 * t) / (1 + w2 * w2)
    #expect(distance(network.membranePotential(ofCopy: 0), [guess, w2 * guess]) < 1e-12)
    let errors = [guess - w1 * x, t - w2 * guess]
    #expect(distance(network.error(ofCopy: 0), errors) < 1e-12)
    try network.step(stimulus: [x], target: [t], isLearning: true, workers: .alone)
    let share = 0.1 * 0.2 * 3
    #expect(abs(network.weights(ofLayer: 0)[0][0] - (w1 + share * errors[0] * x)) < 1e-12)
    #expect(abs(network.weights(ofLayer: 1)[0][0] - (w2 + share * errors[1] * guess)) < 1e-12)
  }

  /// y = (w1·w2·x + β·t)/(1 − w2² + β) and h = w1·x + w2·y, with β = 0 while free.
  @Test(arguments: Integrator.allCases)
  func equilibriumPropagationSettlesFreelyAndNudged(integrator: Integrator) throws {
    let (w1, w2, x, t, beta) = (Self.first, Self.second, Self.input, Self.target, 0.3)
    func settled(_ beta: Double) -> [Double] {
      let y = (w1 * w2 * x + beta * t) / (1 - w2 * w2 + beta)
      return [w1 * x + w2 * y, y]
    }
    var network = linear(.equilibriumPropagation, beta: beta, eta: 0.1, integrator: integrator)
    try settle(&network, target: [])
    let free = settled(0)
    #expect(distance(network.membranePotential(ofCopy: 0), free) < 1e-12)
    try settle(&network, target: [t])
    let nudged = settled(beta)
    #expect(distance(network.membranePotential(ofCopy: 0), nudged) < 1e-12)
    try network.step(stimulus: [x], target: [t], isLearning: true, workers: .alone)
    let share = 0.1 * 3
    #expect(
      abs(network.weights(ofLayer: 0)[0][0] - (w1 + share * (nudged[0] - free[0]) * x)) < 1e-12)
    let change = nudged[0] * nudged[1] - free[0] * free[1]
    #expect(abs(network.weights(ofLayer: 1)[0][0] - (w2 + share * change)) < 1e-12)
    #expect(abs(network.biases(ofLayer: 1)[0] - share * (nudged[1] - free[1])) < 1e-12)
  }

  /// For β → 0 what equilibrium propagation learns is the gradient of the cost in its free state.
  @Test func weakNudgingIsTheGradient() throws {
    let beta = 1e-4
    let network = randomNetwork([3, 5, 4, 2], output: .tanh, seed: 3, learningRate: 1, dt: 0.5)
    let (stimulus, target) = ([0.3, -0.8, 0.5], [0.4, -0.2])
    func description(_ network: NetworkDescription) -> PhasedDescription {
      var network = network
      network.beta = beta
      return PhasedDescription(
        network: network, rule: .equilibriumPropagation, presentation: 1 / beta)
    }
    func settled(_ network: NetworkDescription) throws -> PhasedNetwork {
      var phased = PhasedNetwork(description(network))
      for _ in 0..<3000 {
        try phased.step(stimulus: stimulus, target: [], isLearning: false, workers: .alone)
      }
      return phased
    }
    func cost(_ network: NetworkDescription) throws -> Double {
      try settled(network).cost(target: target)
    }
    var learned = try settled(network)
    for step in 0..<3000 {
      try learned.step(
        stimulus: stimulus, target: target, isLearning: step == 2999, workers: .alone)
    }
    let step = 1e-5
    for layer in network.layers.indices {
      for (row, column) in [(0, 0), (1, 2)] {
        var (more, less) = (network, network)
        more.layers[layer].weights[row][column] += step
        less.layers[layer].weights[row][column] -= step
        let gradient = (try cost(more) - cost(less)) / (2 * step)
        let change =
          learned.weights(ofLayer: layer)[row][column] - network.layers[layer].weights[row][column]
        #expect(abs(change + gradient) < 2e-3 * (abs(gradient) + 0.01))
      }
    }
  }

  /// Guesses give way, and so the errors of predictive coding are smaller than those of backpropagation
  /// where the output is linear and little is wrong: (1 + W·D²·Wᵀ)·e = target − answer with D = φ′ of the
  /// hidden neurons, and D·Wᵀ·e is handed down.
  @Test func smallErrorsAreThoseOfBackpropagationLessWhatGuessesGiveWay() throws {
    let network = randomNetwork([3, 5, 2], seed: 5, dt: 0.5)
    let stimulus = [0.3, -0.8, 0.5]
    var exact = BackpropagatedNetwork(network)
    try exact.step(stimulus: stimulus)
    let size = 1e-6
    let wrong = [size, -2 * size]
    let target = zip(exact.rate(ofLayer: 1, copy: 0), wrong).map { $0 + $1 }
    var phased = PhasedNetwork(
      PhasedDescription(network: network, rule: .predictiveCoding, presentation: 1))
    for _ in 0..<4000 {
      try phased.step(stimulus: stimulus, target: target, isLearning: false, workers: .alone)
    }
    let errors = phased.error(ofCopy: 0)
    let (hidden, output) = (errors.prefix(5), errors.suffix(2))
    let weights = network.layers[1].weights
    let slopes = exact.rate(ofLayer: 0, copy: 0).map { 1 - $0 * $0 }
    let handedDown = (0..<5).map { k in
      slopes[k] * zip(weights, output).reduce(0) { $0 + $1.0[k] * $1.1 }
    }
    #expect(distance(hidden.map { $0 / size }, handedDown.map { $0 / size }) < 1e-5)
    let whole = zip(weights, output).map { row, e in
      e + (0..<5).reduce(0) { $0 + row[$1] * slopes[$1] * handedDown[$1] }
    }
    #expect(distance(whole.map { $0 / size }, wrong.map { $0 / size }) < 1e-5)
  }

  @Test(arguments: [LearningRule.equilibriumPropagation, .predictiveCoding])
  func aStateGoesOnWithTheSameBits(rule: LearningRule) throws {
    var network = randomNetwork([3, 5, 2], seed: 7, learningRate: 0.1, dt: 0.5)
    network.beta = 0.3
    let description = PhasedDescription(network: network, rule: rule, presentation: 10)
    var one = PhasedNetwork(description, copies: 5)
    func advance(_ network: inout PhasedNetwork, _ steps: Range<Int>) throws {
      for step in steps {
        let stimulus = (0..<15).map { Double($0 % 7) / 7 - 0.4 }
        try network.step(
          stimulus: stimulus, target: step % 20 < 10 ? [] : (0..<10).map { Double($0) / 10 },
          isLearning: step % 20 == 19, workers: .alone)
      }
    }
    try advance(&one, 0..<53)
    var other = PhasedNetwork(description, copies: 5)
    let isTaken = other.take(one.state)
    #expect(isTaken)
    try advance(&one, 53..<99)
    try advance(&other, 53..<99)
    #expect(other == one)
    #expect(one.weights(ofLayer: 0) != network.layers[0].weights)
    var small = PhasedNetwork(description, copies: 9)
    let isTooSmall = !small.take(one.state)
    #expect(isTooSmall)
  }

  /// Without a target there is nothing to learn, nor where a step is not learned from.
  @Test(arguments: [LearningRule.equilibriumPropagation, .predictiveCoding])
  func nothingIsLearnedOutsideTheMoment(rule: LearningRule) throws {
    var network = randomNetwork([3, 5, 2], seed: 7, learningRate: 1, dt: 0.5)
    network.beta = 0.3
    var phased = PhasedNetwork(
      PhasedDescription(network: network, rule: rule, presentation: 10))
    for step in 0..<60 {
      let isTaught = step % 20 >= 10
      try phased.step(
        stimulus: [1, 0.5, -1], target: isTaught ? [0.5, 0] : [], isLearning: !isTaught,
        workers: .alone)
    }
    #expect(phased.weights(ofLayer: 0) == network.layers[0].weights)
    #expect(phased.biases(ofLayer: 1) == network.layers[1].biases)
  }
}
