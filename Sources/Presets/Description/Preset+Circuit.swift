package import LatentEquilibrium

extension Preset {
  /// The number of neurons, or of pyramidal cells, of each layer.
  package var sizes: [Int] { layers.map(\.neurons) }

  /// All weights that its models have.
  package var projections: [Projection] {
    family.projections(inputs: inputs, layers: sizes, kinds: layers.map(\.kind))
  }

  /// Writes out the weights, and the biases that learn with them, of the network.
  package mutating func setWeights(
    _ weights: [[Double]], biases: [Double], of projection: Projection
  ) {
    let layer = projection.layer
    if let (_, path) = CircuitWeightsPreset.paths.first(where: { $0.kind == projection.kind }) {
      layers[layer].circuitWeights[keyPath: path] = .explicit(weights)
    } else {
      layers[layer].weights = .explicit(weights)
      layers[layer].biases = .explicit(biases.map { [$0] })
    }
  }

  /// The microcircuit that the preset describes, or a twin of it, weights that are not written out drawn
  /// from the seed.
  func circuit(of twin: TwinPreset?) -> MicrocircuitDescription {
    let layers = self.layers.indices.map { number in
      let layer = self.layers[number]
      let own = twin?.layers.isEmpty == false ? twin?.layers[number].circuitWeights : nil
      func weights(_ kind: Projection.Kind) -> [[Double]]? {
        let projection = projections.first { $0.layer == number && $0.kind == kind }
        guard let projection,
          let (_, path) = CircuitWeightsPreset.paths.first(where: { $0.kind == kind })
        else { return nil }
        let isImplied = circuit.start == .selfPredicting && kind.isOfInterneurons
        let given = own?[keyPath: path] ?? layer.circuitWeights[keyPath: path]
        guard let recipe = given ?? (isImplied ? nil : .uniform(low: -1, high: 1)) else {
          return nil
        }
        var generator = RandomGenerator(seed: seed, stream: "\(kind.rawValue) \(number + 1)")
        return recipe.matrix(
          rows: projection.rows, columns: projection.columns, using: &generator)
      }
      return MicrocircuitLayer(
        fromBelow: weights(.up) ?? [],
        fromAbove: weights(.down).map {
          .init(
            down: $0, toInterneurons: weights(.toInterneurons),
            fromInterneurons: weights(.fromInterneurons))
        }, learningRate: twin?.etaUp ?? layer.etaUp ?? circuit.etaUp,
        bound: layer.upLimit ?? circuit.upLimit ?? .infinity)
    }
    return MicrocircuitDescription(
      inputs: inputs, layers: layers, dt: dt, conductances: circuit.conductances,
      isProspective: twin?.isProspective ?? circuit.isProspective,
      interneuronLearningRate: twin?.etaToInterneurons ?? circuit.etaToInterneurons,
      apicalLearningRate: twin?.etaFromInterneurons ?? circuit.etaFromInterneurons)
  }
}

extension Projection.Kind {
  /// Whether they lead to interneurons or come from them, so that a circuit that predicts itself implies
  /// them.
  fileprivate var isOfInterneurons: Bool { self == .toInterneurons || self == .fromInterneurons }
}
