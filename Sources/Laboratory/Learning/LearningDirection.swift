import Formats
import LatentEquilibrium
package import Presets

/// Where learning takes the weights of each layer, against where the cost falls the fastest: the mean
/// of `GradientAngle` over as long as one thing is learned.
package struct LearningDirection: Equatable, Sendable {
  /// Over how many steps the mean is.
  package let steps: Int
  private let network: [Double?]
  private let twin: [Double?]

  /// The mean angle in degrees between the update of a layer and the negative gradient; 0 is the
  /// gradient itself, 90 says nothing about it.
  ///
  /// - Returns: one a layer, from the first layer up; nil where update or gradient were always 0.
  package func angles(of member: Member) -> [Double?] { member == .network ? network : twin }

  /// Looks at what an experiment learns next: from one presentation of its task with the pause, or in
  /// 10 ms. A copy is stepped; of a large network less than that, so that nobody waits.
  ///
  /// - Returns: nil where there is no target, or a network is about to diverge.
  package init?(of experiment: Experiment) {
    guard experiment.preset.hasTarget else { return nil }
    let weights = experiment.network.layers.reduce(0) { $0 + $1.neurons * $1.inputs }
    steps = min(experiment.preset.stepsOfLesson, max(1, Self.mostWeights / max(1, weights)))
    var copy = experiment
    var sum = AngleSum(layers: experiment.network.layers.count)
    var twinSum = sum
    for _ in 0..<steps {
      guard (try? copy.advance()) != nil else { return nil }
      sum.add(
        GradientAngle.ofLayers(copy.network, stimulus: copy.stimulus, target: copy.target))
      guard let twin = copy.twin else { continue }
      twinSum.add(GradientAngle.ofLayers(twin, stimulus: copy.stimulus, target: copy.target))
    }
    (network, twin) = (sum.means, twinSum.means)
  }

  /// Over all steps together; a few milliseconds.
  private static let mostWeights = 500_000
}

/// The angles of each layer, added up.
private struct AngleSum {
  private var sums: [Double]
  private var counts: [Double]

  init(layers: Int) {
    sums = Array(repeating: 0, count: layers)
    counts = sums
  }

  mutating func add(_ angles: [Double?]) {
    for (layer, angle) in angles.enumerated() {
      guard let angle else { continue }
      sums[layer] += angle
      counts[layer] += 1
    }
  }

  var means: [Double?] { zip(sums, counts).map { $1 > 0 ? $0 / $1 : nil } }
}
