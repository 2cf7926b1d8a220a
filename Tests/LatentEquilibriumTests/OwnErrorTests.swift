import Testing

@testable import LatentEquilibrium

/// How a network answers a sine while it sees errors in its own lag.
@Suite struct OwnErrorTests {
  /// The share of z⁻¹ in one step, and the answers of a membrane to its drive: H, and what s − u has
  /// of s. Written out once more, from the equations of `Network.step`.
  private func membrane(
    _ z: Phasor, ahead: Double, relaxation: Double
  ) -> (rate: Phasor, distance: Phasor) {
    let below = z - Phasor(1) + Phasor(relaxation)
    return (
      (ahead * (z - Phasor(1)) + Phasor(relaxation)) / below, (z - Phasor(1)) / below
    )
  }

  private func lagging(
    _ layers: Int, weight: Double, ahead: Double, gamma: Double = 1, scheme: Scheme,
    integrator: Integrator = .euler
  ) -> Network {
    Network(
      NetworkDescription(
        inputs: 1,
        layers: (0..<layers).map { _ in
          LayerDescription(
            tauM: [10], tauR: [10 * ahead], activation: .linear, weights: [[weight]], biases: [0])
        },
        dt: 0.5, gamma: gamma, scheme: scheme, integrator: integrator, errorFrom: .tauR))
  }

  /// Two neurons can be solved by hand: with d the delay into the second, and ε that of errors,
  /// ŝ₁ = x̂/(1 + γ·ε·d·w²·(1 − ρ)·H·D), where D is what s − u has of s.
  @Test(arguments: Scheme.allCases, [0, 0.5, 1.1])
  func twoNeuronsAnswerAsTheFormulaSays(scheme: Scheme, ahead: Double) throws {
    let (dt, gamma, weight) = (0.5, 0.7, 0.9)
    let network = lagging(2, weight: weight, ahead: ahead, gamma: gamma, scheme: scheme)
    let theory = SmallSignal(network, about: [0], stimulus: [Phasor(1)])
    #expect(theory.followsErrors)
    for frequency in [1, 10, 60, 400.0] {
      let z = Phasor(length: 1, angle: 2 * Double.pi * frequency / 1000 * dt)
      let (rate, distance) = membrane(z, ahead: ahead, relaxation: dt / 10)
      let delay = scheme == .synchronous ? Phasor(1) / z : Phasor(1)
      let wait = scheme == .equilibrium ? Phasor(1) : Phasor(1) / z
      let loop = (gamma * weight * weight * (1 - ahead)) * (wait * delay * rate * distance)
      let first = rate / (Phasor(1) + loop)
      let found = theory.responses(frequency: frequency, .discrete)
      for (answer, expected) in zip(found, [first, delay * rate * first]) {
        let answer = try #require(answer)
        let ratio = Phasor(length: answer.gain, angle: answer.phase)
        #expect((ratio - expected).length < 1e-12)
      }
    }
  }

  /// Every layer's Fourier sum over the answer to one pulse is what theory says of it.
  @Test(arguments: Scheme.allCases, Integrator.allCases)
  func longerChainsAnswerAsTheySay(scheme: Scheme, integrator: Integrator) throws {
    let weight = 0.8
    let network = lagging(
      4, weight: weight, ahead: 0.2, gamma: 0.5, scheme: scheme, integrator: integrator)
    let theory = SmallSignal(network, about: [0], stimulus: [Phasor(1)])
    for frequency in [3, 40, 300.0] {
      let angle = 2 * Double.pi * frequency / 1000 * 0.5
      var running = network
      var sums = [Phasor](repeating: .zero, count: 4)
      for step in 0..<6000 {
        try running.step(stimulus: [step == 0 ? 1 : 0])
        let turn = Phasor(length: 1, angle: -angle * Double(step))
        for layer in 0..<4 { sums[layer] += running.rate[layer + 1] * turn }
      }
      var ideal = 1.0
      for (layer, answer) in theory.responses(frequency: frequency, .discrete).enumerated() {
        ideal *= weight
        let answer = try #require(answer)
        let expected = Phasor(length: ideal * answer.gain, angle: answer.phase)
        #expect((sums[layer] - expected).length < 1e-9)
      }
    }
  }

  @Test func smallStepsComeNearContinuousTime() throws {
    let network = lagging(3, weight: 1, ahead: 0, scheme: .equilibrium)
    let fine = Network(
      NetworkDescription(
        inputs: 1,
        layers: (0..<3).map { _ in
          LayerDescription(
            tauM: [10], tauR: [0], activation: .linear, weights: [[1]], biases: [0])
        },
        dt: 1e-4, scheme: .equilibrium, errorFrom: .tauR))
    let stimulus = [Phasor(1)]
    let continuous = SmallSignal(network, about: [0], stimulus: stimulus)
      .responses(frequency: 7, .continuous)
    let discrete = SmallSignal(fine, about: [0], stimulus: stimulus)
      .responses(frequency: 7, .discrete)
    for (one, other) in zip(continuous, discrete) {
      let (one, other) = (try #require(one), try #require(other))
      #expect(abs(one.gain - other.gain) < 1e-4 && abs(one.phase - other.phase) < 1e-4)
    }
  }

  @Test func errorsMayHoldANetworkForLongOrForEver() throws {
    let lone = lagging(1, weight: 1, ahead: 0, scheme: .synchronous)
    let alone = try #require(lone.forgettingTime(about: [0], longest: 1000))
    // 0.95ⁿ = 10⁻⁴ after 180 steps.
    #expect(abs(alone - 90) < 2)
    let held = lagging(5, weight: 1, ahead: 0, scheme: .synchronous)
    let patience = 30 * (held.settlingTimes(hasTarget: false).max() ?? 0)
    let time = try #require(held.forgettingTime(about: [0], longest: patience))
    #expect(time > 90)
    // Reference measurement: self-exciting from ρ = 1.5 on.
    let excited = lagging(3, weight: 1, ahead: 2, scheme: .synchronous)
    #expect(excited.forgettingTime(about: [0], longest: 5000) == nil)
  }

  @Test func matricesAreSolved() {
    var matrix = PhasorMatrix(rows: 3, columns: 3)
    var right = PhasorMatrix(rows: 3, columns: 2)
    // The first pivot is 0: rows have to change places.
    let values: [[Phasor]] = [
      [Phasor(0), Phasor(1, 2), Phasor(-1)], [Phasor(2, -1), Phasor(0), Phasor(3)],
      [Phasor(1), Phasor(1, 1), Phasor(0, 4)],
    ]
    for row in 0..<3 {
      for column in 0..<3 { matrix[row, column] = values[row][column] }
      right[row, 0] = Phasor(Double(row), 1)
      right[row, 1] = Phasor(2, Double(-row))
    }
    let back = matrix * matrix.solve(right)
    for row in 0..<3 {
      for column in 0..<2 {
        #expect((back[row, column] - right[row, column]).length < 1e-14)
      }
    }
  }
}
