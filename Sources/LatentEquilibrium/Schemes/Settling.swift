extension Network {
  /// Whether the errors of a target move the membranes, if there is one.
  public var isNudgedByTargets: Bool { parameters.membrane.gamma != 0 && parameters.beta != 0 }

  /// Whether errors move the membranes that lagging neurons see in themselves, where mismatches are
  /// taken from τr: phantom errors, for they are there without any target.
  public var seesPhantomErrors: Bool {
    parameters.membrane.gamma != 0 && takesLagForErrors
  }

  /// Whether lagging neurons see errors in themselves, whatever these move.
  public var takesLagForErrors: Bool {
    parameters.layers.count > 1
      && parameters.membrane.errorLag.dropFirst(parameters.layers[0].neurons)
        .contains { $0 != 0 }
  }

  /// After how long, in ms, less than 10⁻⁴ is left in each layer's rates of what was before, as long
  /// as all neurons are linear: n neurons of time constant τ in a chain forget as
  /// e^{−t/τ}·(t/τ)ⁿ⁻¹/(n−1)!. Where τr = τm rates remember nothing but what is under way from layer
  /// to layer. A layer has to wait for those below it; where errors move the membranes, for all, and
  /// may then take longer: `forgettingTime`.
  ///
  /// - Parameter hasTarget: whether a target may send errors to the membranes.
  public func settlingTimes(hasTarget: Bool) -> [Double] {
    let remembersAll = hasTarget && isNudgedByTargets || seesPhantomErrors
    var (slowest, sum, times) = (0.0, 0.0, [Double]())
    for (number, layer) in layers.enumerated() {
      let memory = layer.range.reduce(0.0) { slowest, neuron in
        let remembers = remembersAll || parameters.membrane.memory[neuron] != 0
        return max(slowest, remembers ? parameters.tauM[neuron] : 0)
      }
      slowest = max(slowest, memory + parameters.substrate.tauSynapse)
      sum += memory + parameters.substrate.tauSynapse
      times.append(Double(number + 1) * parameters.dt + 8 * slowest + 2 * sum)
    }
    return remembersAll ? times.map { _ in times.last ?? 0 } : times
  }

  /// After how long, in ms, less than 10⁻⁴ of an impulse is left, found by trying: the errors that a
  /// network sees in its own lag may hold it for much longer than its time constants, or for ever.
  ///
  /// - Parameters:
  ///   - offset: the constant stimulus about which the network is linear, one value an input.
  ///   - longest: how long to try, in ms.
  /// - Returns: nil where it still rings then.
  public func forgettingTime(about offset: [Double], longest: Double) -> Double? {
    var network = linearised(about: offset)
    let quiet = [Double](repeating: 0, count: offset.count)
    let impulse = quiet.indices.map { 1 / Double($0 + 1) }
    let least = (settlingTimes(hasTarget: false).last ?? 0) / parameters.dt
    var (step, lastLoud, peak) = (0, 0, 0.0)
    while Double(step) * parameters.dt <= longest {
      do throws(Divergence) {
        try network.step(stimulus: step == 0 ? impulse : quiet)
      } catch {
        return nil
      }
      step += 1
      var size = 0.0
      for value in network.state.membranePotential { size = max(size, abs(value)) }
      for value in network.state.error { size = max(size, abs(value)) }
      peak = max(peak, size)
      if size > 1e-4 * peak { lastLoud = step }
      // A beat may be quiet for a while.
      if Double(step) > 2 * Double(lastLoud) + least { return Double(lastLoud) * parameters.dt }
    }
    return nil
  }

  /// The network with every neuron linear about a constant stimulus, at rest: its slopes are in the
  /// weights that read it.
  private func linearised(about offset: [Double]) -> Network {
    var resting = IdealNetwork(shapedAs: self)
    resting.evaluate(stimulus: offset, weightsOf: self)
    func scaled(_ matrix: [[Double]], _ number: Int) -> [[Double]] {
      guard number > 0 else { return matrix }
      let slopes = resting.slope[layers[number - 1].range]
      return matrix.map { row in zip(row, slopes).map { $0 * $1 } }
    }
    let described = layers.enumerated().map { number, layer in
      LayerDescription(
        tauM: Array(parameters.tauM[layer.range]), tauR: Array(parameters.tauR[layer.range]),
        activation: .linear, weights: scaled(weights(ofLayer: number), number),
        biases: Array(repeating: 0, count: layer.neurons),
        feedbackWeights: layer.hasFixedFeedback
          ? scaled(layer.connection.matrix(in: parameters.feedbackWeights), number) : nil)
    }
    return Network(
      NetworkDescription(
        inputs: parameters.inputs, layers: described, dt: parameters.dt,
        gamma: parameters.membrane.gamma, scheme: parameters.scheme,
        integrator: parameters.integrator,
        errorFrom: parameters.membrane.errorLag.isEmpty ? .tauM : .tauR,
        substrate: Substrate(
          tauSynapse: parameters.substrate.tauSynapse,
          filtersErrors: parameters.substrate.filtersErrors)))
  }
}
