import Laboratory
import Presets
import Samples

/// For how long those of an experiment have to learn until they answer 80 % of the test samples: the time
/// their neurons need, however many copies learn at once.
///
/// All learn in minibatches from the same samples, and are tested after every 20 of them with at most 500
/// test samples, for as many passes as the task has and as long as the preset lasts, or until nobody is
/// left on the way.
struct LearningRace {
  private static let minibatchesBetweenTests = 20
  private static let mostTests = 500
  private var training: Training

  /// Nil where the preset cannot be trained in minibatches.
  init?(_ preset: Preset) {
    guard let task = preset.task,
      let training = try? Training(
        preset, testCount: min(Self.mostTests, task.test.count),
        rowsOfPass: task.training.count / (task.batch * Self.minibatchesBetweenTests))
    else { return nil }
    self.training = training
    let members = preset.members
    while self.training.time < preset.duration,
      self.training.samples < task.epochs * task.training.count,
      !members.allSatisfy({ seconds(of: $0) != nil })
    {
      do throws(ExperimentFault) {
        try self.training.advance()
      } catch {
        return
      }
    }
  }

  /// How many simulated seconds a member learned until then; nil where it did not come so far.
  func seconds(of member: Member) -> Double? {
    training.time(of: member.learner, reaching: Training.goal).map { $0 / 1000 }
  }
}
