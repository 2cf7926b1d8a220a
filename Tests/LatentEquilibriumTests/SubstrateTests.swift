import Foundation
import LatentEquilibrium
import Testing

/// Noise, spread and synaptic filters, each seen alone.
@Suite struct SubstrateTests {
  /// One layer without weights.
  private func network(
    _ neurons: Int, bias: Double = 0, tauM: Double = 10, _ substrate: Substrate, seed: UInt64 = 1
  ) -> Network {
    let layer = LayerDescription(
      tauM: Array(repeating: tauM, count: neurons), tauR: Array(repeating: tauM, count: neurons),
      activation: .linear, weights: Array(repeating: [0], count: neurons),
      biases: Array(repeating: bias, count: neurons))
    return Network(
      NetworkDescription(
        inputs: 1, layers: [layer], dt: 0.1, beta: 1, substrate: substrate, seed: seed))
  }

  private func meanAndDeviation(_ values: [Double]) -> (Double, Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (square / Double(values.count)).squareRoot())
  }

  @Test func rateNoiseIsWhiteAndOfTheWidthAskedFor() throws {
    var network = network(200, Substrate(rateNoise: 0.3))
    var rows: [[Double]] = []
    for _ in 0..<100 {
      try network.step(stimulus: [0])
      rows.append(network.output)
    }
    let (mean, deviation) = meanAndDeviation(Array(rows.joined()))
    #expect(abs(mean) < 0.01)
    #expect(abs(deviation / 0.3 - 1) < 0.02)
    let products = zip(rows, rows.dropFirst()).flatMap { zip($0, $1).map { $0 * $1 } }
    #expect(abs(meanAndDeviation(products).0) < 0.09 * 0.03)
  }

  @Test func noiseLeavesTheMembraneAlone() throws {
    var (quiet, noisy) = (network(5, bias: 1, .ideal), network(5, bias: 1, Substrate(rateNoise: 1)))
    for _ in 0..<10 {
      try quiet.step(stimulus: [0])
      try noisy.step(stimulus: [0])
    }
    #expect(quiet.membranePotential == noisy.membranePotential)
    #expect(quiet.rate != noisy.rate)
  }

  @Test func timeConstantsSpreadIndependently() throws {
    // After one step with input 1, u = dt/τm and p = τr/τm.
    var network = network(5000, bias: 1, Substrate(tauSpread: 0.1))
    try network.step(stimulus: [0])
    let factorsM = network.membranePotential.map { 0.1 / $0 / 10 }
    let factorsR = zip(network.prospectivePotential, factorsM).map { $0 * $1 }
    for factors in [factorsM, factorsR] {
      let (mean, deviation) = meanAndDeviation(factors)
      #expect(abs(mean - 1) < 0.006)
      #expect(abs(deviation / 0.1 - 1) < 0.04)
    }
    let together = zip(factorsM, factorsR).map { ($0 - 1) * ($1 - 1) }
    #expect(abs(meanAndDeviation(together).0) < 0.01 * 0.06)
  }

  @Test func noTimeConstantFallsBelowATenth() throws {
    var network = network(2000, bias: 1, Substrate(tauSpread: 3))
    try network.step(stimulus: [0])
    let factors = network.membranePotential.map { 0.1 / $0 / 10 }
    #expect(abs((factors.min() ?? 0) - 0.1) < 1e-12)
    #expect(abs((factors.max() ?? 0) - 10) < 1e-12 || (factors.max() ?? 99) < 10)
  }

  @Test func synapsesLowPassTheRates() throws {
    var network = network(1, bias: 1, Substrate(tauSynapse: 2))
    for step in 1...100 {
      try network.step(stimulus: [0])
      #expect(abs(network.output[0] - (1 - pow(0.95, Double(step)))) < 1e-13)
    }
  }

  @Test func theTargetIsDelayedByTheSynapsesOfAllLayers() throws {
    // Two layers without weights: the output's error is β times the filtered target.
    let layer = LayerDescription(
      tauM: [10], tauR: [10], activation: .linear, weights: [[0]], biases: [0])
    var description = NetworkDescription(inputs: 1, layers: [layer, layer], dt: 0.1, beta: 0.5)
    (description.substrate, description.gamma) = (Substrate(tauSynapse: 2), 0)
    var network = Network(description)
    for step in 1...100 {
      try network.step(stimulus: [0], target: [1])
      let share = 0.1 / 4
      // The slope is stored from the first step on.
      let expected = step == 1 ? 0 : 0.5 * (1 - pow(1 - share, Double(step)))
      #expect(abs(network.error[1] - expected) < 1e-13)
      // What the output costs is judged by the target as it is.
      #expect(network.cost(target: [1]) == 0.5)
      #expect(network.energy(target: [1]).nudging == 0.25)
    }
  }

  @Test func errorsAreFilteredOnlyBelowTheOutput() throws {
    let layer = LayerDescription(
      tauM: [10], tauR: [10], activation: .linear, weights: [[1]], biases: [0])
    var description = NetworkDescription(inputs: 1, layers: [layer, layer], dt: 0.1, beta: 0.001)
    description.substrate = Substrate(tauSynapse: 2, filtersErrors: true)
    var network = Network(description)
    try network.step(stimulus: [0])
    for _ in 0..<2 { try network.step(stimulus: [0], target: [1]) }
    let above = network.error[1]
    let before = network.error[0]
    try network.step(stimulus: [0], target: [1])
    #expect(abs(network.error[0] - (before + 0.05 * (above - before))) < 1e-15)
  }

  @Test func anEquilibriumOfNoiseIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let layer = LayerDescription(
        tauM: [10], tauR: [10], activation: .linear, weights: [[1]], biases: [0])
      var network = Network(
        NetworkDescription(
          inputs: 1, layers: [layer], dt: 0.1, scheme: .equilibrium,
          substrate: Substrate(rateNoise: 0.1)))
      try? network.step(stimulus: [1])
    }
  }
}
