extension Network {
  /// The prospective energy of the last step,
  ///
  ///     E = ½ Σ |p − W·r_below − b|² + β·½ |target − r_L|²
  ///
  /// (Haider et al. 2021, Eq. 2), from the potentials and inputs that the step computed.
  ///
  /// - Parameter target: the target of the step, or empty where there was none.
  public func energy(target: [Double]) -> Double {
    var mismatch = 0.0
    for j in prospectivePotential.indices {
      let difference = prospectivePotential[j] - synapticInput[j]
      mismatch += difference * difference
    }
    return mismatch / 2 + parameters.beta * cost(target: target)
  }

  /// The cost of the output, ½ |target − r_L|²; 0 without a target.
  public func cost(target: [Double]) -> Double {
    guard let top = parameters.layers.last else { return 0 }
    var cost = 0.0
    for j in target.indices {
      let difference = target[j] - state.rate[top.rateStart + j]
      cost += difference * difference
    }
    return cost / 2
  }
}
