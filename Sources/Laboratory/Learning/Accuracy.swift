import Formats
package import LatentEquilibrium
package import Presets
package import Samples

extension Preset {
  /// The same experiment without plasticity.
  package var withoutLearning: Preset {
    var preset = self
    (preset.eta, preset.etaTau) = (0, 0)
    preset.circuit.etaUp = 0
    (preset.circuit.etaToInterneurons, preset.circuit.etaFromInterneurons) = (0, 0)
    preset.phases = []
    for index in layers.indices {
      (preset.layers[index].eta, preset.layers[index].etaTau) = (nil, nil)
      preset.layers[index].etaUp = nil
    }
    for number in twins.indices {
      if twins[number].eta != nil { preset.twins[number].eta = 0 }
      if twins[number].etaTau != nil { preset.twins[number].etaTau = 0 }
      preset.twins[number].etaUp = nil
      preset.twins[number].etaToInterneurons = nil
      preset.twins[number].etaFromInterneurons = nil
    }
    return preset
  }

  /// The same experiment with the plasticity of another preset of the same circuit.
  package func learning(as other: Preset) -> Preset {
    var preset = self
    preset.phases = other.phases
    preset.circuit.etaUp = other.circuit.etaUp
    preset.circuit.etaToInterneurons = other.circuit.etaToInterneurons
    preset.circuit.etaFromInterneurons = other.circuit.etaFromInterneurons
    for (index, layer) in zip(layers.indices, other.layers) {
      preset.layers[index].etaUp = layer.etaUp
    }
    for (number, twin) in zip(twins.indices, other.twins) {
      preset.twins[number].etaUp = twin.etaUp
      preset.twins[number].etaToInterneurons = twin.etaToInterneurons
      preset.twins[number].etaFromInterneurons = twin.etaFromInterneurons
    }
    return preset
  }

  /// How many of the samples a network answers with their class, from 0 to 1; as for any model.
  package func accuracy(
    of network: Network, as member: Member = .network, on samples: SampleSet, limit: Int? = nil
  ) -> Double? {
    accuracy(of: AnyModel(network), as: member, on: samples, limit: limit)
  }

  /// How many of the samples a model answers with their class, from 0 to 1.
  ///
  /// A copy of the network goes on from its present state, without target and without plasticity. Each
  /// sample is shown as long as in the task, pauses included; the answer is the output with the
  /// highest rate at the end.
  ///
  /// - Parameters:
  ///   - model: of an experiment under this preset.
  ///   - member: which of its members that is.
  ///   - samples: as the network sees them: `task.test` or `task.training`.
  ///   - limit: the most samples to show, the first ones; nil is all.
  /// - Returns: nil where there is no task, no classes or no twin, or the network diverges.
  package func accuracy(
    of model: AnyModel, as member: Member = .network, on samples: SampleSet, limit: Int? = nil
  ) -> Double? {
    let preset = withoutLearning
    guard let task, !samples.classNames.isEmpty, samples.count > 0,
      let description = preset.model(of: member)
    else { return nil }
    var copy = model
    copy.adopt(description)
    let grid = TimeGrid(dt: dt)
    let hold = grid.steps(lasting: task.presentation)
    let pause = task.pause > 0 ? grid.steps(lasting: task.pause) : 0
    let nothing = [Double](repeating: 0, count: samples.inputs)
    let count = min(samples.count, max(1, limit ?? samples.count))
    var right = 0
    for sample in 0..<count {
      let stimulus = Array(samples.features(of: sample))
      do throws(Divergence) {
        for _ in 0..<hold { try copy.step(stimulus: stimulus, target: []) }
        if task.answer(copy.output) == samples.label(of: sample) { right += 1 }
        for _ in 0..<pause { try copy.step(stimulus: nothing, target: []) }
      } catch {
        return nil
      }
    }
    return Double(right) / Double(count)
  }

  /// How many of the samples the network without time would answer with their class, from 0 to 1:
  /// what Latent Equilibrium comes to whatever the presentation time.
  package func idealAccuracy(
    of network: Network, on samples: SampleSet, limit: Int? = nil
  ) -> Double? {
    guard let task, !samples.classNames.isEmpty, samples.count > 0 else { return nil }
    var ideal = IdealNetwork(shapedAs: network)
    let output = network.rateRange(ofLayer: network.layers.count - 1)
    let count = min(samples.count, max(1, limit ?? samples.count))
    let right = (0..<count).count { sample in
      ideal.evaluate(stimulus: Array(samples.features(of: sample)), weightsOf: network)
      return task.answer(ideal.rate[output]) == samples.label(of: sample)
    }
    return Double(right) / Double(count)
  }
}
