package import LatentEquilibrium
package import Presets

/// A signal that can stand on an axis of the phase view.
package typealias PhaseSignal = AxisPreset.Signal

extension PhaseSignal {
  /// Its symbol, as an axis and the titles show it.
  package var symbol: String {
    switch self {
    case .ideal: "ideal r"
    case .basalPotential: "v_B"
    case .apicalPotential: "v_A"
    case .interneuronPotential: "u_I"
    case .interneuronProspectivePotential: "p_I"
    default: rawValue
    }
  }

  package var summary: String {
    switch self {
    case .ideal: "what r would be without time"
    case .stimulus: "the stimulus"
    case .target: "the target of the output"
    default: ofUnits.map { "\(symbol), \($0.name)" } ?? "\(rawValue), a weight"
    }
  }

  package func next(in family: ModelFamily) -> PhaseSignal {
    let all = PhaseSignal.all(of: family)
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
