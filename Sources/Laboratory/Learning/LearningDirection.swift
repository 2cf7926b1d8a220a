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

  /// Looks at what was learned lately, over as long as the curve averages the loss, or since something
  /// was changed. Those steps are made once more; of a large network fewer, so that nobody waits.
  ///
  /// - Returns: nil where there is no target, or nothing yet, and of a circuit.
  package init?(of timeline: borrowing Timeline) {
    let preset = timeline.preset
    guard preset.hasTarget, preset.family == .layered else { return nil }
    let window = max(preset.stepsOfLesson, timeline.experiment.curve?.recentSteps ?? 0)
    let past = timeline.past(min(window, Self.mostSteps(of: preset)))
    self.init(from: past, steps: timeline.experiment.age - past.age)
  }

  /// Looks at what an experiment learned in the steps after a copy was made of it; of a large network in
  /// the first of them.
  ///
  /// - Returns: nil where there is no target, no step, or a network diverges.
  package init?(from past: Experiment, steps: Int) {
    let steps = min(steps, Self.mostSteps(of: past.preset))
    guard steps > 0, past.preset.hasTarget else { return nil }
    self.steps = steps
    var copy = past
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

  /// As many as take a few milliseconds.
  private static func mostSteps(of preset: Preset) -> Int {
    max(1, 500_000 / max(1, preset.weightCount))
  }
}
