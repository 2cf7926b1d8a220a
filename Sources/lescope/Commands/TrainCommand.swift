import Arithmetic
import Formats
import Glibc
import Laboratory
import LatentEquilibrium
import Presets
import Studies

/// `lescope train PRESET`: learn the samples of a task, or a plain target, as fast as it goes.
struct TrainCommand {
  static let command = ProgramCommand(
    "train", operands: 1...1, "PRESET",
    summary: "learn the samples of a task in minibatches, or a target, and test",
    options: [
      .epochs, .batch, .test, .rows, .duration, .save, .load, .csv, .summary, .checkpoint, .resume,
      .cores, .precision, .noYardstick,
      .set, .seed, .force, .noNotify,
    ]
  ) { arguments throws(Failure) in try TrainCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let options = try Failure.ofUsage { () throws(Fault) in try TrainOptions(arguments) }
    let before = try Failure.ofUsage { () throws(Fault) in
      try TrainOptions.assignments(arguments)
    }
    let preset = try arguments.presetAsDescribed(arguments.operands[0], before)
    let name = arguments.operands[0]
    Streams.warn(of: preset, named: name)
    let report: TrainReport
    if preset.task != nil {
      if arguments.has(.duration) {
        throw .misused(
          Fault(
            source: "--\(Option.duration.rawValue)",
            "is for a plain target; \(name) has samples and is trained for --epochs"))
      }
      report = try learnSamples(preset, name, options)
    } else {
      let others: [Option] = [.epochs, .batch, .test, .rows, .precision, .noYardstick]
      if let option = others.first(where: arguments.has) {
        throw .misused(
          Fault(
            source: "--\(option.rawValue)",
            "is for the samples of a task; \(name) has none and is run for --duration"))
      }
      report = try learnTarget(preset, name, options)
    }
    switch options.summary {
    case .json: try say(report.json.prettyLines, options)
    case .text: try say(report.lines, options)
    case nil: if isatty(STDERR_FILENO) == 1 { Streams.note(report.lines) }
    }
  }

  private func say(_ lines: [String], _ options: TrainOptions) throws(Failure) {
    // Standard output belongs to a file where one goes there.
    if options.csv == "-" || options.save == "-" {
      Streams.note(lines)
    } else {
      try Streams.print(lines)
    }
  }

  private func learnSamples(
    _ preset: Preset, _ name: String, _ options: TrainOptions
  ) throws(Failure) -> TrainReport {
    var training = try Failure.ofUsage { () throws(Fault) in
      let weights = try weights(for: preset, options)
      let training = try Self.named(name) { () throws(Fault) in
        try Training(
          preset, testCount: options.test, rowsOfPass: options.rows, weights: weights,
          hasYardstick: options.hasYardstick, precision: options.precision)
      }
      if let count = options.test, count > training.testCount {
        throw Fault(
          source: "--test \(count)", "there are only \(training.testCount) samples to test with")
      }
      return try resumed(training, options)
    }
    let epochs = options.epochs ?? preset.task?.epochs ?? 0
    let workers = Workers.cores(options.cores)
    let rows = epochs * options.rows
    let steps = training.stepsLeft(ofRows: rows)
    if steps > Double(TimeGrid.mostSteps) {
      throw .misused(
        Fault(
          source: name,
          "\(epochs) passes need more than \(TimeGrid.mostSteps) steps; take fewer of them, shorter "
            + "presentations or a coarser dt"))
    }
    var report = TrainReport(
      preset, hasYardstick: options.hasYardstick, precision: options.precision)
    report.stepsBefore = training.minibatch * training.stepsOfMinibatch
    do throws(Fault) {
      try probe(options)
      Forecast.announce(steps: steps * Double(training.batch), of: preset, cores: options.cores)
      var progress = TrainProgress(
        total: training.firstMinibatch(ofRow: rows), before: training.minibatch,
        isShown: isatty(STDERR_FILENO) == 1, tells: options.tells)
      defer { progress.clear() }
      var next = ContinuousClock.now
      while training.rows.count < rows {
        let before = training.rows.count
        do throws(ExperimentFault) {
          try training.advance(workers: workers)
        } catch {
          throw Fault(source: name, "\(error); \(Experiment(preset).remedy(for: error))")
        }
        progress.show(training)
        guard training.rows.count > before else { continue }
        try keep(training, options, isLast: training.rows.count >= rows, next: &next)
      }
      progress.finish("the training of \(name) is done")
      report.take(training, workers)
      try write(
        training, options,
        curve: TrainingRow.columns(of: preset) + training.rows.map(\.csv).joined())
    } catch {
      throw .failed(error)
    }
    return report
  }

  private func learnTarget(
    _ preset: Preset, _ name: String, _ options: TrainOptions
  ) throws(Failure) -> TrainReport {
    var training = try Failure.ofUsage { () throws(Fault) in
      let weights = try weights(for: preset, options)
      let training = try Self.named(name) { () throws(Fault) in
        try TargetTraining(preset, weights: weights)
      }
      return try resumed(training, options)
    }
    var report = TrainReport(preset)
    report.stepsBefore = training.experiment.step
    do throws(Fault) {
      try probe(options)
      Forecast.announce(steps: Double(training.steps - training.experiment.step), of: preset)
      var progress = TrainProgress(
        total: 100, before: training.rows.count, isShown: isatty(STDERR_FILENO) == 1,
        tells: options.tells)
      defer { progress.clear() }
      var next = ContinuousClock.now
      while !training.isFinished {
        do throws(ExperimentFault) {
          try training.advance()
        } catch {
          throw Fault(source: name, "\(error); \(training.experiment.remedy(for: error))")
        }
        progress.show(training)
        try keep(training, options, isLast: training.isFinished, next: &next)
      }
      progress.finish("the training of \(name) is done")
      report.take(training)
      try write(
        training, options,
        curve: TargetTraining.Row.columns(of: preset) + training.rows.map(\.csv).joined())
    } catch {
      throw .failed(error)
    }
    return report
  }

  /// What `--load` names; nil without it.
  private func weights(
    for preset: Preset, _ options: TrainOptions
  ) throws(Fault) -> TrainedWeights? {
    try options.load.map { path throws(Fault) in try TrainedWeights(reading: path, for: preset) }
  }

  /// The training where its checkpoint was made, or as it is where there is none.
  private func resumed<Run: Resumable>(
    _ training: Run, _ options: TrainOptions
  ) throws(Fault) -> Run {
    guard let checkpoint = options.checkpoint, Disk.has(checkpoint) else {
      return training
    }
    guard options.resumes else {
      if options.overwrites { return training }
      throw Fault(
        source: checkpoint, "exists already; --resume goes on from it, --force starts again")
    }
    var training = training
    let archive = try NumpyArchive(reading: checkpoint, room: training.room)
    try Self.named(checkpoint) { () throws(Fault) in try training.resume(from: archive) }
    return training
  }

  /// Writes a checkpoint, where one is asked for: often enough to lose little, and not so often that it
  /// takes the time.
  private func keep(
    _ training: some Resumable, _ options: TrainOptions, isLast: Bool,
    next: inout ContinuousClock.Instant
  ) throws(Fault) {
    guard let checkpoint = options.checkpoint, isLast || ContinuousClock.now >= next else { return }
    let archive = training.checkpoint
    try Self.named(checkpoint) { () throws(Fault) in try archive.checkNumbers() }
    try write(archive.fileBytes, to: checkpoint, overwrites: true)
    next = .now + .seconds(2)
  }

  private func write(
    _ training: some Resumable, _ options: TrainOptions, curve: String
  ) throws(Fault) {
    if let save = options.save {
      let archive = training.savedWeights
      try Self.named(save) { () throws(Fault) in try archive.checkNumbers() }
      try write(archive.fileBytes, to: save, overwrites: options.overwrites)
    }
    if let csv = options.csv {
      try write(Array(curve.utf8), to: csv, overwrites: options.overwrites)
    }
  }

  /// Whether the files can be written is better known before hours of work than after them.
  private func probe(_ options: TrainOptions) throws(Fault) {
    for path in [options.save, options.csv].compactMap(\.self) where path != "-" {
      _ = try FileWriter(path, overwrites: options.overwrites)
    }
    if let path = options.checkpoint { _ = try FileWriter(path, overwrites: true) }
  }

  private func write(_ bytes: [UInt8], to path: String, overwrites: Bool) throws(Fault) {
    var writer = try FileWriter(path, overwrites: overwrites)
    try writer.write(bytes)
    try writer.finish()
  }

  /// Gives a fault its source.
  private static func named<Value>(
    _ source: String, _ work: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    do {
      return try work()
    } catch {
      throw Fault(source: source, place: error.place, error.message)
    }
  }
}
