import Arithmetic
import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Studies
import Terminal

/// What there is to say after a training: what each learner has learned, and how fast that was.
struct TrainReport {
  private let preset: Preset
  private let start = ContinuousClock.now
  /// How many steps were made before this run, up to the checkpoint.
  var stepsBefore = 0
  private var passes: Int?
  private var samples = 0
  private var time = 0.0
  private var steps = 0
  private var seconds = 0.0
  private var figures: [(learner: LearningCurve.Learner, Figures)] = []

  private struct Figures {
    /// `Loss.atEnds` of the last pass of a task, or `Loss.recent`.
    var loss: Double?
    var accuracy: Double?
    /// For how many simulated seconds it had learned when it first answered 80 % of the tests.
    var secondsTo80: Double?
    /// Without time, over the variance of the answers.
    var staticLoss: Double?
    /// After the target has ended, over its variance.
    var freeError: Double?
    /// How far all weights have gone from where they started, over their size.
    var weightChange: Double?
  }

  private let hasYardstick: Bool
  private let precision: Precision

  /// - Parameters:
  ///   - hasYardstick: whether a backpropagated network was to learn beside the others.
  ///   - precision: what the others learned in.
  init(_ preset: Preset, hasYardstick: Bool = true, precision: Precision = .double) {
    (self.preset, self.precision) = (preset, precision)
    self.hasYardstick = hasYardstick && preset.family == .layered
  }

  mutating func take(_ training: borrowing Training, _ workers: Workers) {
    passes = training.rows.count / training.rowsOfPass
    (samples, time) = (training.samples, training.time)
    steps = training.minibatch * training.stepsOfMinibatch
    close()
    for learner in preset.learners where exists(learner) {
      let score = training.rows.last?.score(of: learner)
      figures.append(
        (
          learner,
          Figures(
            loss: score?.loss,
            accuracy: score?.accuracy ?? training.accuracy(of: learner, workers: workers),
            secondsTo80: training.time(of: learner, reaching: Training.goal).map { $0 / 1000 },
            staticLoss: training.staticLoss(of: learner))
        ))
    }
  }

  mutating func take(_ training: borrowing TargetTraining) {
    (time, steps) = (training.experiment.time, training.experiment.step)
    close()
    for learner in preset.learners where exists(learner) {
      figures.append(
        (
          learner,
          Figures(
            loss: training.lastLoss(of: learner), staticLoss: training.staticLoss(of: learner),
            freeError: learner.member.flatMap { training.freeError(of: $0) },
            weightChange: training.weightChange(of: learner))
        ))
    }
  }

  /// Whether there is such a learner to begin with.
  private func exists(_ learner: LearningCurve.Learner) -> Bool {
    switch learner {
    case .network: true
    case .twin, .twin2, .twin3: learner.member.map(preset.members.contains) ?? false
    case .yardstick: preset.hasTarget && hasYardstick
    }
  }

  private mutating func close() { seconds = (ContinuousClock.now - start).inSeconds }

  /// Which loss a training tells of.
  private var kindOfLoss: Loss { passes == nil ? .recent : .atEnds }

  private var stepsPerSecond: Double {
    seconds > 0 ? Double(steps - stepsBefore) / seconds : 0
  }

  /// For programs.
  var json: JSON {
    func value(_ number: Double?) -> JSON { number.map { .number($0) } ?? .null }
    var members: [JSON.Member] = [.init("title", .text(preset.title.original))]
    if let passes {
      members += [
        .init("epochs", .number(Double(passes))), .init("samples", .number(Double(samples))),
        .init("batch", .number(Double(preset.task?.batch ?? 1))),
        .init("presentation", .number(preset.task?.presentation ?? 0)),
        .init("precision", .text(precision.rawValue)),
      ]
    }
    members += [
      .init("steps", .number(Double(steps))),
      .init("simulated_ms", .number(JSON.roundedTime(time))),
      .init("dt", .number(preset.dt)), .init("seed", .number(Double(preset.seed))),
    ]
    for (learner, figures) in figures {
      members.append(
        .init(
          learner.name,
          .object([
            // The first has the older name of both.
            .init("loss", value(figures.loss)), .init(kindOfLoss.rawValue, value(figures.loss)),
            .init("accuracy", value(figures.accuracy)),
            .init("seconds_to_80", value(figures.secondsTo80)),
            .init(Loss.withoutTime.rawValue, value(figures.staticLoss)),
            .init(Loss.free.rawValue, value(figures.freeError)),
            .init("weight_change", value(figures.weightChange)),
          ])))
    }
    members += [
      .init("wall_seconds", .number(seconds)), .init("steps_per_second", .number(stepsPerSecond)),
    ]
    return .object(members)
  }

  /// For people.
  var lines: [String] {
    let run =
      "\(Number.inTable(time, decimals: 0)) ms simulated in \(Number.inTable(seconds, decimals: 2)) s"
    var lines = [preset.title.original]
    if let passes, let task = preset.task {
      lines.append(
        "\(passes) passes, \(samples) samples shown \(JSON.digits(of: task.presentation)) ms each, "
          + "\(task.batch) at once\(precision == .single ? ", in single precision" : ""); \(run)")
    } else {
      lines.append(run)
    }
    for (learner, figures) in figures {
      let facts = [
        figures.loss.map { kindOfLoss.inWords(Number.inTable($0, decimals: 5)) },
        figures.accuracy.map { "accuracy \(Number.inTable(100 * $0, decimals: 1)) %" },
        figures.secondsTo80.map { "80 % after \(Number.inTable($0, decimals: 2)) s" },
        figures.staticLoss.map { Loss.withoutTime.inWords(Number.inTable($0, decimals: 4)) },
        figures.freeError.map { Loss.free.inWords(Number.inTable($0, decimals: 4)) },
        figures.weightChange.map { "weights moved by \(Number.inTable(100 * $0, decimals: 1)) %" },
      ].compactMap(\.self)
      lines.append(
        "  \(learner.inWords(of: preset)): "
          + (facts.isEmpty ? "diverged" : facts.joined(separator: "; ")))
    }
    return lines
  }
}

extension LearningCurve.Learner {
  fileprivate func inWords(of preset: Preset) -> String {
    switch self {
    case .network: "LE"
    case .twin, .twin2, .twin3: preset.twinName(member ?? .twin)
    case .yardstick: "backpropagation"
    }
  }
}
