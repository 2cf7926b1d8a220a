import LatentEquilibrium
import Presets

/// How a sample is answered before it is learned: copies of the participants see it without target and
/// plasticity, step by step with those that learn from it.
///
/// So the answers are as fair as those to test samples, and cost no more time at once than learning.
struct Rehearsal: Equatable, Sendable {
  private var copies: [Participant]

  init(of participants: [Participant]) {
    copies = participants
    for place in copies.indices { copies[place].model.stopLearning() }
  }

  /// Makes a step; who diverges drops out.
  mutating func see(_ stimulus: [Double]) {
    for place in copies.indices.reversed() {
      do throws(Divergence) {
        try copies[place].model.step(stimulus: stimulus, target: [])
      } catch {
        copies.remove(at: place)
      }
    }
  }

  /// The class that the output stands for. Nil for who is not there.
  func answer(of learner: LearningCurve.Learner, to task: TaskPreset) -> Int? {
    copies.first { $0.learner == learner }.map { task.answer($0.model.output) }
  }
}
