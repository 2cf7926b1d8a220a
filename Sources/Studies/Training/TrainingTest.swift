package import Laboratory
package import LatentEquilibrium
import Presets
import Samples

extension Training {
  /// How many of the test samples a learner answers with their class, from 0 to 1.
  ///
  /// As in the training, each copy is shown sample after sample for the presentation time and goes on
  /// from the state in which the one before left it, but without target and plasticity. The answer is
  /// the output with the highest rate at the end. Nothing is put to rest, or else a network that has
  /// not forgotten the last sample would be judged too kindly.
  ///
  /// - Returns: nil where there are no classes, or the learner diverged.
  package func accuracy(of learner: LearningCurve.Learner, workers: Workers = .alone) -> Double? {
    guard let task = preset.task, !task.test.classNames.isEmpty, testCount > 0 else { return nil }
    let still = preset.withoutLearning
    let grid = TimeGrid(dt: preset.dt)
    let hold = grid.steps(lasting: task.presentation)
    let pause = task.pause > 0 ? grid.steps(lasting: task.pause) : 0
    let output = preset.layers.count - 1
    do throws(Divergence) {
      switch learner {
      case .network, .twin, .twin2, .twin3:
        guard var copies = learner == .network ? network : twin(learner),
          let description = learner.member.flatMap({ still.model(of: $0) })
        else { return nil }
        copies.adopt(description)
        return try share(of: task.test) { stimulus throws(Divergence) in
          for _ in 0..<hold { try copies.step(stimulus: stimulus, workers: workers) }
          let answers = (0..<batch).map { copies.output(copy: $0) }
          let nothing = [Double](repeating: 0, count: stimulus.count)
          for _ in 0..<pause { try copies.step(stimulus: nothing, workers: workers) }
          return answers
        }
      case .yardstick:
        guard var exact = yardstick else { return nil }
        return try share(of: task.test) { stimulus throws(Divergence) in
          try exact.step(stimulus: stimulus, workers: workers)
          return (0..<batch).map { exact.rate(ofLayer: output, copy: $0) }
        }
      }
    } catch {
      return nil
    }
  }

  /// The share of right answers. Copies for which no sample is left see the first one again, and are
  /// not counted.
  private func share(
    of test: SampleSet, _ show: (_ stimulus: [Double]) throws(Divergence) -> [[Double]]
  ) throws(Divergence) -> Double {
    var right = 0
    for first in stride(from: 0, to: testCount, by: batch) {
      let samples = (first..<first + batch).map { $0 < testCount ? $0 : 0 }
      let answers = try show(test.columns(of: samples))
      for (sample, rates) in zip(samples, answers).prefix(testCount - first)
      where preset.task?.answer(rates) == test.label(of: sample) {
        right += 1
      }
    }
    return Double(right) / Double(testCount)
  }

  /// The error of a learner without time, over the variance of the answers, as `Preset.staticLoss`.
  package func staticLoss(of learner: LearningCurve.Learner) -> Double? {
    network(of: learner).flatMap { preset.staticLoss(of: $0) }
  }

  /// A learner as a network at rest; nil where there is none, or it is of another family.
  package func network(of learner: LearningCurve.Learner) -> Network? {
    if case .phased? = twin(learner) { return nil }
    guard preset.family == .layered, let weights = weights(of: learner),
      var description = preset.network(of: learner.member ?? .network)
    else { return nil }
    for learned in weights {
      let layer = learned.projection.to
      description.layers[layer].weights = learned.weights
      description.layers[layer].biases = learned.biases
    }
    return Network(description)
  }
}
