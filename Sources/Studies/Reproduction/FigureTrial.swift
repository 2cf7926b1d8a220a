import Formats
import Laboratory
import Presets

/// A part of a figure run with one seed from its start to its end, and what can be read off it then.
struct FigureTrial {
  private let outcome: Outcome

  private enum Outcome {
    case run(SweepTrial)
    case circuit(Experiment)
    case target(TargetTraining)
    case samples(Training)
    /// The network diverged.
    case nothing
  }

  init(_ part: FigurePart, of preset: Preset) {
    let readings = part.expectations.map(\.reading)
    do {
      switch part.procedure {
      case .run where readings.contains(where: \.isOfCircuit):
        var experiment = Experiment(preset, tracksIdeal: false)
        for _ in 0..<TimeGrid(dt: preset.dt).steps(lasting: preset.duration) {
          try experiment.advance()
        }
        outcome = .circuit(experiment)
      case .run:
        outcome = .run(SweepTrial(preset, readings.compactMap(\.measure)))
      case .target:
        var training = try TargetTraining(preset)
        while !training.isFinished { try training.advance() }
        outcome = .target(training)
      case .samples(let passes):
        let needsYardstick = readings.contains { $0.isOfYardstick }
        var training = try Training(preset, hasYardstick: needsYardstick)
        while training.rows.count < passes { try training.advance() }
        outcome = .samples(training)
      }
    } catch {
      outcome = .nothing
    }
  }

  /// - Returns: nil where it cannot be had.
  func value(of reading: FigureReading) -> Double? {
    let value: Double? =
      switch (outcome, reading) {
      case (.run(let trial), .measure(let measure, let member, let layer)):
        trial.value(measure, of: member, layer: layer)
      case (.circuit(let experiment), .selfPrediction(let member)):
        experiment.selfPrediction(of: member, layer: 0).map { max($0.interneurons, $0.apical) }
      case (.target(let training), .learned(let learned, let learner)):
        switch learned {
        case .recentLoss: training.lastLoss(of: learner)
        case .staticLoss: training.staticLoss(of: learner)
        case .freeError: learner.member.flatMap { training.freeError(of: $0) }
        case .accuracy, .endLoss: nil
        }
      case (.samples(let training), .learned(let learned, let learner)):
        switch learned {
        case .accuracy: training.rows.last?.score(of: learner).accuracy
        case .endLoss: training.rows.last?.score(of: learner).loss
        case .staticLoss: training.staticLoss(of: learner)
        case .recentLoss, .freeError: nil
        }
      default: nil
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }
}

extension FigureReading {
  fileprivate var measure: SweepMeasure? {
    if case .measure(let measure, _, _) = self { measure } else { nil }
  }

  fileprivate var isOfCircuit: Bool {
    if case .selfPrediction = self { true } else { false }
  }

  fileprivate var isOfYardstick: Bool {
    if case .learned(_, .yardstick) = self { true } else { false }
  }
}
