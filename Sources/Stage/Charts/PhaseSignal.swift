package import Laboratory
package import Presets

/// A signal that can stand on an axis of the phase view.
package typealias PhaseSignal = AxisPreset.Signal

extension PhaseSignal {
  /// Its symbol, as an axis and the titles show it.
  package var symbol: String {
    switch self {
    case .membranePotential: "u"
    case .rate: "r"
    case .ideal: "ideal r"
    case .error: "e"
    case .stimulus: "stimulus"
    case .target: "target"
    case .weight: "w"
    }
  }

  package var summary: String {
    switch self {
    case .membranePotential: "u, the membrane potential"
    case .rate: "r, the output"
    case .ideal: "what r would be without time"
    case .error: "e, the error"
    case .stimulus: "the stimulus"
    case .target: "the target of the output"
    case .weight: "w, a weight"
    }
  }

  package var next: PhaseSignal {
    let all = PhaseSignal.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// The recorded channel; nil for a weight, which has a trail.
  ///
  /// - Parameters:
  ///   - neuron: counted over the whole network.
  ///   - number: the input's, or the output's.
  package func channel(_ member: Member, _ neuron: Int, number: Int) -> Trace.Channel? {
    switch self {
    case .membranePotential: .membranePotential(member, neuron)
    case .rate: .rate(member, neuron)
    case .ideal: .ideal(member, neuron)
    case .error: .error(member, neuron)
    case .stimulus: .stimulus(number)
    case .target: .target(number)
    case .weight: nil
    }
  }
}
