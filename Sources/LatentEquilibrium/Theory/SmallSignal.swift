/// How the layers of a network answer a small sine about a constant stimulus, by closed forms.
///
/// About the point where the stimulus holds it every neuron is linear, r̂ = φ′·H·W·r̂_below, with H
/// the transfer function of its membrane; without time H is 1. A layer's answer is what its
/// phasors have of the ideal ones, Σ q̂*·r̂ / Σ |q̂|²: for a chain of single neurons the product of
/// all H below. The errors that a lagging network sees in itself act on its membranes as they do in
/// the network (`SmallSignal+Errors.swift`); those of a target are left out.
public struct SmallSignal: Sendable {
  /// Which transfer function a neuron has.
  public enum Time: Sendable {
    /// H = (1 + iωτr)/(1 + iωτm).
    case continuous
    /// That of the discrete scheme and integrator: `FrequencyResponse.discrete`.
    case discrete
  }

  let parameters: NetworkParameters
  let stimulus: [Phasor]
  /// φ′ of every neuron; 1 of what pools.
  let slope: [Double]
  /// The weights of every layer, row after row, one a neuron; of a layer that pools 1 where it takes a rate.
  let weights: [[Double]]
  /// Whether errors act on the membranes.
  public let followsErrors: Bool
  /// What every neuron does without time.
  private let ideal: [Phasor]
  /// Σ |q̂|² of every layer; 0 where nothing but rounding is left of the sine.
  private let power: [Double]
  /// Whether all neurons of a layer have the same time constants.
  let isUniform: [Bool]

  /// - Parameters:
  ///   - network: as it stands, with its present weights.
  ///   - offset: the constant stimulus, one value an input.
  ///   - stimulus: the sine of every input.
  ///   - errors: whether those that the network sees in its own lag are followed.
  public init(
    _ network: Network, about offset: [Double], stimulus: [Phasor], errors: Bool = true
  ) {
    var resting = IdealNetwork(shapedAs: network)
    resting.evaluate(stimulus: offset, weightsOf: network)
    let parameters = network.parameters
    self.parameters = parameters
    self.stimulus = stimulus
    followsErrors = errors && network.seesPhantomErrors
    var slope = resting.slope
    for layer in network.layers where layer.isPooling { for j in layer.range { slope[j] = 1 } }
    self.slope = slope
    weights = network.layers.map { $0.wholeRows(of: network.state.weights, resting.rate) }
    isUniform = network.layers.map { layer in
      layer.range.allSatisfy {
        parameters.tauM[$0] == parameters.tauM[layer.first]
          && parameters.tauR[$0] == parameters.tauR[layer.first]
      }
    }
    var ideal: [Phasor] = []
    var power: [Double] = []
    var below = stimulus
    for (layer, weights) in zip(network.layers, weights) {
      var sum = 0.0
      var most = 0.0
      let answers = layer.range.map { neuron in
        var answer = Phasor.zero
        var size = 0.0
        let start = (neuron - layer.first) * layer.inputs
        for input in 0..<layer.inputs {
          let weight = slope[neuron] * weights[start + input]
          answer += weight * below[input]
          size += abs(weight) * below[input].length
        }
        sum += answer.power
        most += size * size
        return answer
      }
      power.append(sum > 1e-24 * most ? sum : 0)
      ideal += answers
      below = answers
    }
    self.ideal = ideal
    self.power = power
  }

  /// The answer of every layer; nil where the sine does not get to.
  ///
  /// - Parameters:
  ///   - frequency: in Hz, below half of the steps a second.
  ///   - time: whether time goes on in steps.
  public func responses(frequency: Double, _ time: Time) -> [FrequencyResponse?] {
    let ratios = followsErrors ? ratiosWithErrors(frequency, time) : ratios(frequency, time)
    var follower = PhaseFollower(parameters, frequency: frequency, time)
    return zip(ratios, power).map { ratio, power in follower.next(power > 0 ? ratio : nil) }
  }

  /// What every layer has of its ideal, layer after layer from the stimulus up.
  private func ratios(_ frequency: Double, _ time: Time) -> [Phasor] {
    // What all neurons below have of their ideals, as long as that is the same for all of them: then
    // so have those here, and the weights have no say in it.
    var common: Phasor? = Phasor(1)
    var below = stimulus
    return parameters.layers.indices.map { number in
      let layer = parameters.layers[number]
      if let factor = common {
        if isUniform[number] {
          let ratio =
            delay(intoLayer: number, frequency, time)
            * (MembraneAnswer(layer.first, parameters, frequency, time).rate * factor)
          common = ratio
          return ratio
        }
        if number > 0 { below = ideal[parameters.layers[number - 1].range].map { factor * $0 } }
        common = nil
      }
      below = answers(ofLayer: number, to: below, frequency, time)
      return ratio(of: below, inLayer: number)
    }
  }

  /// What the neurons of a layer make of the rates below.
  private func answers(
    ofLayer number: Int, to below: [Phasor], _ frequency: Double, _ time: Time
  ) -> [Phasor] {
    let layer = parameters.layers[number]
    let delay = delay(intoLayer: number, frequency, time)
    return layer.range.map { neuron in
      var input = Phasor.zero
      let start = (neuron - layer.first) * layer.inputs
      for k in 0..<layer.inputs { input += weights[number][start + k] * below[k] }
      let answer = MembraneAnswer(neuron, parameters, frequency, time)
      return slope[neuron] * (answer.rate * (delay * input))
    }
  }

  /// What the neurons of the last layer do.
  public func outputs(frequency: Double, _ time: Time) -> [Phasor] {
    if followsErrors { return answersWithErrors(frequency, time).last ?? [] }
    return parameters.layers.indices.reduce(stimulus) {
      answers(ofLayer: $1, to: $0, frequency, time)
    }
  }

  /// What the neurons of the last layer do without time.
  public var idealOutputs: [Phasor] {
    Array(ideal[parameters.layers[parameters.layers.count - 1].range])
  }

  private func ratiosWithErrors(_ frequency: Double, _ time: Time) -> [Phasor] {
    answersWithErrors(frequency, time).enumerated().map { ratio(of: $1, inLayer: $0) }
  }

  /// Σ q̂*·r̂ / Σ |q̂|².
  private func ratio(of answers: [Phasor], inLayer number: Int) -> Phasor {
    guard power[number] > 0 else { return .zero }
    let layer = parameters.layers[number]
    var sum = Phasor.zero
    for neuron in layer.range {
      sum += ideal[neuron].conjugate * answers[neuron - layer.first]
    }
    return 1 / power[number] * sum
  }

  /// What becomes of the rates below on their way into a layer: z⁻¹ where it reads those of the step
  /// before.
  func delay(intoLayer layer: Int, _ frequency: Double, _ time: Time) -> Phasor {
    guard time == .discrete, parameters.scheme == .synchronous, layer > 0,
      !parameters.layers[layer].isPooling
    else { return Phasor(1) }
    return Phasor(length: 1, angle: -2 * Double.pi * frequency / 1000 * parameters.dt)
  }
}

/// How one membrane answers a sine of its drive s = i + γ·e. What pools passes it on as it is.
struct MembraneAnswer {
  /// H of the rate, with the synaptic low-pass behind it where there is one, before φ′.
  let rate: Phasor
  /// The phase of `rate` in radians, on to more than half a turn where it goes there.
  let phase: Double
  /// What s − p has of s where mismatches are taken from τr; 0 where they are not.
  let shortfall: Phasor

  /// - Parameters:
  ///   - neuron: among all neurons of the network.
  ///   - frequency: in Hz.
  init(
    _ neuron: Int, _ parameters: NetworkParameters, _ frequency: Double, _ time: SmallSignal.Time
  ) {
    if parameters.layers.contains(where: { $0.isPooling && $0.range.contains(neuron) }) {
      (rate, phase, shortfall) = (Phasor(1), 0, .zero)
      return
    }
    let angle = 2 * Double.pi * frequency / 1000
    let membrane = parameters.membrane
    let response: FrequencyResponse
    // What s − u has of s: 1 − 1/(1 + iωτm), or (z − 1)/(z − 1 + a).
    let distance: Phasor
    switch time {
    case .continuous:
      response = .continuous(
        frequency: frequency, tauM: parameters.tauM[neuron], tauR: parameters.tauR[neuron],
        cutoff: parameters.substrate.lookaheadCutoff)
      let step = Phasor(0, angle * parameters.tauM[neuron])
      distance = step / (Phasor(1) + step)
    case .discrete:
      let relaxation = parameters.membrane.relaxation[neuron]
      response =
        membrane.looksAheadPerfectly
        ? .discrete(
          frequency: frequency, lookahead: membrane.lookahead[neuron], relaxation: relaxation,
          dt: parameters.dt, delay: 0)
        : .discrete(
          frequency: frequency, lead: membrane.adaptationLead[neuron],
          share: membrane.adaptationShare, relaxation: relaxation, dt: parameters.dt)
      // z − 1 without cancellation: 2i·sin(θ/2)·e^{iθ/2}.
      let half = Phasor(length: 1, angle: angle * parameters.dt / 2)
      let step = Phasor(0, 2 * half.imaginary) * half
      distance = step / (step + Phasor(relaxation))
    }
    let ahead = Phasor(length: response.gain, angle: response.phase)
    shortfall =
      membrane.errorLag.isEmpty
      ? .zero
      : membrane.looksAheadPerfectly ? membrane.errorLag[neuron] * distance : Phasor(1) - ahead
    let synapse = MembraneAnswer.synapse(parameters, frequency, time)
    rate = synapse * ahead
    phase = response.phase + synapse.angle
  }

  /// What a synaptic low-pass makes of a sine.
  static func synapse(
    _ parameters: NetworkParameters, _ frequency: Double, _ time: SmallSignal.Time
  ) -> Phasor {
    let tau = parameters.substrate.tauSynapse
    guard tau > 0 else { return Phasor(1) }
    let angle = 2 * Double.pi * frequency / 1000
    switch time {
    case .continuous: return Phasor(1) / Phasor(1, angle * tau)
    case .discrete:
      let share = parameters.dt / tau
      return Phasor(share)
        / (Phasor(1) - Phasor(length: 1 - share, angle: -angle * parameters.dt))
    }
  }
}
