import Formats
package import Laboratory
import LatentEquilibrium
package import Presets

/// What a column of charts shows of each layer.
package enum ChartSignal: CaseIterable, Sendable {
  case membranePotential, rate, error
  /// Of the whole network, in its parts, whatever the layer.
  case energy

  /// Those that every neuron has.
  package static let ofNeurons: [ChartSignal] = [.membranePotential, .rate, .error]

  /// As a chart's title names it.
  package var title: String {
    switch self {
    case .membranePotential: "u membrane"
    case .rate: "r output"
    case .error: "e error"
    case .energy: "E energy"
    }
  }

  /// The symbol alone.
  package var symbol: String { String(title.prefix(1)) }

  /// The recorded channel of a network's neuron.
  package func channel(_ member: Member, _ neuron: Int) -> Trace.Channel {
    switch self {
    case .membranePotential: .membranePotential(member, neuron)
    case .rate: .rate(member, neuron)
    case .error: .error(member, neuron)
    case .energy: .energy(.total, member)
    }
  }
}
