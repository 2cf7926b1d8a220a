import Formats
import LatentEquilibrium
package import Presets

/// Where learning takes the weights of each layer, against where the cost falls the fastest: the angle
/// between the sum of the updates and the sum of the gradients (`GradientAngle`) over as long as the
/// loss is averaged.
///
/// An estimate: near the optimum both sums are little but noise, and so is the angle.
package struct LearningDirection: Equatable, Sendable {
  /// Over how many steps the sums are.
  package let steps: Int
  private let ofMembers: [Member: [Double?]]

  /// The angle in degrees between what a layer learns and the negative gradient; 0 is the gradient
  /// itself, 90 says nothing about it.
  ///
  /// - Returns: one a layer, from the first layer up; nil where it learns nothing, or there is nothing
  ///   to learn.
  package func angles(of member: Member) -> [Double?] { ofMembers[member] ?? [] }

  /// Looks at what an experiment learns next, over as long as its curve averages the loss, or a tenth of
  /// its steps so far. A copy is stepped; of a large network fewer steps, so that nobody waits.
  ///
  /// - Returns: nil where there is no target, or a network is about to diverge.
  package init?(of experiment: Experiment) {
    let preset = experiment.preset
    guard preset.hasTarget else { return nil }
    let window = experiment.curve.map(\.recentSteps) ?? experiment.age / 10
    self.init(
      of: experiment,
      steps: min(
        max(preset.stepsOfLesson, window), max(1, Self.mostWeights / max(1, preset.weightCount))))
  }

  /// Looks at what an experiment learns in its next steps.
  init?(of experiment: Experiment, steps: Int) {
    self.steps = steps
    var copy = experiment
    let members = copy.preset.members
    var sums = members.map { copy.network($0).map(GradientAngle.init) }
    for _ in 0..<steps {
      guard (try? copy.advance()) != nil else { return nil }
      for (place, member) in members.enumerated() {
        guard let network = copy.network(member) else { continue }
        sums[place]?.add(network, stimulus: copy.stimulus, target: copy.target)
      }
    }
    var ofMembers: [Member: [Double?]] = [:]
    for (member, sum) in zip(members, sums) {
      ofMembers[member] = copy.network(member).flatMap { sum?.ofLayers($0) }
    }
    self.ofMembers = ofMembers
  }

  /// Over all steps together; a few milliseconds.
  private static let mostWeights = 500_000
}

extension Experiment {
  /// Where learning goes from here; nil where there is no target.
  package var direction: LearningDirection? { LearningDirection(of: self) }
}
