// Membrane time constants that are learned: τm′ = η_τ·(p − i − γ·e)·u′, which drives τm to τr (Haider et
// al. 2021, section on robustness), or −η_τ·e·u′ with errors that travel in time (Ellenberger et al.
// 2025).

extension NetworkParameters {
  /// The bounds of a τm that is learned, in ms; below ten steps the scheme would be too coarse.
  private var learnableTauM: ClosedRange<Double> { 10 * dt...max(10 * dt, 1000) }

  /// Whether any membrane time constant is learned.
  var learnsTimeConstants: Bool { !timeConstantSteps.isEmpty }

  /// Moves the membrane time constants by dt·η_τ times what each asks for.
  mutating func learnTimeConstants(_ change: [Double]) {
    let bounds = learnableTauM
    for j in 0..<neuronCount where timeConstantSteps[j] != 0 {
      let tau = tauM[j] + timeConstantSteps[j] * change[j]
      setTauM(min(max(tau, bounds.lowerBound), bounds.upperBound), of: j)
    }
  }

  /// Goes on with membrane time constants learned under other parameters, where those given are the
  /// same.
  mutating func keepTauM(of other: NetworkParameters) {
    for j in tauM.indices where givenTauM[j] == other.givenTauM[j] && other.tauM[j] != tauM[j] {
      setTauM(other.tauM[j], of: j)
    }
    chooseErrorMembrane()
  }

  /// Takes membrane time constants in ms that were learned elsewhere.
  mutating func take(tauM learned: [Double]) {
    for j in learned.indices where learned[j] != tauM[j] { setTauM(learned[j], of: j) }
    chooseErrorMembrane()
  }

  /// Lets errors travel in time where they are to, and need any: where all neurons look ahead by their
  /// own lag, and go on doing so, the step is that of Latent Equilibrium.
  mutating func chooseErrorMembrane() {
    let needsNone = tauM == tauR && membrane.gamma == 1 && !learnsTimeConstants
    switch errorFrom {
    case .generalised where !needsNone:
      errorMembrane = ErrorMembrane(tauM: tauM, tauR: tauR, dt: dt, integrator)
    case .instantaneous: errorMembrane = .instantaneous(neurons: neuronCount)
    case .tauM, .tauR, .generalised: errorMembrane = .none
    }
  }

  private mutating func setTauM(_ tau: Double, of neuron: Int) {
    tauM[neuron] = tau
    membrane.follow(tauM: tau, tauR: tauR[neuron], of: neuron)
    if errorMembrane.isThere {
      errorMembrane.follow(tauM: tau, tauR: tauR[neuron], of: neuron)
    }
  }
}
