import Foundation
import Laboratory
import LatentEquilibrium
import Testing

/// What noise costs, by transfer functions.
@Suite struct MissedVarianceTests {
  private func chain(
    _ layers: Int, rho: Double = 1, noise: Double = 0, cutoff: Double = 0, synapse: Double = 0,
    dt: Double = 0.1
  ) -> NetworkDescription {
    let layer = LayerDescription(
      tauM: [10], tauR: [10 * rho], activation: .linear, weights: [[1]], biases: [0])
    return NetworkDescription(
      inputs: 1, layers: Array(repeating: layer, count: layers), dt: dt,
      substrate: Substrate(tauSynapse: synapse, inputNoise: noise, lookaheadCutoff: cutoff))
  }

  private let smooth = NoiseSpectrum(tau: 10, order: 2, dt: 0.1)

  private func missed(_ description: NetworkDescription) throws -> Double {
    let spectrum = NoiseSpectrum(tau: 10, order: 2, dt: description.dt)
    let source = NoiseSource(spectrum, amplitudes: [1])
    return try #require(Network(description).missedVariance(of: [source])).share
  }

  /// The numbers of the reference: leaky, Latent Equilibrium, and the best τr/τm with what it leaves.
  @Test(arguments: [
    (1, 0.5, 0.2525, 0.2500, 0.50, 0.1256), (1, 0.2, 0.2515, 0.0400, 0.86, 0.0345),
    (4, 0.5, 1.1285, 0.2509, 0.88, 0.1452), (4, 1, 1.1297, 1.0009, 0.76, 0.2868),
    (4, 2, 1.1344, 4.0009, 0.64, 0.4457),
  ])
  func theNumbersOfTheReference(
    layers: Int, noise: Double, leaky: Double, full: Double, best: Double, least: Double
  ) throws {
    #expect(abs(try missed(chain(layers, rho: 0, noise: noise)) - leaky) < 5e-5)
    #expect(abs(try missed(chain(layers, noise: noise)) - full) < 5e-5)
    #expect(abs(try missed(chain(layers, rho: best, noise: noise)) - least) < 5e-5)
    for other in [best - 0.01, best + 0.01] {
      #expect(try missed(chain(layers, rho: other, noise: noise)) > least - 5e-5)
    }
    let (below, above) = (best - 0.03, best + 0.03)
    for other in [below, above] {
      #expect(
        try missed(chain(layers, rho: other, noise: noise))
          > missed(chain(layers, rho: best, noise: noise)))
    }
  }

  /// From what the network makes of one impulse, in time: Σ hⱼhₖR(j − k).
  private func missedByImpulse(_ description: NetworkDescription, steps: Int) throws -> Double {
    var quiet = description
    quiet.substrate.inputNoise = 0
    var network = Network(quiet)
    var answer: [Double] = []
    for step in 0..<steps {
      try network.step(stimulus: [step == 0 ? 1 : 0])
      answer.append(network.output.first ?? .nan)
    }
    let white = answer.reduce(0) { $0 + $1 * $1 }
    var ideal = IdealNetwork(shapedAs: network)
    ideal.evaluate(stimulus: [1], weightsOf: network)
    let gain = try #require(ideal.neuronRate.last)
    answer[0] -= gain
    var sum = 0.0
    for lag in 0..<steps {
      let s = Double(lag) * description.dt / 10
      let products = zip(answer, answer.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 }
      sum += (lag == 0 ? 1 : 2) * exp(-s) * (1 + s) * products
    }
    let noise = description.substrate.inputNoise
    return (sum + noise * noise * white) / (gain * gain)
  }

  @Test func inFrequencyAndInTimeItIsTheSame() throws {
    var own = chain(3, rho: 0.8, noise: 0.3, dt: 0.5)
    own.errorFrom = .tauR
    own.layers[1].weights = [[0.7]]
    var exact = chain(2, rho: 0.7, noise: 0.4, dt: 0.5)
    exact.integrator = .exponential
    var sweeping = chain(3, rho: 0.9, noise: 0.2, dt: 0.5)
    sweeping.scheme = .gaussSeidel
    let wide = NetworkDescription(
      inputs: 1,
      layers: [
        LayerDescription(
          tauM: [10, 6], tauR: [7, 9], activation: .linear, weights: [[1], [-0.5]], biases: [0, 0]),
        LayerDescription(
          tauM: [8], tauR: [8], activation: .linear, weights: [[1, 0.4]], biases: [0]),
      ], dt: 0.5, substrate: Substrate(inputNoise: 0.5))
    for description in [
      chain(1, rho: 0.5, noise: 0.5, dt: 0.5), chain(4, rho: 0, noise: 1, dt: 0.5),
      chain(2, noise: 0.3, cutoff: 2, dt: 0.5),
      chain(2, noise: 0.3, synapse: 2, dt: 0.5), own, exact, sweeping, wide,
    ] {
      let inTime = try missedByImpulse(description, steps: 900)
      #expect(abs(try missed(description) - inTime) < 1e-8 * inTime)
    }
  }

  @Test(arguments: 1...8) func aSpectrumHasVariance1(order: Int) {
    let spectrum = NoiseSpectrum(tau: 3, order: order, dt: 0.5)
    let count = 4096
    var (sum, next) = (0.0, 0.0)
    for k in 0..<count {
      let angle = 2 * Double.pi * (Double(k) + 0.5) / Double(count)
      sum += spectrum.power(at: angle) / Double(count)
      next += cos(angle) * spectrum.power(at: angle) / Double(count)
    }
    #expect(abs(sum - 1) < 1e-12)
    // The covariance of the cascade one step on.
    let s = 0.5 / 3
    let known = [1: 1, 2: 1 + s, 3: 1 + s + s * s / 3]
    if let polynomial = known[order] { #expect(abs(next - exp(-s) * polynomial) < 1e-12) }
  }

  /// A wide output's variance is that of all of its neurons, and independent inputs add up.
  @Test func independentInputsAddUp() throws {
    let layer = LayerDescription(
      tauM: [10, 10], tauR: [5, 5], activation: .linear, weights: [[1, 0], [0, 2]], biases: [0, 0])
    let network = Network(NetworkDescription(inputs: 2, layers: [layer], dt: 0.1))
    let one = NoiseSource(smooth, amplitudes: [1, 0])
    let other = NoiseSource(smooth, amplitudes: [0, 3])
    let both = try #require(network.missedVariance(of: [one, other]))
    #expect(abs(both.ideal - 37) < 1e-9)
    let first = try #require(network.missedVariance(of: [one]))
    #expect(abs(both.signal - 37 * first.signal) < 1e-9)
    #expect(both.noise == 0)
  }
}
