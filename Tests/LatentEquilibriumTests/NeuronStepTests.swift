import LatentEquilibrium
import Testing

/// The numbers of a single step, put into the equations again, give what the step loop gave.
@Suite struct NeuronStepTests {
  @Test(arguments: Scheme.allCases, [Integrator.euler, .exponential])
  func theNumbersFulfilTheEquations(scheme: Scheme, integrator: Integrator) throws {
    for (seed, sizes) in [[3, 7, 5, 2], [1, 1, 1, 1], [2, 40, 3]].enumerated() {
      for (errorFrom, ratio) in [
        (ErrorSource.tauM, 1.0...1), (.tauR, 0...0), (.tauM, 0.2...1.8), (.generalised, 0.5...1.8),
        (.instantaneous, 0.5...1.8),
      ] {
        var description = randomNetwork(
          sizes, seed: UInt64(seed), scale: 0.7, ratio: ratio, learningRate: 0.02, dt: 0.3)
        (description.scheme, description.integrator) = (scheme, integrator)
        (description.errorFrom, description.beta, description.gamma) = (errorFrom, 0.2, 0.8)
        description.substrate.tauSpread = 0.1
        try check(description, target: [Double](repeating: 0.4, count: sizes[sizes.count - 1]))
      }
    }
  }

  @Test(arguments: [Scheme.synchronous, .gaussSeidel])
  func theNumbersOfAnImperfectLookaheadDoSoToo(scheme: Scheme) throws {
    var description = randomNetwork([2, 4, 3], seed: 5, ratio: 0.5...1.2, learningRate: 0.02)
    (description.scheme, description.beta) = (scheme, 0.2)
    description.substrate.lookaheadCutoff = 0.7
    description.layers[0].timeConstantRate = 0.3
    try check(description, target: [0.3, 0.1, -0.2])
  }

  @Test func noTargetHandsNothingDown() throws {
    try check(randomNetwork([2, 4, 3], seed: 5), target: [])
  }

  /// Steps a network and recomputes every neuron of every step from its account.
  private func check(_ description: NetworkDescription, target: [Double]) throws {
    var network = Network(description)
    var generator = RandomGenerator(seed: 9, stream: "stimulus")
    for _ in 0..<12 {
      let before = network
      let stimulus = randomVector(description.inputs, &generator)
      try network.step(stimulus: stimulus, target: target)
      for (l, layer) in network.layers.enumerated() {
        for neuron in 0..<layer.neurons {
          let step = NeuronStep(layer: l, neuron: neuron, from: before, to: network)
          recompute(step)
          // The account is of this very neuron, and of what the step loop left behind.
          let j = layer.first + neuron
          #expect(step.synapticInput == network.synapticInput[j])
          #expect(step.membranePotential == before.membranePotential[j])
          #expect(step.nextMembranePotential == network.membranePotential[j])
          #expect(step.prospectivePotential == network.prospectivePotential[j])
          #expect(step.rate == network.rate[network.rateRange(ofLayer: l)][description.inputs + j])
          #expect(step.nextError == network.error[j])
          #expect(step.isOutput == (l == network.layers.count - 1))
          if l == 0 { #expect(step.ratesBelow == stimulus) }
          if l == network.layers.count - 1, target.isEmpty { #expect(step.handedDown == 0) }
        }
      }
    }
  }

  private func recompute(_ step: NeuronStep) {
    func expect(_ found: Double, _ expected: Double, _ what: Comment) {
      #expect(abs(found - expected) <= 1e-12 * max(1, abs(expected)), what)
    }
    let input = zip(step.weights, step.ratesBelow).reduce(step.bias) { $0 + $1.0 * $1.1 }
    expect(step.synapticInput, input, "i")
    let derivative = (-step.membranePotential + input + step.gamma * step.error) / step.tauM
    expect(step.derivative, derivative, "u′")
    var lead = derivative
    if let (c, tau) = step.adaptation { lead = (step.nextMembranePotential - c) / tau }
    expect(step.prospectivePotential, step.membranePotential + step.tauR * lead, "p")
    expect(step.rate, step.activation.rate(step.prospectivePotential), "r")
    let way =
      step.integrator == .euler ? step.dt : step.tauM * (1 - exponential(-step.dt / step.tauM))
    expect(step.reach, way, "reach")
    expect(step.nextMembranePotential, step.membranePotential + way * derivative, "u")
    var error = step.slope * step.handedDown
    if let v = step.errorMemory { error = v + step.tauM * (error - v) / step.tauR }
    expect(step.nextError, error, "e")
    for (rate, change) in zip(step.ratesBelow, step.weightChanges) {
      expect(change, step.dt * step.learningRate * step.nextError * rate, "w")
    }
  }

  /// eˣ by its series, which is short for the steps of these tests.
  private func exponential(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for n in 1..<30 {
      term *= x / Double(n)
      sum += term
    }
    return sum
  }
}
