extension Network {
  /// Advances the network by one step of `dt` under its scheme.
  ///
  /// - Parameters:
  ///   - stimulus: one value an input, held over the step.
  ///   - target: one value an output neuron, or empty where there is no target.
  ///   - isLearning: whether what is plastic changes in this step.
  /// - Throws: `Divergence` when a membrane potential has left ±10⁶, or when the equations of
  ///   `equilibrium` found no solution; the state is then of no further use.
  public mutating func step(
    stimulus: [Double], target: [Double] = [], isLearning: Bool = true
  ) throws(Divergence) {
    filterTarget(target)
    for k in stimulus.indices { state.rate[k] = stimulus[k] }
    if parameters.substrate.inputNoise > 0 {
      for k in stimulus.indices {
        state.rate[k] += parameters.substrate.inputNoise * state.inputNoise.gaussian()
      }
    }
    switch parameters.scheme {
    case .equilibrium: try advanceToEquilibrium(target, isLearning: isLearning)
    case _ where parameters.errorMembrane.isThere:
      try advanceWithWholeErrors(target, isLearning: isLearning)
    case .synchronous: try advanceAtOnce(target, isLearning: isLearning)
    case .gaussSeidel: try advanceLayerByLayer(target, isLearning: isLearning)
    }
    if parameters.learnsTimeConstants && parameters.learns && isLearning {
      parameters.learnTimeConstants(state.timeConstantChange)
    }
  }

  /// Low-passes the target with L·τs, the lag that L synaptic filters add (as in the authors'
  /// code).
  @inline(always)
  private mutating func filterTarget(_ target: [Double]) {
    guard parameters.substrate.tauSynapse > 0 else { return }
    let tau = parameters.substrate.tauSynapse * Double(parameters.layers.count)
    let share = parameters.dt / tau
    for j in target.indices { state.target[j] += share * (target[j] - state.target[j]) }
  }
}
