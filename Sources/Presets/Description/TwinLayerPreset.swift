/// What a layer of the twin starts from; nil is what the network's layer has.
package struct TwinLayerPreset: Equatable, Sendable {
  package var weights: WeightPreset?
  package var biases: WeightPreset?

  package init(weights: WeightPreset? = nil, biases: WeightPreset? = nil) {
    self.weights = weights
    self.biases = biases
  }
}
