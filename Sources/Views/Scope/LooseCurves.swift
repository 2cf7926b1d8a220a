import Formats
import Laboratory
import LatentEquilibrium
package import Presets
package import Stage
import Terminal

// What lies behind the traces of the scope: the other neurons, and the ghosts.
extension Staged<ScopeView> {
  /// As many neurons of a layer as are drawn at once.
  private static let mostNeurons = 32

  /// The neurons of a layer besides the chosen one, where they are wanted.
  package func neurons(
    ofLayer layer: Int, _ signal: ChartSignal, _ member: Member, _ axis: TimeAxis
  ) -> [LooseCurve] {
    guard view.showsAllNeurons else { return [] }
    guard case .neuron(let kind, _, let chosen)? = channel(of: signal, ofLayer: layer, member)
    else { return [] }
    let units = preset.family.units(of: kind, layers: preset.sizes)[layer]
    return units.filter { $0 != chosen }.prefix(Self.mostNeurons - 1).map { unit in
      let extents = axis.extents(of: .neuron(kind, member, unit), in: timeline.trace)
      return LooseCurve(
        values: extents.map { ($0.low + $0.high) / 2 }, number: nil, spacing: 3)
    }
  }

  /// The ghosts of a signal.
  func ghosts(
    ofLayer layer: Int, _ signal: ChartSignal, _ member: Member, _ axis: TimeAxis
  ) -> [LooseCurve] {
    guard let channel = channel(of: signal, ofLayer: layer, member) else { return [] }
    return curvesOfGhosts(axis) { values in values(channel) }
  }

  /// What the ghosts were in difference: the twin less the network, or for the rates what the
  /// network was off the ideal.
  func ghostDifferences(
    ofLayer layer: Int, _ signal: ChartSignal, _ axis: TimeAxis
  ) -> [LooseCurve] {
    let neuron = place(ofLayer: layer)
    guard let ofTwin = channel(of: signal, ofLayer: layer, compared),
      let ofNetwork = channel(of: signal, ofLayer: layer, .network)
    else { return [] }
    return curvesOfGhosts(axis) { values in
      let (one, other) =
        signal == .rate
        ? (values(.rate(.network, neuron)), values(.ideal(.network, neuron)))
        : (values(ofTwin), values(ofNetwork))
      return zip(one, other).map { $0 - $1 }
    }
  }

  private func curvesOfGhosts(
    _ axis: TimeAxis, _ curve: ((Trace.Channel) -> [Double]) -> [Double]
  ) -> [LooseCurve] {
    guard !bench.ghosts.isEmpty else { return [] }
    let isPeriodic = timeline.experiment.stimulusCycle != nil
    return zip(1..., bench.ghosts).filter { $1.fits(preset) }.map { number, ghost in
      let values = curve { ghost.values(of: $0, on: axis, isPeriodic: isPeriodic) }
      return LooseCurve(values: values, number: number, spacing: 5)
    }
  }
}
