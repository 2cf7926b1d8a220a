package import Formats
package import Laboratory
import LatentEquilibrium
package import Presets

/// Learning from a plain target, such as a teacher, or from none: the experiment itself, step by step
/// in simulated time, with the learning curve in hundredths of the run.
package struct TargetTraining: Sendable {
  package internal(set) var experiment: Experiment
  /// How many steps there are in all.
  package let steps: Int
  /// One row for every complete hundredth of the run.
  package internal(set) var rows: [Row] = []
  private var sums: Row
  /// The learners before the first step.
  private let untaught: [LearningCurve.Learner: AnyModel]
  /// The target as it would be if it went on for ever, once it has ended.
  private var goingOn: TargetSignal
  private let ending: Int?
  var free: FreeRun
  /// A checksum of the weights from a file that the learners started from; 0 without a file.
  let start: UInt32

  /// The mean losses of an interval, one a learner; nil where there was no target.
  package struct Row: Equatable, Sendable {
    /// When it ended, in ms.
    package var time: Double
    /// Those who may learn; losses and counts are in their order.
    let learners: [LearningCurve.Learner]
    var losses: [Double]
    var counts: [Int]

    init(of learners: [LearningCurve.Learner], time: Double = 0) {
      self.learners = learners
      self.time = time
      losses = learners.map { _ in 0 }
      counts = learners.map { _ in 0 }
    }

    /// The mean of ½ |target − r|².
    package func loss(of learner: LearningCurve.Learner) -> Double? {
      guard let place = learners.firstIndex(of: learner), counts[place] > 0 else { return nil }
      return losses[place] / Double(counts[place])
    }

    fileprivate mutating func add(_ experiment: borrowing Experiment) {
      for (place, learner) in learners.enumerated() {
        guard let loss = experiment.cost(of: learner) else { continue }
        losses[place] += loss
        counts[place] += 1
      }
    }

    package static func columns(of preset: Preset) -> String {
      (["t_ms"] + preset.learners.map { "\($0.name).loss" }).joined(separator: ",") + "\n"
    }

    package var csv: String {
      let values = learners.map { loss(of: $0) }
      return ([JSON.time(time)] + values.map { JSON.field(of: $0) })
        .joined(separator: ",") + "\n"
    }
  }

  /// - Parameter weights: what the learners start from; nil is what the preset says.
  /// - Throws: why there is nothing to learn.
  package init(_ preset: Preset, weights: TrainedWeights? = nil) throws(Fault) {
    guard preset.learns else {
      throw Fault(
        place: preset.family == .layered ? "eta" : "eta_up",
        "is 0 in every layer; to learn it must be greater than 0 in one")
    }
    experiment = Experiment(preset, tracksIdeal: false, tracksLearning: true)
    if let weights { experiment.start(from: weights) }
    start = weights?.checksum ?? 0
    var untaught: [LearningCurve.Learner: AnyModel] = [:]
    for learner in preset.learners { untaught[learner] = experiment.participant(learner)?.model }
    self.untaught = untaught
    sums = Row(of: preset.learners)
    free = FreeRun(of: preset)
    let grid = TimeGrid(dt: preset.dt)
    steps = try preset.stepsOfRun()
    ending = preset.target.until.map { grid.steps(until: $0) }
    var endless = preset
    endless.target.until = nil
    goingOn = TargetSignal(endless)
  }

  /// Makes the steps up to the end of the next hundredth of the run.
  package mutating func advance() throws(ExperimentFault) {
    let end = min(steps, max(experiment.step + 1, (rows.count + 1) * steps / 100))
    var target: [Double] = []
    while experiment.step < end {
      try experiment.advance()
      sums.add(experiment)
      guard let ending else { continue }
      goingOn.fill(&target, step: experiment.step, stimulus: experiment.stimulus)
      guard experiment.step > ending, !target.isEmpty else { continue }
      free.add(target, experiment)
    }
    sums.time = experiment.time
    rows.append(sums)
    sums = Row(of: experiment.preset.learners)
  }

  package var isFinished: Bool { experiment.step >= steps }

  /// The mean loss over the last tenth of the rows that had a target.
  package func lastLoss(of learner: LearningCurve.Learner) -> Double? {
    let losses = rows.compactMap { $0.loss(of: learner) }.suffix(max(1, rows.count / 10))
    return losses.isEmpty ? nil : losses.reduce(0, +) / Double(losses.count)
  }

  /// The error of a learner without time over the variance of the target, as `Preset.staticLoss`.
  package func staticLoss(of learner: LearningCurve.Learner) -> Double? {
    guard experiment.preset.family == .layered else {
      return experiment.participant(learner).flatMap {
        experiment.preset.staticLoss(of: $0.model)
      }
    }
    return experiment.network(of: learner).flatMap { experiment.preset.staticLoss(of: $0) }
  }

  /// How far learning has taken all weights, |W − W₀| / |W₀|; nil where they were 0, or there are none.
  package func weightChange(of learner: LearningCurve.Learner) -> Double? {
    guard let learned = experiment.participant(learner)?.model, let start = untaught[learner]
    else { return nil }
    let change = learned.drift(from: start)
    return change.isFinite ? change : nil
  }

  /// After the target has ended: Σ|target − r|² / Σ|target − mean|², with the target as it would have
  /// gone on; nil where it does not end, or never varies.
  package func freeError(of member: Member) -> Double? { free.error(of: member) }
}

/// How the outputs follow a target that they are no longer shown.
struct FreeRun: Equatable, Sendable {
  /// Member by member; not numbers where there is none.
  var errors: [Double]
  var sums: [Double] = []
  var squares = 0.0
  var count = 0.0

  init(of preset: Preset) {
    errors = preset.learners.filter { $0.member != nil }.map { _ in 0 }
  }

  mutating func add(_ target: [Double], _ experiment: borrowing Experiment) {
    for (place, member) in zip(errors.indices, Member.allCases) {
      let model = experiment.participant(member.learner)?.model
      errors[place] += 2 * (model?.cost(target: target) ?? .nan)
    }
    if sums.isEmpty { sums = target.map { _ in 0 } }
    for (output, value) in target.enumerated() {
      sums[output] += value
      squares += value * value
    }
    count += 1
  }

  func error(of member: Member) -> Double? {
    let variance = sums.reduce(squares) { $0 - $1 * $1 / count }
    guard errors.indices.contains(member.number) else { return nil }
    let error = errors[member.number]
    return count > 0 && variance > 0 && !error.isNaN ? error / variance : nil
  }
}

extension Experiment {
  /// A learner; the yardstick as a network at rest. Nil where there is none.
  fileprivate func network(of learner: LearningCurve.Learner) -> Network? {
    guard preset.family == .layered, let participant = participant(learner) else { return nil }
    if case .layered(let network) = participant.model { return network.value }
    var description = preset.network
    for (layer, learned) in participant.model.learned.enumerated() {
      description.layers[layer].weights = learned.weights
      description.layers[layer].biases = learned.biases
    }
    return Network(description)
  }
}
