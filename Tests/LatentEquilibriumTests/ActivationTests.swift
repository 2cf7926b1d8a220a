import Foundation
import LatentEquilibrium
import Testing

/// Rates and slopes against closed forms, differences and the corners.
@Suite struct ActivationTests {
  private let points = stride(from: -6.0, through: 6, by: 0.173)

  @Test func ratesAreTheirClosedForms() {
    for p in points {
      #expect(Activation.linear.rate(p) == p)
      #expect(abs(Activation.tanh.rate(p) - (exp(2 * p) - 1) / (exp(2 * p) + 1)) < 1e-14)
      #expect(abs(Activation.sigmoid.rate(p) - exp(p) / (1 + exp(p))) < 1e-15)
      #expect(Activation.relu.rate(p) == (p + abs(p)) / 2)
      #expect(abs(Activation.softplus.rate(p) - log(1 + exp(p))) < 1e-14)
      #expect(abs(Activation.hardSigmoid.rate(p) - (abs(p) - abs(p - 1) + 1) / 2) < 1e-15)
    }
  }

  @Test(arguments: Activation.allCases)
  func slopesAreDifferenceQuotients(activation: Activation) {
    let h = 1e-5
    // None of the points is within h of a corner.
    for p in points {
      let quotient = (activation.rate(p + h) - activation.rate(p - h)) / (2 * h)
      #expect(abs(activation.slope(p) - quotient) < 1e-9)
    }
  }

  @Test func corners() {
    for end in [0.0, -0.0, 1] { #expect(Activation.hardSigmoid.slope(end) == 1) }
    #expect(Activation.hardSigmoid.slope((0.0).nextDown) == 0)
    #expect(Activation.hardSigmoid.slope((1.0).nextUp) == 0)
    #expect(Activation.relu.slope(0) == 0)
    #expect(Activation.relu.slope((0.0).nextUp) == 1)
  }

  @Test func farOut() {
    #expect(Activation.softplus.rate(1000) == 1000)
    #expect(Activation.softplus.rate(-1000) == 0)
    #expect(Activation.softplus.slope(1000) == 1)
    #expect(Activation.softplus.slope(-1000) == 0)
    #expect(abs(Activation.softplus.rate(-40) / exp(-40) - 1) < 1e-15)
    #expect(Activation.sigmoid.rate(1000) == 1)
    #expect(Activation.sigmoid.rate(-1000) == 0)
    #expect(Activation.sigmoid.slope(1000) == 0)
    #expect(Activation.sigmoid.slope(-1000) == 0)
    #expect(Activation.tanh.slope(1000) == 0)
  }

  @Test(arguments: Activation.allCases)
  func aLayerFiresAsItsNeuronsDo(activation: Activation) throws {
    // One input, weights p, rates φ(p): 39 neurons, more than any vector instruction takes.
    let potentials = (0..<39).map { 0.31 * Double($0) - 5.9 } + [0, 1, -1000, 1000]
    let taus = potentials.map { _ in 10.0 }
    let layer = LayerDescription(
      tauM: taus, tauR: taus, activation: activation, weights: potentials.map { [$0] },
      biases: potentials.map { _ in 0 })
    let output = LayerDescription(
      tauM: taus, tauR: taus, activation: .linear,
      weights: potentials.indices.map { j in potentials.indices.map { $0 == j ? 1 : 0 } },
      biases: potentials.map { _ in 0 })
    var network = Network(
      NetworkDescription(inputs: 1, layers: [layer, output], dt: 0.1, beta: 1e-3, gamma: 0))
    let target = potentials.map { _ in 2.0 }
    try network.step(stimulus: [1], target: target)
    let count = potentials.count
    #expect(Array(network.rate[1...count]) == potentials.map(activation.rate))
    // γ = 0 leaves the mismatch 0, so slopes show in the output only.
    var alone = Network(
      NetworkDescription(inputs: 1, layers: [layer], dt: 0.1, beta: 0.5))
    try alone.step(stimulus: [1], target: target)
    try alone.step(stimulus: [1], target: target)
    let expected = potentials.map {
      0.5 * (2 - activation.rate($0)) * activation.slope($0)
    }
    #expect(distance(alone.error, expected) < 1e-15)
  }
}
