import Arithmetic

/// What one step did to one neuron, number by number:
///
///     i = Σ w·r_below + b      u′ = (−u + i + γ·e)/τm      p = u + τr·u′      r = φ(p)
///     e ← φ′(p)·(what was handed down)                     w ← w + dt·η·e·r_below
///
/// (Haider et al. 2021, Eqs. 1 to 5.) Which rates and errors enter is the affair of the scheme:
/// `synchronous` takes the rates and the errors of the step before, `gaussSeidel` the new rates of the
/// layer below and the errors of the step before, `equilibrium` the rates and errors of the very
/// step. u is always that before the step.
public struct NeuronStep: Equatable, Sendable {
  /// The weights w onto the neuron as they entered, one an input.
  public let weights: [Double]
  /// The rates r_below that entered, one an input.
  public let ratesBelow: [Double]
  public let bias: Double
  /// i = Σ w·r_below + b.
  public let synapticInput: Double
  /// u before the step.
  public let membranePotential: Double
  /// The error e that entered the membrane.
  public let error: Double
  /// The gain γ of that error.
  public let gamma: Double
  /// τm of this neuron in ms.
  public let tauM: Double
  /// τr of this neuron in ms.
  public let tauR: Double
  /// The time step in ms.
  public let dt: Double
  public let integrator: Integrator
  public let activation: Activation
  /// p = u + τr·u′.
  public let prospectivePotential: Double
  /// The rate r after the step: φ(p), unless the substrate has noise or a synaptic filter.
  public let rate: Double
  /// u after the step.
  public let nextMembranePotential: Double
  /// The slope φ′ that the new error was made with.
  public let slope: Double
  /// What the layer above, or the target, handed down to the neuron.
  public let handedDown: Double
  /// The error e after the step: `slope`·`handedDown`, unless the substrate filters errors, or they travel
  /// in time.
  public let nextError: Double
  /// v before the step, where errors travel in time: e = v + τm·(`slope`·`handedDown` − v)/τr; nil where
  /// they act at once.
  public let errorMemory: Double?
  /// What p looks ahead by, where it is not by all of u′: p = u + τr·(u − c)/τc with the next u; nil
  /// where it is.
  public let adaptation: Double?
  /// τc in ms, by which c follows u; at least a step.
  public let adaptationTime: Double
  /// Whether its inputs are the stimulus.
  public let isFirst: Bool
  /// Whether the neuron is one of the output, which a target nudges.
  public let isOutput: Bool
  /// The learning rate η in 1/ms.
  public let learningRate: Double
  /// What learning added to each of the weights.
  public let weightChanges: [Double]

  /// u′ = (−u + i + γ·e)/τm, in 1/ms.
  public var derivative: Double { (-membranePotential + synapticInput + gamma * error) / tauM }

  /// How far the membrane follows u′, in ms: dt (Euler), or τm·(1 − exp(−dt/τm)) (exponential).
  public var reach: Double {
    switch integrator {
    case .euler: dt
    case .exponential: -tauM * Double.expm1(-dt / tauM)
    }
  }

  /// Looks at a neuron of two states of a network, one step apart.
  ///
  /// - Parameters:
  ///   - layer: counted from 0.
  ///   - neuron: counted from 0 within its layer.
  ///   - before: the network before the step.
  ///   - after: the same network after it, with the same parameters.
  public init(layer: Int, neuron: Int, from before: Network, to after: Network) {
    let parameters = after.parameters
    let layer = parameters.layers[layer]
    let j = layer.first + neuron
    let scheme = parameters.scheme
    isFirst = layer.belowStart == 0 && layer.first == 0
    isOutput = layer.range.upperBound == parameters.neuronCount
    // The stimulus of a step enters in the step itself, whatever the scheme.
    let rates = scheme == .synchronous && !isFirst ? before.state.rate : after.state.rate
    let afferents = layer.afferents(of: neuron)
    weights = afferents.map { before.state.weights[$0.weight] }
    weightChanges = zip(afferents, weights).map { after.state.weights[$0.weight] - $1 }
    ratesBelow = afferents.map { rates[layer.belowStart + $0.unit] }
    bias = before.state.biases[j]
    synapticInput = after.state.synapticInput[j]
    membranePotential = before.state.membranePotential[j]
    let travels = parameters.errorMembrane.isThere
    error = (scheme == .equilibrium || travels ? after : before).state.error[j]
    gamma = parameters.membrane.gamma
    tauM = before.parameters.tauM[j]
    tauR = parameters.tauR[j]
    dt = parameters.dt
    integrator = parameters.integrator
    activation = layer.activation
    prospectivePotential = after.state.prospectivePotential[j]
    rate = after.state.rate[parameters.inputs + j]
    nextMembranePotential = after.state.membranePotential[j]
    let isOld = scheme == .synchronous || scheme == .gaussSeidel && (isOutput || travels)
    slope = (isOld ? before : after).state.slope[j]
    // What travels in time was handed down at the end of the step before.
    handedDown =
      (travels && !isOutput && scheme != .equilibrium ? before : after).state.handedDown[j]
    nextError = after.state.error[j]
    errorMemory =
      travels && parameters.errorFrom == .generalised ? before.state.errorMemory[j] : nil
    adaptation =
      parameters.membrane.looksAheadPerfectly ? nil : before.state.adaptation[j]
    adaptationTime = max(parameters.substrate.lookaheadCutoff, dt)
    learningRate = layer.learningRate
  }
}
