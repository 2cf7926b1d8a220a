import Foundation
import LatentEquilibrium
import Testing

/// The answer of a layer to a sine, measured on the running network.
@Suite struct TransferFunctionTests {
  /// The Fourier sum of every layer's answer to one pulse, at `angle` radians a step.
  private func measure(_ network: Network, angle: Double, steps: Int) throws -> [(Double, Double)] {
    var network = network
    var sums = network.layers.map { _ in (0.0, 0.0) }
    for step in 0..<steps {
      try network.step(stimulus: [step == 0 ? 1 : 0])
      for layer in sums.indices {
        let rate = network.rate[layer + 1]
        sums[layer].0 += rate * cos(angle * Double(step))
        sums[layer].1 -= rate * sin(angle * Double(step))
      }
    }
    return sums
  }

  @Test(arguments: Scheme.allCases, Integrator.allCases)
  func everyLayerAnswersAsTheDiscreteFormulaSays(
    scheme: Scheme, integrator: Integrator
  ) throws {
    let (dt, tauM) = (0.5, 10.0)
    let relaxation = integrator == .euler ? dt / tauM : 1 - exp(-dt / tauM)
    for ratio in [0, 0.5, 1, 1.2] {
      let network = chain(
        3, tauM: tauM, ratio: ratio, dt: dt, scheme: scheme, integrator: integrator)
      for frequency in [1, 10, 60, 400.0] {
        let sums = try measure(
          network, angle: 2 * .pi * frequency / 1000 * dt, steps: 1500)
        var (gain, phase) = (1.0, 0.0)
        for layer in 0..<3 {
          let response = FrequencyResponse.discrete(
            frequency: frequency, lookahead: ratio, relaxation: relaxation, dt: dt,
            delay: layer > 0 && scheme == .synchronous ? 1 : 0)
          gain *= response.gain
          phase += response.phase
          let (real, imaginary) = sums[layer]
          #expect(abs(real - gain * cos(phase)) < 1e-12)
          #expect(abs(imaginary - gain * sin(phase)) < 1e-12)
        }
      }
    }
  }

  @Test(arguments: [0, 0.5, 1, 1.2])
  func discreteBecomesContinuous(ratio: Double) {
    func deviation(_ dt: Double) -> Double {
      let exact = FrequencyResponse.continuous(frequency: 10, tauM: 10, tauR: ratio * 10)
      let discrete = FrequencyResponse.discrete(
        frequency: 10, lookahead: ratio, relaxation: dt / 10, dt: dt, delay: 0)
      return hypot(
        exact.gain * cos(exact.phase) - discrete.gain * cos(discrete.phase),
        exact.gain * sin(exact.phase) - discrete.gain * sin(discrete.phase))
    }
    if ratio == 1 {
      #expect(deviation(1) < 1e-15)
    } else {
      #expect(deviation(0.001) < 1e-4)
      #expect(abs(deviation(0.002) / deviation(0.001) - 2) < 0.01)
    }
  }

  @Test func theLagOfASlowSineIsTauMMinusTauR() {
    let response = FrequencyResponse.continuous(frequency: 0.01, tauM: 10, tauR: 4)
    #expect(abs(response.lag(frequency: 0.01) - 6) < 1e-5)
  }
}
