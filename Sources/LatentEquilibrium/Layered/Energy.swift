/// The prospective energy of a step,
///
///     E = ½ Σ |p − W·r_below − b|² + β·½ |target − r_L|²
///
/// (Haider et al. 2021, Eq. 2), in its two parts.
public struct Energy: Equatable, Sendable {
  /// ½ Σ |p − W·r_below − b|²: how far the neurons are from what they are driven to.
  public let mismatch: Double
  /// β times the cost: how far the output is from its target; 0 without one.
  public let nudging: Double

  /// A part of the energy, or all of it.
  public enum Part: CaseIterable, Sendable {
    case total, mismatch, nudging
  }

  /// All of it, or a part.
  public subscript(part: Part) -> Double {
    switch part {
    case .total: mismatch + nudging
    case .mismatch: mismatch
    case .nudging: nudging
    }
  }
}

extension Network {
  /// The energy of the last step, from the potentials and inputs that the step computed.
  ///
  /// - Parameter target: the target of the step, or empty where there was none.
  @inline(__always)
  public func energy(target: [Double]) -> Energy {
    let (p, i) = (state.prospectivePotential, state.synapticInput)
    var mismatch = 0.0
    for j in p.indices {
      let difference = p[j] - i[j]
      mismatch += difference * difference
    }
    return Energy(mismatch: mismatch / 2, nudging: parameters.beta * cost(target: target))
  }

  /// The cost of the output, ½ |target − r_L|²; 0 without a target.
  @inline(__always)
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
