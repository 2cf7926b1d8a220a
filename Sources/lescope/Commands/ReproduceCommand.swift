import Formats
import Glibc
import Laboratory
import Presets
import Studies
import Synchronization

/// `lescope reproduce [FIGURE]`: the figures of the papers, made again and held against what was published.
struct ReproduceCommand {
  static let command = ProgramCommand(
    "reproduce", operands: 0...1, "[FIGURE]",
    summary: "make a figure of the paper again, or all; without one the table of them",
    options: [
      .quick, .full, .seeds, .data, .live, .json, .csv, .resume, .cores, .force, .charset, .color,
      .theme, .noMouse, .noHover, .noQuery, .noNotify, .noConfig,
    ], placeholder: { .words(Figure.names + ["all"]) },
    run: { arguments throws(Failure) in try ReproduceCommand().run(arguments) })

  func run(_ arguments: Arguments) throws(Failure) {
    let options = try Failure.ofUsage { () throws(Fault) in try ReproduceOptions(arguments) }
    guard let figures = options.figures else {
      return try say(ReproductionReport(Figure.all, options.kind), options)
    }
    if options.isLive { return try open(figures[0], arguments) }
    let (here, missing) =
      options.isAll
      ? Reproduction.available(figures, options.kind, data: options.data) : (figures, [])
    for (figure, fault) in missing {
      Streams.warn("left out: \(fault)", of: "figure \(figure.name)")
    }
    let reproduction: Reproduction
    do throws(PresetError) {
      reproduction = try Reproduction(
        here, options.kind, seeds: options.seeds, data: options.data)
    } catch {
      throw .misused(error)
    }
    let outcomes: [FigureOutcome]
    do throws(SweepFailure) {
      outcomes = try ReproductionRun(reproduction: reproduction, options: options).outcomes()
    } catch {
      switch error {
      case .preset(let error): throw Failure(exit: .failed, faults: error.faults)
      case .writing(let fault): throw .failed(fault)
      }
    }
    let report = ReproductionReport(outcomes, options.kind, missing: missing)
    try say(report, options)
    if !report.faults.isEmpty { throw Failure(exit: .failed, faults: report.faults) }
  }

  private func say(
    _ report: ReproductionReport, _ options: ReproduceOptions
  ) throws(Failure) {
    // Standard output belongs to the table where that goes there.
    if options.csv == "-" {
      Streams.note(options.isJSON ? report.json.prettyLines : report.lines)
    } else if options.isJSON {
      try Streams.print(report.json)
    } else {
      try Streams.print(report.lines)
    }
  }

  /// The explorer with a figure's preset, and with whatever it can be told about the screen.
  private func open(_ figure: Figure, _ arguments: Arguments) throws(Failure) {
    let explorer = ExploreCommand.command
    let words = arguments.options.filter { explorer.options.contains($0.option) }.flatMap {
      ["--\($0.option.rawValue)"] + ($0.option.value == nil ? [] : [$0.text])
    }
    let opening = try Failure.ofUsage { () throws(Fault) in
      try Arguments([figure.preset] + words)
    }
    try explorer.run(opening)
  }
}

/// A reproduction on its way into a file, into a stream or into memory.
private struct ReproductionRun {
  let reproduction: Reproduction
  let options: ReproduceOptions

  private var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
  private var table: String { reproduction.comment + reproduction.columns }

  func outcomes() throws(SweepFailure) -> [FigureOutcome] {
    guard let path = options.csv, path != "-" else { return try inMemory() }
    if options.resumes, Disk.has(path) {
      return try Self.writing { () throws(Fault) in
        let rows = try reproduction.rows(inFile: path)
        Disk.remove(SweepJournal.path(for: path))
        return try reproduction.outcomes { rows[$0] ?? [] }
      }
    }
    let journal = try Self.writing { () throws(Fault) in
      // Whether the file can be written is better known before hours of work than after them.
      _ = try FileWriter(path, overwrites: options.overwrites)
      return try SweepJournal(
        for: path, comment: reproduction.comment, points: reproduction.points,
        options.overwrites ? .replacing : options.resumes ? .resuming : .anew)
    }
    try run(journal.missing, into: journal)
    return try Self.writing { () throws(Fault) in
      var writer = try FileWriter(path, overwrites: options.overwrites)
      try writer.write(table)
      for point in reproduction.points { try writer.write(journal.rows(of: point)) }
      try writer.finish()
      let outcomes = try reproduction.outcomes { point throws(Fault) in try journal.rows(of: point)
      }
      journal.remove()
      return outcomes
    }
  }

  private func inMemory() throws(SweepFailure) -> [FigureOutcome] {
    let memory = RowsInMemory()
    try run(Array(reproduction.points), into: memory)
    let rows = memory.rows
    return try Self.writing { () throws(Fault) in
      if options.csv == "-" {
        var writer = try FileWriter("-")
        try writer.write(table)
        for point in reproduction.points { try writer.write(rows[point] ?? []) }
        try writer.finish()
      }
      return try reproduction.outcomes { rows[$0] ?? [] }
    }
  }

  private func run(_ points: [Int], into sink: some SweepSink) throws(SweepFailure) {
    if let longest = reproduction.longest {
      let share = Double(points.count) / Double(reproduction.points.count)
      Forecast.announce(work: reproduction.work * share, like: longest, cores: options.cores)
    }
    let total = reproduction.points.count
    let progress = PointProgress(
      into: sink, total: total, before: total - points.count, isShown: isTerminal,
      tells: options.tells, noun: "runs")
    try reproduction.run(points, cores: options.cores, into: progress)
    progress.close(cores: options.cores)
  }

  private static func writing<Value>(
    _ work: () throws(Fault) -> Value
  ) throws(SweepFailure) -> Value {
    do throws(Fault) { return try work() } catch { throw .writing(error) }
  }
}

/// The rows of finished runs, where no file was asked for.
private final class RowsInMemory: SweepSink {
  private let state = Mutex<[Int: [UInt8]]>([:])

  var rows: [Int: [UInt8]] { state.withLock { $0 } }

  func take(_ rows: [UInt8], of point: Int) throws(Fault) {
    state.withLock { $0[point] = rows }
  }
}
