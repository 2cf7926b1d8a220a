/// What kind of network an experiment is of.
public enum ModelFamily: String, CaseIterable, Sendable {
  /// Layers of neurons, also those that settle before they learn.
  case layered
  /// Pyramidal cells and interneurons with dendrites.
  case microcircuit

  /// What is kept over time of every unit, drawn, and named in formulas, in the order in which it is kept.
  public var charted: [Signal] {
    switch self {
    case .layered: [.membranePotential, .rate, .error, .ideal]
    case .microcircuit:
      [
        .membranePotential, .prospectivePotential, .rate, .basalPotential, .apicalPotential,
        .ideal, .interneuronPotential, .interneuronProspectivePotential,
      ]
    }
  }

  /// What units of a model of this family can have.
  public var signals: [Signal] {
    switch self {
    case .layered:
      [
        .membranePotential, .rate, .prospectivePotential, .synapticInput, .error, .errorMemory,
        .tauM, .bias,
      ]
    case .microcircuit:
      [
        .membranePotential, .rate, .prospectivePotential, .basalPotential, .apicalPotential,
        .interneuronPotential, .interneuronProspectivePotential, .interneuronRate,
        .dendriticPotential,
      ]
    }
  }

  /// What is recorded of it where nothing else is asked for.
  public var recorded: [Signal] {
    switch self {
    case .layered: [.membranePotential, .rate, .error]
    case .microcircuit:
      [.membranePotential, .rate, .basalPotential, .apicalPotential, .interneuronPotential]
    }
  }

  /// What its weights are, as a hidden layer has them.
  public var projectionKinds: [Projection.Kind] {
    switch self {
    case .layered: [.forward]
    case .microcircuit: [.up, .down, .toInterneurons, .fromInterneurons]
    }
  }

  /// Which units of a signal each layer has, numbered as the values of the signal are; none where the layer
  /// does not have it.
  ///
  /// - Parameter layers: how many neurons or pyramidal cells each layer has. A hidden layer of a circuit has
  ///   one interneuron for each cell of the layer above.
  public func units(of signal: Signal, layers: [Int]) -> [Range<Int>] {
    var first = 0
    let counts =
      signal.isOfInterneurons
      ? self == .microcircuit ? Array(layers.dropFirst()) + [0] : layers.map { _ in 0 } : layers
    return counts.map { count in
      defer { first += count }
      return first..<first + count
    }
  }

  /// All weights of a model, layer by layer, and within one in the order of `Projection.Kind`.
  ///
  /// - Parameters:
  ///   - inputs: how many numbers the stimulus has.
  ///   - layers: how many neurons or pyramidal cells each layer has.
  ///   - kinds: by what each layer is reached; dense where nothing is said. What pools has no weights.
  public func projections(
    inputs: Int, layers: [Int], kinds: [LayerKind] = []
  ) -> [Projection] {
    layers.indices.flatMap { layer -> [Projection] in
      let (own, below) = (layers[layer], layer == 0 ? nil : layer - 1)
      let kind = kinds.indices.contains(layer) ? kinds[layer] : .dense
      let shape = kind.weightShape(neurons: own, inputs: below.map { layers[$0] } ?? inputs)
      guard shape.rows > 0 else { return [] }
      let up = Projection(
        kind: self == .layered ? .forward : .up, layer: layer, from: below, to: layer,
        rows: shape.rows, columns: shape.columns)
      guard self == .microcircuit, layer + 1 < layers.count else { return [up] }
      // Interneurons are counted after all layers.
      let (above, beside) = (layers[layer + 1], layers.count + layer)
      return [
        up,
        Projection(
          kind: .down, layer: layer, from: layer + 1, to: layer, rows: own, columns: above),
        Projection(
          kind: .toInterneurons, layer: layer, from: layer, to: beside, rows: above, columns: own),
        Projection(
          kind: .fromInterneurons, layer: layer, from: beside, to: layer, rows: own,
          columns: above),
      ]
    }
  }
}
