import Formats
package import LatentEquilibrium
package import Presets

/// What changes with time: "r.twin.4", "u.le.2.3" for its third neuron, "stimulus", "target.2".
package enum TraceSignal: Equatable, Sendable {
  case stimulus(Int)
  case target(Int)
  /// A neuron's signal; layer and neuron count from 0.
  case neuron(Signal, Member, layer: Int, Int)

  init?(named name: String) {
    let words = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let numbers = words.drop { NetworkPlace.number($0) == nil }.compactMap(NetworkPlace.number)
    switch words.first {
    case "stimulus" where words.count == 1 + numbers.count && numbers.count < 2:
      self = .stimulus(numbers.first ?? 0)
    case "target" where words.count == 1 + numbers.count && numbers.count < 2:
      self = .target(numbers.first ?? 0)
    default:
      let ends = words.dropFirst(2).compactMap(NetworkPlace.number)
      guard let kind = words.first.flatMap(Signal.init),
        ModelFamily.allCases.contains(where: { $0.charted.contains(kind) }), words.count > 2,
        let member = Member(rawValue: words[1]), ends.count == words.count - 2, ends.count < 3
      else { return nil }
      self = .neuron(kind, member, layer: ends[0], ends.count > 1 ? ends[1] : 0)
    }
  }

  var name: String {
    switch self {
    case .stimulus(let number): "stimulus.\(number + 1)"
    case .target(let number): "target.\(number + 1)"
    case .neuron(let kind, let member, let layer, let number):
      "\(kind.rawValue).\(member.rawValue).\(layer + 1).\(number + 1)"
    }
  }

  func fault(in preset: Preset) -> String? {
    switch self {
    case .stimulus(let number):
      number < preset.inputs ? nil : "\(name): this preset has \(preset.inputs) inputs"
    case .target(let number):
      number < preset.layers.last?.neurons ?? 0 ? nil : "\(name): there is no such output"
    case .neuron(let kind, let member, let layer, let number):
      NetworkPlace.fault(name, of: member, layer: layer, in: preset)
        ?? fault(of: kind, layer, number, in: preset)
    }
  }

  private func fault(of kind: Signal, _ layer: Int, _ number: Int, in preset: Preset) -> String? {
    guard preset.family.charted.contains(kind) else {
      let known = preset.family.charted.map(\.symbol).joined(", ", last: " and ")
      return "\(name): a \(preset.family.noun) has no \(kind.symbol); it has \(known)"
    }
    let units = preset.family.units(of: kind, layers: preset.sizes)[layer].count
    let noun = kind.isOfInterneurons ? "interneurons" : "neurons"
    return number < units ? nil : "\(name): layer \(layer + 1) has \(units) \(noun)"
  }
}
