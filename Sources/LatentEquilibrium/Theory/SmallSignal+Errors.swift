extension SmallSignal {
  /// What every neuron does, layer by layer, while the errors that the network sees in its own lag act
  /// on its membranes.
  ///
  /// At rest there are none, so to first order, with z⁻¹ only where a value is that of the step
  /// before (`Network.step`),
  ///
  ///     ŝ_l = z⁻¹·W_l·r̂_{l−1} + γ·z⁻¹·ê_l            r̂_l = φ′·H·ŝ_l
  ///     m̂_l = γ·z⁻¹·ê_l − (1 − ρ)·(ŝ_l − û_l)       ê_{l−1} = φ′ ∘ W_lᵀ·m̂_l           ê_L = 0
  ///
  /// From the output down the errors of a layer are a matrix times its rates, ê_l = C_l·r̂_l, and
  /// its rates one times those below; then the sine goes up through these.
  func answersWithErrors(_ frequency: Double, _ time: Time) -> [[Phasor]] {
    var ways: [PhasorMatrix] = []
    var feedback: PhasorMatrix?
    for number in parameters.layers.indices.reversed() {
      let layer = parameters.layers[number]
      let delay = delay(intoLayer: number, frequency, time)
      let answers = layer.range.map { MembraneAnswer($0, parameters, frequency, time) }
      var drive = PhasorMatrix(rows: layer.neurons, columns: layer.inputs)
      var rates = drive
      for j in 0..<layer.neurons {
        let gain = slope[layer.first + j] * answers[j].rate
        for k in 0..<layer.inputs {
          drive[j, k] = weights[number][j * layer.inputs + k] * delay
          rates[j, k] = gain * drive[j, k]
        }
      }
      var returned: PhasorMatrix?
      if let loop = feedback, layer.isPooling {
        returned = loop * rates
      } else if let loop = feedback {
        let gamma = parameters.membrane.gamma * errorDelay(frequency, time)
        var system = PhasorMatrix(rows: layer.neurons, columns: layer.neurons)
        for j in 0..<layer.neurons {
          let gain = slope[layer.first + j] * (gamma * answers[j].rate)
          for k in 0..<layer.neurons {
            system[j, k] = Phasor(j == k ? 1 : 0) - gain * loop[j, k]
          }
        }
        rates = system.solve(rates)
        var errors = loop * rates
        for j in 0..<errors.rows {
          for k in 0..<errors.columns { errors[j, k] = gamma * errors[j, k] }
        }
        returned = errors
      }
      ways.append(rates)
      if number > 0 {
        let mismatch = mismatch(answers, layer, drive, returned)
        feedback = handedDown(mismatch, number, frequency, time)
      }
    }
    var below = stimulus
    return ways.reversed().map { way in
      below = way * below
      return below
    }
  }

  /// About how many multiplications of complex numbers the answers of a network at one frequency take
  /// where errors are followed.
  ///
  /// - Parameters:
  ///   - inputs: of the network.
  ///   - neurons: of each layer.
  public static func workWithErrors(_ inputs: Int, _ neurons: [Int]) -> Int {
    zip([inputs] + neurons, neurons).reduce(0) { work, layer in
      let (below, here) = layer
      return work + here * here * (here + 2 * below) + here * below * below
    }
  }

  /// What the mismatches of a layer are of the rates below.
  private func mismatch(
    _ answers: [MembraneAnswer], _ layer: Layer, _ drive: PhasorMatrix, _ returned: PhasorMatrix?
  ) -> PhasorMatrix {
    var mismatch = PhasorMatrix(rows: layer.neurons, columns: layer.inputs)
    for j in 0..<layer.neurons {
      let lag = answers[j].shortfall
      for k in 0..<layer.inputs {
        let errors = returned?[j, k] ?? .zero
        mismatch[j, k] = errors - lag * (drive[j, k] + errors)
      }
    }
    return mismatch
  }

  /// C of the layer below: what its errors are of its rates.
  private func handedDown(
    _ mismatch: PhasorMatrix, _ number: Int, _ frequency: Double, _ time: Time
  ) -> PhasorMatrix {
    let layer = parameters.layers[number]
    let back =
      layer.hasFixedFeedback
      ? layer.wholeRows(of: parameters.feedbackWeights, []) : weights[number]
    let filter =
      parameters.substrate.filtersErrors && !parameters.layers[number - 1].isPooling
      ? MembraneAnswer.synapse(parameters, frequency, time) : Phasor(1)
    let first = parameters.layers[number - 1].first
    var errors = PhasorMatrix(rows: layer.inputs, columns: layer.inputs)
    for j in 0..<layer.inputs {
      for neuron in 0..<layer.neurons {
        let factor = (slope[first + j] * back[neuron * layer.inputs + j]) * filter
        for k in 0..<layer.inputs { errors[j, k] += factor * mismatch[neuron, k] }
      }
    }
    return errors
  }

  /// What becomes of errors until they act: they wait for the next step, but where a step solves for
  /// them.
  private func errorDelay(_ frequency: Double, _ time: Time) -> Phasor {
    guard time == .discrete, parameters.scheme != .equilibrium else { return Phasor(1) }
    return Phasor(length: 1, angle: -2 * Double.pi * frequency / 1000 * parameters.dt)
  }
}
