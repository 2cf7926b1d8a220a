/// The discrete scheme: in which order a network's rates and errors are brought up to date.
///
/// See `Network.step(stimulus:target:)` for what each does.
public enum Scheme: String, CaseIterable, Sendable {
  /// All layers from stored values, then commit: the order of the authors' published MNIST code.
  case synchronous
  /// Layer by layer upwards, each from the new rate of the layer below, as Gauss and Seidel iterate.
  case gaussSeidel = "sweep"
  /// Rates and errors solve the equations together in every step.
  case equilibrium
}

/// How the membrane equation τm·u′ = s − u is advanced by one step.
public enum Integrator: String, CaseIterable, Sendable {
  /// Forward Euler: u ← u + dt/τm·(s − u).
  case euler
  /// Exact for an input that is constant over the step: u ← s + (u − s)·exp(−dt/τm).
  case exponential
}

/// From which time constant a neuron's mismatch, the error it hands down, is taken.
public enum ErrorSource: String, CaseIterable, Sendable {
  /// m = u + τm·u′ − i, which equals γ·e: clean errors.
  case tauM = "tau_m"
  /// m = u + τr·u′ − i: all that a neuron without prospective coding can know.
  case tauR = "tau_r"
  /// Errors that travel in time, e = v + τm·v′ with τr·v′ = φ′·Wᵀ·e_above − v: Generalised Latent
  /// Equilibrium (Ellenberger et al. 2025). Their phase is that of the exact adjoint.
  case generalised
  /// Errors that are handed down whole, as `generalised` does, but act at once, as if every neuron looked
  /// ahead by its own lag: a baseline for it.
  case instantaneous
}

/// Which weights carry errors down to the layer below.
public enum Feedback: String, CaseIterable, Sendable {
  /// The transposed forward weights.
  case transpose
  /// Fixed random weights (feedback alignment).
  case random
}

/// When and from what a network learns.
public enum LearningRule: String, CaseIterable, Sendable {
  /// Errors, membranes and plasticity run all the time: Latent Equilibrium, and its leaky baselines.
  case continuous
  /// Outputs are clamped to the target, the neurons settle, and then what each differs from its input is
  /// learned (Whittington and Bogacz 2017).
  case predictiveCoding = "predictive_coding"
  /// The neurons settle freely, then nudged by the target, and then the difference between the two states
  /// is learned (Scellier and Bengio 2017).
  case equilibriumPropagation = "equilibrium_propagation"

  /// Whether it learns at one moment, when its neurons have come to rest.
  public var hasPhases: Bool { self != .continuous }
}
