import Formats
import Glibc
import Laboratory
import LatentEquilibrium
import Presets

/// `lescope run PRESET`: step it without a screen and record.
struct RunCommand {
  static let command = ProgramCommand(
    "run", operands: 1...1, "PRESET", summary: "step it without a screen and record",
    options: [
      .duration, .load, .set, .seed, .csv, .layout, .every, .signals, .summary, .noComment, .force,
    ]
  ) { arguments throws(Failure) in try RunCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let preset = try arguments.preset()
    let options = try Failure.ofUsage { () throws(Fault) in try RunOptions(arguments) }
    if let signals = options.signals, !signals.contains(where: { $0.isOf(preset.family) }),
      let missing = signals.first
    {
      throw .misused(
        Fault(
          source: "--signals \(missing.rawValue)",
          "a \(preset.family.noun) does not have it; it has "
            + Recordable.allCases.filter { $0.isOf(preset.family) }.map(\.rawValue)
            .joined(", ", last: " and ")))
    }
    let isTerminal = isatty(STDERR_FILENO) == 1
    let summarizes = options.summary != nil || isTerminal
    let duration = options.duration ?? preset.duration
    let steps = try Failure.ofUsage { () throws(Fault) in
      try preset.stepsOfRun(lasting: duration)
    }
    var experiment = Experiment(
      preset, tracksIdeal: summarizes || options.signals?.contains(.signal(.ideal)) == true)
    var summary = Summary(preset)
    var fault: ExperimentFault?
    Streams.warn(of: preset, named: arguments.operands.first ?? "")
    do throws(Fault) {
      let recording = Recording(
        of: experiment, signals: options.signals, layout: options.layout)
      var writer = try options.csv.map { path throws(Fault) in
        try FileWriter(path, overwrites: options.overwrites)
      }
      try writer?.write(recording.header(withPreset: options.hasComment))
      Forecast.announce(steps: Double(steps), of: preset)
      var row: [UInt8] = []
      var progress = ProgressLine(steps: steps, dt: preset.dt, isShown: isTerminal)
      for step in 1...steps {
        do throws(ExperimentFault) {
          try experiment.advance()
        } catch {
          fault = error
          break
        }
        if summarizes { summary.take(experiment) }
        if options.csv != nil && step % options.every == 0 {
          row.removeAll(keepingCapacity: true)
          recording.append(experiment, to: &row)
          try writer?.write(row)
        }
        if step % 256 == 0 { progress.show(step) }
      }
      if summarizes && fault == nil { summary.close(experiment) }
      progress.clear()
      try writer?.finish()
    } catch {
      throw .failed(error)
    }
    // A diverged network's recording ends with its last good step.
    if let fault {
      let sentence = "\(fault); \(experiment.remedy(for: fault))"
      throw .failed(Fault(source: arguments.operands.first ?? "", sentence))
    }
    try report(summary, experiment, options, isTerminal)
  }

  private func report(
    _ summary: Summary, _ experiment: borrowing Experiment, _ options: RunOptions,
    _ isTerminal: Bool
  ) throws(Failure) {
    let lines: [String]
    switch options.summary {
    case .json: lines = summary.json(after: experiment).prettyLines
    case .text: lines = summary.lines(after: experiment)
    case nil:
      if isTerminal { Streams.note(summary.lines(after: experiment)) }
      return
    }
    // Standard output belongs to the recording where that goes there.
    if options.csv == "-" { Streams.note(lines) } else { try Streams.print(lines) }
  }
}
