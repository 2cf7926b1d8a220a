package import Formats
package import Laboratory

extension Training {
  /// The present weights and biases of a learner; nil where there is none.
  package func weights(of learner: LearningCurve.Learner) -> [LearnedWeights]? {
    switch learner {
    case .network: network.learned
    case .twin, .twin2, .twin3: twin(learner)?.learned
    case .yardstick: yardstick?.learned
    }
  }

  /// What `--save` writes: the weights of all learners, and the preset.
  package var savedWeights: NumpyArchive {
    NumpyArchive(weightsUnder: preset) { weights(of: $0) }
  }
}

extension TargetTraining {
  /// The present weights and biases of a learner; nil where there is none.
  package func weights(of learner: LearningCurve.Learner) -> [LearnedWeights]? {
    experiment.participant(learner)?.model.learned
  }

  /// What `--save` writes: the weights of all learners, and the preset.
  package var savedWeights: NumpyArchive {
    NumpyArchive(weightsUnder: experiment.preset) { weights(of: $0) }
  }
}
