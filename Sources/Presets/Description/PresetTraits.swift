import LatentEquilibrium

extension Preset {
  /// Whether anything tells the output what it should be.
  package var hasTarget: Bool { task != nil || target.kind != .none }

  /// Whether weights change, with or without a target.
  package var learns: Bool {
    hasRates || phases.contains { within($0).hasRates }
  }

  private var hasRates: Bool {
    switch family {
    case .layered: layers.contains { $0.eta ?? eta > 0 }
    case .microcircuit:
      circuit.etaToInterneurons > 0 || circuit.etaFromInterneurons > 0
        || layers.contains { $0.etaUp ?? circuit.etaUp > 0 }
    }
  }

  /// Whether membrane time constants change.
  package var learnsTimeConstants: Bool {
    family == .layered && layers.contains { $0.etaTau ?? etaTau > 0 }
  }

  /// Whether all weights are written out, so that none is drawn from the seed.
  package var hasGivenWeights: Bool {
    family == .layered
      && layers.allSatisfy { if case .explicit = $0.weights { true } else { false } }
  }

  /// How many weights are written out, the twin's own among them.
  package var givenWeightCount: Int {
    let all =
      layers.map(\.weights) + twins.flatMap(\.layers).compactMap(\.weights)
      + (layers.map(\.circuitWeights) + twins.flatMap(\.layers).map(\.circuitWeights)).flatMap {
        weights in CircuitWeightsPreset.paths.compactMap { weights[keyPath: $0.path] }
      }
    return all.reduce(0) { count, weights in
      if case .explicit(let rows) = weights {
        count + rows.count * (rows.first?.count ?? 0)
      } else {
        count
      }
    }
  }

  /// Whether the networks of this preset can take over the state of those of `other`. One twin may come
  /// and go; with more of them an experiment begins anew.
  package func hasSameWeights(as other: Preset) -> Bool {
    family == other.family && circuit.start == other.circuit.start && seed == other.seed
      && inputs == other.inputs && layers.count == other.layers.count
      && zip(layers, other.layers).allSatisfy {
        $0.neurons == $1.neurons && $0.kind == $1.kind && $0.weights == $1.weights
          && $0.biases == $1.biases
          && $0.circuitWeights == $1.circuitWeights
      }
      && max(1, twins.count) == max(1, other.twins.count)
      && zip(twins, other.twins).allSatisfy { $0.layers == $1.layers }
  }
}
