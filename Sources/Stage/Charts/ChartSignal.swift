import Formats
package import Laboratory
package import LatentEquilibrium
package import Presets

/// What a column of charts shows of each layer.
package enum ChartSignal: CaseIterable, Sendable {
  case membranePotential, rate, error
  /// Of a microcircuit: its dendrites, and an interneuron beside the cell above that it imitates.
  case basalPotential, apicalPotential, interneuron
  /// Of the whole network, in its parts, whatever the layer.
  case energy

  /// Those that every neuron of a family has.
  package static func ofNeurons(_ family: ModelFamily) -> [ChartSignal] {
    switch family {
    case .layered: [.membranePotential, .rate, .error]
    case .microcircuit: [.membranePotential, .basalPotential, .apicalPotential, .rate]
    }
  }

  /// As a chart's title names it.
  package var title: String {
    switch self {
    case .membranePotential: "u membrane"
    case .rate: "r output"
    case .error: "e error"
    case .basalPotential: "v_B basal"
    case .apicalPotential: "v_A apical"
    case .interneuron: "interneuron"
    case .energy: "E energy"
    }
  }

  /// The symbol alone.
  package var symbol: String {
    switch self {
    case .basalPotential: "v_B"
    case .apicalPotential: "v_A"
    case .interneuron: "u_I"
    default: String(title.prefix(1))
    }
  }

  /// What it shows of every unit; nil of the whole network.
  package var signal: Signal? {
    switch self {
    case .membranePotential: .membranePotential
    case .rate: .rate
    case .error: .error
    case .basalPotential: .basalPotential
    case .apicalPotential: .apicalPotential
    case .interneuron: .interneuronPotential
    case .energy: nil
    }
  }

  /// The recorded channel of a network's unit.
  package func channel(_ member: Member, _ unit: Int) -> Trace.Channel {
    signal.map { .neuron($0, member, unit) } ?? .energy(.total, member)
  }
}
