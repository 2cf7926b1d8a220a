package import Laboratory
import LatentEquilibrium
import Presets
import Stage

extension Staged<ScopeView> {
  /// What the charts of the scope draw.
  package var drawnChannels: [Trace.Channel] {
    let layout = layout(look.size)
    var channels: [Trace.Channel] = [.stimulus(min(neuron, preset.inputs - 1))]
    if preset.hasTarget || preset.task != nil {
      channels.append(.target(shownNeuron(ofLayer: preset.layers.count - 1)))
    }
    for member in overlaidMembers {
      if layout.signals == [.energy] {
        channels += Energy.Part.allCases.map { .energy($0, member) }
        continue
      }
      for (layer, description) in preset.layers.enumerated() {
        let first = place(ofLayer: layer) - shownNeuron(ofLayer: layer)
        let neurons =
          view.showsAllNeurons
          ? first..<first + description.neurons : place(ofLayer: layer)..<place(ofLayer: layer) + 1
        for neuron in neurons {
          channels += layout.signals.compactMap { signal in
            guard
              case .neuron(let kind, _, let chosen)? = channel(of: signal, ofLayer: layer, member)
            else { return nil }
            let units = preset.family.units(of: kind, layers: preset.sizes)[layer]
            let unit = chosen + neuron - place(ofLayer: layer)
            return units.contains(unit) ? .neuron(kind, member, unit) : nil
          }
          if layout.signals.contains(.rate) { channels.append(.ideal(member, neuron)) }
        }
      }
    }
    return channels
  }
}
