import Laboratory
import Presets

extension TraceSignal {
  /// Where it is in a trace of the preset.
  func channel(in preset: Preset) -> Trace.Channel {
    switch self {
    case .stimulus(let number): return .stimulus(number)
    case .target(let number): return .target(number)
    case .neuron(let kind, let member, let layer, let number):
      let place = preset.layers[..<layer].reduce(number) { $0 + $1.neurons }
      return .neuron(kind, member, place)
    }
  }
}
