import Formats
package import Laboratory
package import LatentEquilibrium
package import Presets

extension OnStage {
  /// What others, and a target, see of a cell or a neuron: its rate, or in a circuit its potential, the
  /// prospective one where cells look ahead.
  package func seenSignal(of member: Member) -> Signal {
    switch preset.family {
    case .layered: .rate
    case .microcircuit:
      lookahead(of: member) == .ownLag ? .prospectivePotential : .membranePotential
    }
  }

  /// The channel of the unit that is drawn of a layer; nil where the layer has no such units.
  package func channel(
    of signal: ChartSignal, ofLayer layer: Int, _ member: Member
  ) -> Trace.Channel? {
    guard let kind = signal.signal else { return .energy(.total, member) }
    // Outputs have no apical dendrite, and what is seen of an interneuron is what it sends.
    if kind == .apicalPotential && layer == preset.layers.count - 1 { return nil }
    // What pools has neither a membrane nor an error.
    if kind != .rate && preset.layers[layer].kind.isPooling { return nil }
    let seen =
      signal == .interneuron && lookahead(of: member) == .ownLag
      ? Signal.interneuronProspectivePotential : kind
    return unit(of: seen, inLayer: layer).map { .neuron(seen, member, $0) }
  }
}
