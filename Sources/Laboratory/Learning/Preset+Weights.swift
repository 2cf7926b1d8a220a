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
    for (number, projection) in projections.enumerated() {
      let learned = weights[.network, number]
      preset.setWeights(learned.weights, biases: learned.biases, of: projection)
    }
    for (twin, member) in zip(twins.indices, members.dropFirst()) {
      var layers: [TwinLayerPreset] = []
      if weights.hasOwn(member.learner) {
        layers = self.layers.map { _ in TwinLayerPreset() }
        for (number, projection) in projections.enumerated() {
          let learned = weights[member.learner, number]
          layers[projection.layer].setWeights(
            learned.weights, biases: learned.biases, of: projection)
        }
      }
      preset.twins[twin].layers = layers
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
  package func keepingWeights(of model: AnyModel) -> Preset {
    guard let description = self.model(of: .network) else { return self }
    let drawn = AnyModel(description)
    if model.hasSameWeights(as: drawn) { return self }
    var preset = self
    for projection in projections {
      let (weights, biases) = (model.weights(of: projection), model.biases(of: projection))
      let before = preset.layers[projection.layer]
      preset.setWeights(weights, biases: biases, of: projection)
      // What a circuit starts with follows from its other weights, unless all are written out.
      guard family == .layered else { continue }
      if weights == drawn.weights(of: projection) {
        preset.layers[projection.layer].weights = before.weights
      }
      if biases == drawn.biases(of: projection) {
        preset.layers[projection.layer].biases = before.biases
      }
    }
    return preset
  }
}
