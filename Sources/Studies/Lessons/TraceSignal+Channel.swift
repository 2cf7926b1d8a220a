import Laboratory
import LatentEquilibrium
import Presets

extension TraceSignal {
  /// Where it is in a trace of the preset.
  func channel(in preset: Preset) -> Trace.Channel {
    switch self {
    case .stimulus(let number): return .stimulus(number)
    case .target(let number): return .target(number)
    case .neuron(let kind, let member, let layer, let number):
      let units = preset.family.units(of: kind, layers: preset.sizes)[layer]
      return .neuron(kind, member, units.lowerBound + number)
    }
  }
}
