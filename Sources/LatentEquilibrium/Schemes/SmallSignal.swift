import Glibc

/// How the layers of a network answer a small sine about a constant stimulus, by closed forms.
///
/// About the point where the stimulus holds it every neuron is linear, r̂ = φ′·H·W·r̂_below, with H
/// the transfer function of its membrane; without time H is 1. A layer's answer is what its
/// phasors have of the ideal ones, Σ q̂*·r̂ / Σ |q̂|²: for a chain of single neurons the product of
/// all H below. Errors on the membranes are left out.
public struct SmallSignal: Sendable {
  /// Which transfer function a neuron has.
  public enum Time: Sendable {
    /// H = (1 + iωτr)/(1 + iωτm).
    case continuous
    /// That of the discrete scheme and integrator: `FrequencyResponse.discrete`.
    case discrete
  }

  private let network: Network
  private let stimulus: [Phasor]
  /// φ′ of every neuron.
  private let slope: [Double]
  /// What every neuron does without time.
  private let ideal: [Phasor]
  /// Σ |q̂|² of every layer; 0 where nothing but rounding is left of the sine.
  private let power: [Double]

  /// - Parameters:
  ///   - network: as it stands, with its present weights.
  ///   - offset: the constant stimulus, one value an input.
  ///   - stimulus: the sine of every input.
  public init(_ network: Network, about offset: [Double], stimulus: [Phasor]) {
    var resting = IdealNetwork(shapedAs: network)
    resting.evaluate(stimulus: offset, weightsOf: network)
    self.network = network
    self.stimulus = stimulus
    slope = resting.slope
    var ideal = [Phasor](repeating: .zero, count: slope.count)
    var power: [Double] = []
    var below = stimulus
    for (number, layer) in network.layers.enumerated() {
      var sum = 0.0
      var most = 0.0
      for neuron in layer.range {
        var size = 0.0
        for (input, phasor) in below.enumerated() {
          let weight =
            resting.slope[neuron]
            * network.weight(layer: number, neuron: neuron - layer.first, input: input)
          ideal[neuron] += weight * phasor
          size += abs(weight) * phasor.length
        }
        sum += ideal[neuron].power
        most += size * size
      }
      power.append(sum > 1e-24 * most ? sum : 0)
      below = Array(ideal[layer.range])
    }
    self.ideal = ideal
    self.power = power
  }

  /// The answer of every layer; nil where the sine does not get to.
  ///
  /// - Parameter frequency: in Hz, below half of the steps a second.
  public func responses(frequency: Double, _ time: Time) -> [FrequencyResponse?] {
    var below = stimulus
    var responses: [FrequencyResponse?] = []
    for (number, layer) in network.layers.enumerated() {
      var actual = [Phasor](repeating: .zero, count: layer.neurons)
      var sum = Phasor.zero
      for neuron in layer.range {
        let index = neuron - layer.first
        for (input, phasor) in below.enumerated() {
          actual[index] += network.weight(layer: number, neuron: index, input: input) * phasor
        }
        actual[index] =
          slope[neuron] * (transfer(neuron, inLayer: number, frequency, time) * actual[index])
        sum += ideal[neuron].conjugate * actual[index]
      }
      responses.append(
        power[number] > 0
          ? FrequencyResponse(1 / power[number] * sum, after: responses.last ?? nil) : nil)
      below = actual
    }
    return responses
  }

  /// H of one neuron, with the synaptic low-pass behind it where there is one.
  private func transfer(
    _ neuron: Int, inLayer layer: Int, _ frequency: Double, _ time: Time
  ) -> Phasor {
    let parameters = network.parameters
    let membrane = parameters.membrane
    let tauSynapse = parameters.substrate.tauSynapse
    let response: FrequencyResponse
    var filter = Phasor(1)
    switch time {
    case .continuous:
      response = .continuous(
        frequency: frequency, tauM: parameters.tauM[neuron], tauR: parameters.tauR[neuron])
      filter = Phasor(1) / Phasor(1, 2 * Double.pi * frequency / 1000 * tauSynapse)
    case .discrete:
      response = .discrete(
        frequency: frequency, lookahead: membrane.lookahead[neuron],
        relaxation: membrane.relaxation[neuron], dt: parameters.dt,
        delay: parameters.scheme == .synchronous && layer > 0 ? 1 : 0)
      if tauSynapse > 0 {
        let share = parameters.dt / tauSynapse
        let angle = 2 * Double.pi * frequency / 1000 * parameters.dt
        filter = Phasor(share) / (Phasor(1) - Phasor(length: 1 - share, angle: -angle))
      }
    }
    return filter * Phasor(length: response.gain, angle: response.phase)
  }
}

extension Network {
  /// Whether errors can move the membranes: those of a target, and those that a lagging neuron sees
  /// in itself where mismatches are taken from τr. Where they can't, `SmallSignal` is exact.
  public func isMovedByErrors(hasTarget: Bool) -> Bool {
    guard parameters.membrane.gamma != 0 else { return false }
    let isNudged = hasTarget && parameters.beta != 0
    let seesItsLag =
      parameters.layers.count > 1
      && parameters.membrane.errorLag.dropFirst(parameters.layers[0].neurons)
        .contains { $0 != 0 }
    return isNudged || seesItsLag
  }
}

extension Network {
  /// After how long, in ms, less than 10⁻⁴ is left in each layer's rates of what was before, as long
  /// as all neurons are linear: n neurons of time constant τ in a chain forget as
  /// e^{−t/τ}·(t/τ)ⁿ⁻¹/(n−1)!. Where τr = τm rates remember nothing but what is under way from layer
  /// to layer. A layer has to wait for those below it; where errors move the membranes, for all.
  ///
  /// - Parameter hasTarget: whether a target may send errors to the membranes.
  public func settlingTimes(hasTarget: Bool) -> [Double] {
    let remembersAll = isMovedByErrors(hasTarget: hasTarget)
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
}
