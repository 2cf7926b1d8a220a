extension Preset {
  /// Whether anything tells the output what it should be.
  package var hasTarget: Bool { task != nil || target.kind != .none }

  /// Whether weights change, with or without a target.
  package var learns: Bool { layers.contains { $0.eta ?? eta > 0 } }

  /// Whether membrane time constants change.
  package var learnsTimeConstants: Bool { layers.contains { $0.etaTau ?? etaTau > 0 } }

  /// Whether all weights are written out, so that none is drawn from the seed.
  package var hasGivenWeights: Bool {
    layers.allSatisfy { if case .explicit = $0.weights { true } else { false } }
  }

  /// How many weights are written out, the twin's own among them.
  package var givenWeightCount: Int {
    let all = layers.map(\.weights) + twins.flatMap(\.layers).compactMap(\.weights)
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
    seed == other.seed && inputs == other.inputs && layers.count == other.layers.count
      && zip(layers, other.layers).allSatisfy {
        $0.neurons == $1.neurons && $0.weights == $1.weights && $0.biases == $1.biases
      }
      && max(1, twins.count) == max(1, other.twins.count)
      && zip(twins, other.twins).allSatisfy { $0.layers == $1.layers }
  }
}
