package import Laboratory
package import LatentEquilibrium
package import Presets

/// The experiment as its last step found it, and as it left it, under the preset of that step.
package struct LastStep {
  package let before: Experiment
  package let after: Experiment

  /// nil where no step was made.
  package init?(_ timeline: Timeline) {
    guard let before = timeline.beforeLastStep else { return nil }
    var after = before
    // What went well the first time goes well again.
    guard (try? after.advance()) != nil else { return nil }
    (self.before, self.after) = (before, after)
  }

  /// What it did to a neuron.
  package func of(_ member: Member, layer: Int, _ neuron: Int) -> NeuronStep? {
    guard let before = before.network(member), let after = after.network(member),
      !after.layers[layer].isPooling
    else { return nil }
    return NeuronStep(layer: layer, neuron: neuron, from: before, to: after)
  }
}
