import Foundation
import LatentEquilibrium
import Testing

/// Noise on the inputs, and neurons that cannot look ahead perfectly.
@Suite struct ImperfectSubstrateTests {
  private func description(
    _ layers: Int, rho: Double = 1, cutoff: Double = 0, noise: Double = 0, dt: Double = 0.1
  ) -> NetworkDescription {
    let layer = LayerDescription(
      tauM: [10], tauR: [10 * rho], activation: .linear, weights: [[1]], biases: [0])
    return NetworkDescription(
      inputs: 1, layers: Array(repeating: layer, count: layers), dt: dt,
      substrate: Substrate(inputNoise: noise, lookaheadCutoff: cutoff), seed: 5)
  }

  /// Lag in ms and gain of one layer at τm = τr = 10 ms, by frequency.
  @Test(arguments: [
    (1.0, [(5.0, 0.10, 1.009), (25, 0.72, 1.059), (50, 0.89, 1.041)]),
    (2, [(5, 0.21, 1.018), (25, 1.43, 1.093), (50, 1.63, 1.002)]),
    (5, [(5, 0.63, .nan), (25, 3.2, .nan), (50, 2.9, .nan)]),
  ])
  func theTransferFunctionOfTheReference(
    cutoff: Double, rows: [(frequency: Double, lag: Double, gain: Double)]
  ) {
    for row in rows {
      let answer = FrequencyResponse.continuous(
        frequency: row.frequency, tauM: 10, tauR: 10, cutoff: cutoff)
      #expect(abs(answer.lag(frequency: row.frequency) - row.lag) < (cutoff == 5 ? 0.06 : 0.006))
      if row.gain.isFinite { #expect(abs(answer.gain - row.gain) < 6e-4) }
    }
  }

  /// What the network does is what the closed form of its scheme says.
  @Test(arguments: [0.1, 1, 4.0], [0.6, 1, 1.2])
  func theNetworkAnswersAsItsClosedFormSays(cutoff: Double, rho: Double) throws {
    var network = Network(description(2, rho: rho, cutoff: cutoff))
    let period = 400
    let frequency = 1000 / (Double(period) * 0.1)
    var sums = [Phasor.zero, .zero]
    for step in 0..<20 * period {
      let angle = 2 * Double.pi * Double(step) / Double(period)
      try network.step(stimulus: [cos(angle)])
      if step >= 19 * period {
        for layer in 0..<2 {
          sums[layer] += network.rate[1 + layer] * Phasor(length: 2 / Double(period), angle: -angle)
        }
      }
    }
    let signal = SmallSignal(network, about: [0], stimulus: [Phasor(1)])
    let answers = signal.responses(frequency: frequency, .discrete)
    for layer in 0..<2 {
      let answer = try #require(answers[layer])
      #expect(abs(answer.gain - sums[layer].length) < 1e-6)
      #expect(abs(answer.phase - sums[layer].angle) < 1e-6)
    }
  }

  @Test func anAdaptationWithinAStepIsAPerfectLookahead() throws {
    var perfect = Network(description(3, rho: 0.8))
    var quick = Network(description(3, rho: 0.8, cutoff: 0.05))
    for step in 0..<300 {
      let stimulus = [sin(Double(step) / 9)]
      try perfect.step(stimulus: stimulus)
      try quick.step(stimulus: stimulus)
      #expect(distance(quick.rate, perfect.rate) < 1e-12)
    }
  }

  /// Mismatches from τr are of what is sent.
  @Test func aNeuronKnowsNoMoreThanItSends() throws {
    var described = description(2, cutoff: 2)
    described.errorFrom = .tauR
    var network = Network(described)
    for step in 0..<40 {
      let before = network
      try network.step(stimulus: [Double(step % 5)])
      let mismatch = network.prospectivePotential[1] - network.synapticInput[1]
      #expect(abs(network.error[0] - (step == 0 ? 0 : mismatch)) < 1e-12)
      #expect(before.error[1] == 0)
    }
  }

  @Test func inputNoiseIsThatOfAllNetworksAndNotOfTheIdeal() throws {
    var leaky = description(1, rho: 0, noise: 0.5)
    leaky.layers[0].tauM = [20]
    leaky.layers[0].tauR = [0]
    var (network, twin) = (Network(description(1, noise: 0.5)), Network(leaky))
    var quiet = Network(description(1))
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<20_000 {
      try network.step(stimulus: [1])
      try twin.step(stimulus: [1])
      try quiet.step(stimulus: [1])
      #expect(network.synapticInput == twin.synapticInput)
      let noise = network.synapticInput[0] - 1
      (sum, squares) = (sum + noise, squares + noise * noise)
    }
    #expect(abs(sum / 20_000) < 0.02 && abs((squares / 20_000).squareRoot() - 0.5) < 0.01)
    #expect(quiet.synapticInput == [1])
    var ideal = IdealNetwork(shapedAs: network)
    ideal.evaluate(stimulus: [1], weightsOf: network)
    #expect(ideal.neuronRate == [1])
  }

  @Test func whatMayNotLearnStays() throws {
    var described = randomNetwork([2, 3, 1], seed: 2, learningRate: 0.3)
    (described.beta, described.learnsBiases) = (0.5, false)
    var network = Network(described)
    for _ in 0..<20 { try network.step(stimulus: [1, -1], target: [1]) }
    #expect(network.bias == described.layers.flatMap(\.biases))
    #expect(network.weights(ofLayer: 1) != described.layers[1].weights)
    let learned = network.plasticNumbers
    for _ in 0..<20 { try network.step(stimulus: [1, -1], target: [1], isLearning: false) }
    #expect(network.plasticNumbers == learned)
  }
}
