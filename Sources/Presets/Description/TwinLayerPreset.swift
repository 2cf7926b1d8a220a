package import LatentEquilibrium

/// What a layer of the twin starts from; nil is what the network's layer has.
package struct TwinLayerPreset: Equatable, Sendable {
  package var weights: WeightPreset?
  package var biases: WeightPreset?
  package var circuitWeights = CircuitWeightsPreset.none

  package init(weights: WeightPreset? = nil, biases: WeightPreset? = nil) {
    self.weights = weights
    self.biases = biases
  }

  /// Writes out the weights, and the biases that learn with them.
  package mutating func setWeights(
    _ weights: [[Double]], biases: [Double], of projection: Projection
  ) {
    if let (_, path) = CircuitWeightsPreset.paths.first(where: { $0.kind == projection.kind }) {
      circuitWeights[keyPath: path] = .explicit(weights)
    } else {
      (self.weights, self.biases) = (.explicit(weights), .explicit(biases.map { [$0] }))
    }
  }
}
