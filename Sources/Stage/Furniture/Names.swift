import Formats
import Laboratory
package import LatentEquilibrium
package import Presets
import Terminal

// What the networks are called, and which unit of them is meant.
//
// Each takes the preset once: what is asked for it hands out a copy.
extension OnStage {
  /// What the network is called: "LE" where every layer looks ahead by its own lag.
  package var networkName: String {
    let preset = preset
    if preset.family == .microcircuit { return preset.circuit.isProspective ? "LE" : "original" }
    let isLatentEquilibrium = preset.layers.indices.allSatisfy {
      preset.tauR(ofLayer: $0) == preset.tauM(ofLayer: $0)
    }
    return isLatentEquilibrium ? "LE" : "network"
  }

  /// The twin that all views compare with.
  package var compared: Member { bench.compared }

  /// The network, and the twin that it is compared with where there is one.
  package var pair: [Member] { preset.twin == nil ? [.network] : [.network, compared] }

  /// What the twin compared with is called: "leaky" where it does not look ahead at all.
  package var twinName: String { preset.twinName(compared) }

  /// What the next twin to compare with is called, behind the key that takes it: "B: clean errors"; nil
  /// where there is no other.
  package var nextTwinInWords: String? {
    guard preset.twins.count > 1 else { return nil }
    return "\(keys.name(of: .nextTwin, in: glyphs)): \(preset.twinName(twinAfterCompared))"
  }

  /// The twin after the one compared with; after the last the first.
  package var twinAfterCompared: Member {
    let twins = Array(preset.members.dropFirst())
    let place = twins.firstIndex(of: compared) ?? -1
    return twins.isEmpty ? .twin : twins[(place + 1) % twins.count]
  }

  /// What a member of the experiment is called.
  package func name(of member: Member) -> String {
    member == .network ? networkName : preset.twinName(member)
  }

  /// The networks that are drawn.
  package var shownMembers: [Member] {
    twinMode == .off ? [.network] : pair
  }

  /// Whether a network has errors to be drawn.
  package var hasErrors: Bool { Member.allCases.contains { timeline.experiment.hasErrors($0) } }

  /// The layer that the scope speaks of, counted from 0: the chosen one, else the output.
  package var chosenLayer: Int { layer ?? bench.guide?.layer ?? preset.layers.count - 1 }

  /// The neuron drawn of a layer, counted from 0 within the layer.
  package func shownNeuron(ofLayer layer: Int) -> Int {
    min(neuron, preset.layers[layer].neurons - 1)
  }

  /// Likewise, counted over the whole network.
  package func place(ofLayer layer: Int) -> Int {
    let layers = preset.layers
    return layers[..<layer].reduce(min(neuron, layers[layer].neurons - 1)) { $0 + $1.neurons }
  }

  /// The unit drawn of a signal of a layer, as the signal's values are numbered; nil where the layer does
  /// not have it.
  package func unit(of signal: Signal, inLayer layer: Int) -> Int? {
    let preset = preset
    let units = preset.family.units(of: signal, layers: preset.sizes)[layer]
    return units.isEmpty ? nil : units.lowerBound + min(neuron, units.count - 1)
  }

  /// By how much a network looks ahead.
  package func lookahead(of member: Member) -> Lookahead {
    let preset = preset
    let alone = preset.comparing(with: member)
    if preset.family == .microcircuit {
      let looksAhead = preset.twin(member)?.isProspective ?? preset.circuit.isProspective
      return looksAhead ? .ownLag : .none
    }
    let times: [(tauR: Double?, tauM: Double?)] =
      member == .network
      ? preset.layers.indices.flatMap { layer in
        zip(preset.tauR(ofLayer: layer), preset.tauM(ofLayer: layer)).map { ($0, $1) }
      }
      : [(alone.value(of: .twinTauR).number, alone.value(of: .twinTauM).number)]
    if times.allSatisfy({ $0.tauR == 0 }) { return .none }
    return times.allSatisfy { $0.tauR != nil && $0.tauR == $0.tauM } ? .ownLag : .other
  }
}

/// By how much a network looks ahead.
package enum Lookahead: Sendable {
  case none, ownLag, other

  /// In words for who sees it for the first time, the longest first.
  package var meanings: [String] {
    switch self {
    case .ownLag:
      ["Latent Equilibrium: looks ahead", "Latent Equilibrium", "looks ahead"]
    case .none: ["without looking ahead", "no lookahead"]
    case .other:
      [
        "looks ahead by \(Parameter.tauR.symbol), not \(Parameter.tauM.symbol)",
        "\(Parameter.tauR.symbol) is not \(Parameter.tauM.symbol)",
      ]
    }
  }
}
