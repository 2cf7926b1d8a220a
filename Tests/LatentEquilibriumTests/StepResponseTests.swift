import Foundation
import LatentEquilibrium
import Testing

/// The step response of a leaky chain: the Erlang distribution, smeared by each scheme in its own
/// exactly known way.
@Suite struct StepResponseTests {
  /// The distribution of the sum of `layers` exponentials of mean 1.
  private func erlang(_ layers: Int, _ time: Double) -> Double {
    var term = 1.0
    var sum = 0.0
    for k in 0..<layers {
      sum += term
      term *= time / Double(k + 1)
    }
    return 1 - exp(-time) * sum
  }

  /// The chance of at least `layers` successes of probability `a` in so many trials.
  private func negativeBinomial(_ layers: Int, trials: Int, _ a: Double) -> Double {
    guard trials >= layers else { return 0 }
    var sum = 0.0
    for k in 0..<layers {
      let ways = (0..<k).reduce(1.0) { $0 * Double(trials - $1) / Double($1 + 1) }
      sum += ways * pow(a, Double(k)) * pow(1 - a, Double(trials - k))
    }
    return 1 - sum
  }

  @Test(arguments: [Scheme.synchronous, .gaussSeidel], [Integrator.euler, .exponential])
  func everyStepIsNegativeBinomial(scheme: Scheme, integrator: Integrator) throws {
    var network = chain(5, ratio: 0, dt: 0.5, scheme: scheme, integrator: integrator)
    let a = integrator == .euler ? 0.05 : 1 - exp(-0.05)
    // A leaky neuron shows the u of the step before; the layer above reads it another step later
    // under `synchronous`.
    let wait = scheme == .synchronous ? 2 : 1
    for step in 1...400 {
      try network.step(stimulus: [1])
      for layer in 1...5 {
        let trials = step - 1 - wait * (layer - 1) + layer
        let expected = negativeBinomial(layer, trials: trials, a)
        #expect(abs(network.membranePotential[layer - 1] - expected) < 1e-12)
      }
    }
  }

  @Test(arguments: [Integrator.euler, .exponential])
  func convergesToErlangWithTheFirstPowerOfDt(integrator: Integrator) throws {
    func deviation(_ stepsPerTau: Int) throws -> Double {
      var network = chain(
        4, ratio: 0, dt: 10 / Double(stepsPerTau), scheme: .gaussSeidel, integrator: integrator)
      for _ in 0..<4 * stepsPerTau { try network.step(stimulus: [1]) }
      return abs(network.membranePotential[3] - erlang(4, 4))
    }
    let coarse = try deviation(200)
    let fine = try deviation(400)
    #expect(fine < 0.01)
    #expect(abs(coarse / fine - 2) < 0.03)
  }

  @Test func theExponentialIntegratorIsExactInTheFirstLayer() throws {
    var network = chain(1, ratio: 0, dt: 3, integrator: .exponential)
    for step in 1...40 {
      try network.step(stimulus: [1])
      #expect(abs(network.membranePotential[0] - (1 - exp(-0.3 * Double(step)))) < 1e-14)
    }
  }
}
