import Formats
import Laboratory
import Presets

/// What there is to say after a run: lags, losses and speed.
struct Summary {
  private let preset: Preset
  private var trace: Trace
  private var steps = 0
  private var time = 0.0
  private var losses: [Member: (sum: Double, count: Int, last: Double)] = [:]
  /// What was learned, without time; where nothing learns there is none.
  private var staticLosses: [Member: Double] = [:]
  private var accuracies: [Member: Double] = [:]
  /// Where learning goes at the end of the run; nil where nothing learns.
  private var direction: LearningDirection?
  /// The experiment as it was, from where the last tenth of the run can be made once more; the oldest
  /// first.
  private var past: [Experiment] = []
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  init(_ preset: Preset) {
    self.preset = preset
    trace = Trace(for: preset)
    start = clock.now
  }

  /// Takes in the state after a step.
  mutating func take(_ experiment: borrowing Experiment) {
    trace.append(experiment)
    keep(experiment)
    steps += 1
    time = experiment.time
    for member in preset.members {
      guard let loss = experiment.loss(of: member) else { continue }
      let before = losses[member] ?? (0, 0, 0)
      losses[member] = (before.sum + loss, before.count + 1, loss)
    }
  }

  /// Keeps a copy now and then, the more seldom the longer it runs, as long as the last tenth may begin
  /// there.
  private mutating func keep(_ experiment: borrowing Experiment) {
    guard preset.learns, preset.hasTarget, 20 * experiment.age >= 21 * (past.last?.age ?? 0)
    else { return }
    past.append(copy experiment)
    while past.count > 1, 10 * past[1].age <= 9 * experiment.age { past.removeFirst() }
  }

  /// Takes in what was learned, once the run is over.
  mutating func close(_ experiment: borrowing Experiment) {
    guard preset.learns && preset.hasTarget else { return }
    direction = past.last { 10 * $0.age <= 9 * experiment.age }.flatMap {
      LearningDirection(from: $0, steps: experiment.age - $0.age)
    }
    for member in preset.members {
      staticLosses[member] = experiment.participant(member.learner).flatMap {
        preset.staticLoss(of: $0.model)
      }
      guard let task = preset.task, let participant = experiment.participant(member.learner) else {
        continue
      }
      accuracies[member] = preset.accuracy(of: participant.model, as: member, on: task.test)
    }
  }

  private var seconds: Double { (clock.now - start).inSeconds }

  /// For programs.
  ///
  /// - Parameter experiment: as the run has left it.
  func json(after experiment: borrowing Experiment) -> JSON {
    let response = Response(of: trace, experiment, correlates: true, proves: true)
    let seconds = seconds
    var members: [JSON.Member] = [
      .init("title", .text(preset.title.original)),
      .init("steps", .number(Double(steps))),
      .init("simulated_ms", .number(JSON.roundedTime(time))),
      .init("dt", .number(preset.dt)),
      .init("seed", .number(Double(preset.seed))),
      .init("method", .text(response.method.word)),
    ]
    for member in preset.members {
      members.append(.init(member.rawValue, json(response, member, experiment)))
    }
    members += [
      .init("wall_seconds", .number(seconds)),
      .init("steps_per_second", .number(seconds > 0 ? Double(steps) / seconds : 0)),
    ]
    return .object(members)
  }

  private func json(
    _ response: Response, _ member: Member, _ experiment: borrowing Experiment
  ) -> JSON {
    let layers = response.layers(of: member)
    let error = response.error(of: member)
    func value(_ number: Double?) -> JSON { number.map { .number($0) } ?? .null }
    let loss = losses[member]
    let angles = direction?.angles(of: member)
    let learned: [JSON.Member] =
      [
        angles.map { .init("angles_deg", .list($0.map(value))) },
        staticLosses[member].map { .init(Loss.withoutTime.rawValue, .number($0)) },
        accuracies[member].map { .init("accuracy", .number($0)) },
      ].compactMap(\.self)
    let members: [JSON.Member] = [
      .init(
        "layers",
        .list(
          layers.enumerated().map { number, layer in
            .object([
              .init("layer", .number(Double(number + 1))),
              .init("lag_ms", value(layer.lag)),
              .init("lag_uncertainty_ms", value(layer.lagUncertainty)),
              .init("expected_lag_ms", value(layer.expectedLag)),
              .init("continuous_lag_ms", value(layer.continuousLag)),
              .init("gain", value(layer.gain)),
              .init("gain_uncertainty", value(layer.gainUncertainty)),
              .init("expected_gain", value(layer.expectedGain)),
              .init("continuous_gain", value(layer.continuousGain)),
              .init("correlation_lag_ms", value(layer.correlation?.lag)),
              .init("correlation_lag_uncertainty_ms", value(layer.correlation?.uncertainty)),
              .init("remark", layer.absence.map { .text($0.rawValue) } ?? .null),
              .init(
                "theory_remark",
                layer.expectedLag == nil
                  ? .text(response.theoryAbsence(of: member).rawValue) : .null),
            ])
          })),
      .init("error", value(error)),
      .init("beta_critical", value(experiment.criticalBeta(of: member))),
      .init(Loss.mean.rawValue, value(loss.map { $0.sum / Double($0.count) })),
      .init(Loss.last.rawValue, value(loss?.last)),
      .init("loss_remark", loss == nil ? .text("no target") : .null),
    ]
    return .object(members + learned)
  }

  /// For people.
  func lines(after experiment: borrowing Experiment) -> [String] {
    let response = Response(of: trace, experiment, proves: true)
    let seconds = seconds
    let rate = seconds > 0 ? Int(clamping: Double(steps) / seconds) : 0
    let lines = [
      preset.title.original,
      "\(steps) steps, \(Self.rounded(time)) ms simulated in \(Self.rounded(seconds)) s: "
        + "\(rate) steps/s",
      response.method.sentence,
    ]
    return lines
      + preset.members.map { member in
        let name = member == .network ? "LE" : preset.twinName(member)
        return line(
          name, response.layers(of: member), response.error(of: member), member, experiment)
      }
  }

  private func line(
    _ name: String, _ layers: [Response.Layer], _ error: Double?, _ member: Member,
    _ experiment: borrowing Experiment
  ) -> String {
    let cells = layers.map { layer in
      guard let lag = layer.lag else { return layer.absence?.rawValue ?? "-" }
      return "\(Self.rounded(lag)) ms" + (layer.gain.map { " (x\(Self.rounded($0)))" } ?? "")
    }
    var text = "  \(name): \(cells.joined(separator: ", "))"
    if let error { text += "; |r - ideal| \(Self.rounded(error))" }
    if let loss = losses[member] {
      text += "; " + Loss.mean.inWords(Self.rounded(loss.sum / Double(loss.count)))
    }
    if let loss = staticLosses[member] {
      text += "; " + Loss.withoutTime.inWords(Self.rounded(loss))
    }
    if let accuracy = accuracies[member] {
      text += "; accuracy \(Self.rounded(100 * accuracy)) %"
    }
    if let loop = experiment.feedbackLoop(of: member) {
      let critical = loop.criticalBeta.map(Self.rounded)
      text += critical.map { "; feedback grows from beta \($0) on" } ?? "; feedback never grows"
    }
    return text
  }

  /// To three decimals, or three digits where that leaves nothing.
  private static func rounded(_ value: Double) -> String {
    if value != 0 && abs(value) < 0.01 && value.isFinite { return "\(Float(value))" }
    let thousandths = (value * 1000).rounded() / 1000
    let digits = "\(thousandths)"
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }
}

extension Response.Method {
  /// As the JSON names it.
  fileprivate var word: String {
    switch self {
    case .phase: "phase"
    case .correlation: "correlation"
    case .halfTime: "half_time"
    }
  }

  fileprivate var sentence: String {
    switch self {
    case .phase(let frequency):
      "lag behind the ideal and gain, layer by layer, at \(Float(frequency)) Hz:"
    case .correlation: "lag behind the ideal (best correlation) and gain, layer by layer:"
    case .halfTime: "time from the step to half of it, and peak, layer by layer:"
    }
  }
}
