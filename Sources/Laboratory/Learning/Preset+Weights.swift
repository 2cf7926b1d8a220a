package import LatentEquilibrium
package import Presets

extension Preset {
  /// The preset with the weights and biases that its network has now: written out, layer by layer,
  /// where learning has moved them away from what the preset says or draws.
  package func keepingWeights(of network: Network) -> Preset {
    var preset = self
    let drawn = self.network.layers
    for (number, layer) in network.layers.enumerated() {
      let weights = (0..<layer.neurons).map { neuron in
        (0..<layer.inputs).map { network.weight(layer: number, neuron: neuron, input: $0) }
      }
      let biases = Array(network.bias[layer.range])
      if weights != drawn[number].weights { preset.layers[number].weights = .explicit(weights) }
      if biases != drawn[number].biases {
        preset.layers[number].biases = .explicit(biases.map { [$0] })
      }
    }
    return preset
  }
}
