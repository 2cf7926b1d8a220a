import Foundation
import LatentEquilibrium
import Testing

/// Errors that travel in time (Generalised Latent Equilibrium).
@Suite struct GeneralisedErrorTests {
  /// The trajectory of an independent implementation; rates are those before each step, η is per step.
  struct Trajectory: Decodable {
    let tauM: [Double]
    let tauR: [Double]
    let dt: Double
    let beta: Double
    let eta: Double
    let gamma: Double
    let hold: Int
    let stimuli: [[Double]]
    let targets: [[Double]]
    let weights: [[[Double]]]
    let biases: [[Double]]
    let output: [[Double]]
    let error: [[[Double]]]
    let finalWeights: [[[Double]]]
    let finalBiases: [[Double]]

    enum CodingKeys: String, CodingKey {
      case dt, beta, eta, gamma, hold
      case tauM = "tau_m"
      case tauR = "tau_r"
      case stimuli = "X"
      case targets = "T"
      case weights = "W"
      case biases = "b"
      case output = "out"
      case error = "e"
      case finalWeights = "W_end"
      case finalBiases = "b_end"
    }

    var description: NetworkDescription {
      let layers = weights.indices.map { l in
        let neurons = weights[l].count
        return LayerDescription(
          tauM: Array(repeating: tauM[l], count: neurons),
          tauR: Array(repeating: tauR[l], count: neurons),
          activation: l == weights.count - 1 ? .linear : .tanh, learningRate: eta / dt,
          weights: weights[l], biases: biases[l])
      }
      return NetworkDescription(
        inputs: weights[0][0].count, layers: layers, dt: dt, beta: beta, gamma: gamma,
        errorFrom: .generalised)
    }
  }

  @Test func everyStepIsThatOfAnIndependentImplementation() throws {
    let golden = try golden("gle_tanh.json", as: Trajectory.self)
    var network = Network(golden.description)
    for step in golden.output.indices {
      #expect(distance(network.output, golden.output[step]) < 1e-12)
      let sample = step / golden.hold
      try network.step(stimulus: golden.stimuli[sample], target: golden.targets[sample])
      #expect(distance(network.error, golden.error[step].joined()) < 1e-12)
    }
    for layer in network.layers.indices {
      #expect(
        distance(network.weights(ofLayer: layer).joined(), golden.finalWeights[layer].joined())
          < 1e-12)
    }
    #expect(distance(network.bias, golden.finalBiases.joined()) < 1e-12)
  }

  @Test(arguments: Scheme.allCases)
  func withOwnLagLookedAheadItIsLatentEquilibriumToTheLastBit(scheme: Scheme) throws {
    var description = randomNetwork([3, 5, 4, 2], seed: 4, learningRate: 0.05)
    (description.beta, description.scheme) = (0.2, scheme)
    var plain = Network(description)
    description.errorFrom = .generalised
    var generalised = Network(description)
    var generator = RandomGenerator(seed: 6, stream: "samples")
    for _ in 0..<50 {
      let stimulus = randomVector(3, &generator)
      let target = randomVector(2, &generator)
      try plain.step(stimulus: stimulus, target: target)
      try generalised.step(stimulus: stimulus, target: target)
      #expect(generalised.rate == plain.rate && generalised.error == plain.error)
      #expect(generalised.membranePotential == plain.membranePotential)
    }
    #expect(generalised.plasticNumbers == plain.plasticNumbers)
  }

  /// A sine handed down comes out as (κ(z−1) + b)/(z−1 + b) of it, κ = τm/τr and b = dt/τr, with the
  /// phase of the exact adjoint but for what the step of dt makes of it.
  @Test(arguments: [(10.0, 2.0, 10.0), (10, 25, 40), (4, 7, 3)])
  func anErrorHasThePhaseOfTheAdjoint(tauM: Double, tauR: Double, frequency: Double) throws {
    let dt = 0.05
    let layer = LayerDescription(
      tauM: [tauM], tauR: [tauR], activation: .linear, weights: [[0]], biases: [0])
    var network = Network(
      NetworkDescription(
        inputs: 1, layers: [layer], dt: dt, beta: 1, gamma: 0, errorFrom: .generalised))
    let period = Int((1000 / frequency / dt).rounded())
    var sum = Phasor.zero
    let settled = 20 * period
    for step in 0..<settled + period {
      let angle = 2 * Double.pi * Double(step) / Double(period)
      try network.step(stimulus: [0], target: [sin(angle)])
      // The membrane stays at rest, and so the target is what is handed down.
      if step >= settled {
        sum += network.error[0] * Phasor(length: 2 / Double(period), angle: -angle)
      }
    }
    // sin is −i of cos.
    let measured = Phasor(0, 1) * sum
    let actual = 1000 / (Double(period) * dt)
    let scheme = FrequencyResponse.discrete(
      frequency: actual, lookahead: tauM / tauR, relaxation: dt / tauR, dt: dt, delay: 0)
    #expect(abs(measured.length - scheme.gain) < 1e-9)
    #expect(abs(measured.angle - scheme.phase) < 1e-9)
    let forward = FrequencyResponse.continuous(frequency: actual, tauM: tauM, tauR: tauR)
    #expect(abs(measured.length * forward.gain - 1) < 0.02)
    #expect(abs(measured.angle + forward.phase) < 0.02)
  }

  @Test func theForwardAndTheErrorPhaseOfTheReference() {
    let forward = FrequencyResponse.continuous(frequency: 10, tauM: 10, tauR: 2)
    let error = FrequencyResponse.continuous(frequency: 10, tauM: 2, tauR: 10)
    let degrees = 180 / Double.pi
    #expect(abs(forward.phase * degrees + 24.98) < 0.005 && abs(forward.gain - 0.853) < 5e-4)
    #expect(abs(error.phase * degrees - 24.98) < 0.005 && abs(error.gain - 1.172) < 5e-4)
  }

  /// 10 Hz, τm 10 ms, τr 2 ms: forward −24.98° and .853, errors +24.98° and 1.172.
  @Test func closedFormsOfTheReference() throws {
    func signal(_ errorFrom: ErrorSource, substrate: Substrate = Substrate()) -> SmallSignal {
      let layers = [(10.0, 2.0), (20, 5)].map { tauM, tauR in
        LayerDescription(
          tauM: [tauM], tauR: [tauR], activation: .linear, weights: [[1]], biases: [0])
      }
      let network = Network(
        NetworkDescription(
          inputs: 1, layers: layers, dt: 0.1, errorFrom: errorFrom, substrate: substrate))
      return SmallSignal(network, about: [0], stimulus: [Phasor(1)])
    }
    let travelling = signal(.generalised)
    let (first, second) = (
      try #require(travelling.errorResponses(frequency: 10)[0]),
      try #require(travelling.errorResponses(frequency: 10)[1])
    )
    let forward = travelling.responses(frequency: 10, .continuous).compactMap(\.self)
    #expect(abs(forward[0].phase / Double.pi * 180 + 24.98) < 0.005)
    #expect(abs(forward[0].gain - 0.853) < 5e-4)
    // What the first layer adds to the errors of the second.
    #expect(abs((first.error.phase - second.error.phase) / Double.pi * 180 - 24.98) < 0.005)
    #expect(abs(first.error.gain / second.error.gain - 1.172) < 5e-4)
    // From the target down they have the phase of the adjoint and the inverse of its gain, and that is
    // the gain of the rates from the stimulus up.
    #expect(abs(first.error.phase - first.adjoint.phase) < 1e-12)
    #expect(abs(first.error.gain * first.adjoint.gain - 1) < 1e-12)
    #expect(abs(first.adjoint.phase + forward[1].phase) < 1e-12)
    #expect(abs(first.adjoint.gain - forward[1].gain) < 1e-12)
    for other in [ErrorSource.tauM, .tauR, .instantaneous] {
      #expect(signal(other).errorResponses(frequency: 10) == [nil, nil])
    }
    #expect(
      signal(.generalised, substrate: Substrate(tauSynapse: 1)).errorResponses(frequency: 10)
        == [nil, nil])
  }
}
