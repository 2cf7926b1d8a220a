package import Formats
package import LatentEquilibrium
package import Presets

extension Preset {
  /// The preset with weights from a file, written out: its network starts from them, and so do its
  /// twins, from their own where the file has them.
  ///
  /// What is made of the preset carries them: recordings, sweeps, state tokens, a run that begins again.
  package func starting(from weights: TrainedWeights) -> Preset {
    var preset = self
    for number in layers.indices {
      let learned = weights[.network, number]
      preset.layers[number].weights = .explicit(learned.weights)
      preset.layers[number].biases = .explicit(learned.biases.map { [$0] })
    }
    for (twin, member) in zip(twins.indices, members.dropFirst()) {
      preset.twins[twin].layers =
        weights.hasOwn(member.learner)
        ? layers.indices.map { number in
          let learned = weights[member.learner, number]
          return TwinLayerPreset(
            weights: .explicit(learned.weights), biases: .explicit(learned.biases.map { [$0] }))
        } : []
    }
    return preset
  }

  /// The preset with the weights in a .npz file.
  ///
  /// - Throws: why they cannot be had, or which array does not fit, with the file.
  package func loading(_ path: String) throws(Fault) -> Preset {
    starting(from: try TrainedWeights(reading: path, of: members.map(\.learner), for: self))
  }

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
