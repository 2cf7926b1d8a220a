import Formats
import Glibc
import Laboratory
import Presets
import Studies

/// `lescope sweep PRESET --over KEY=VALUES`: run it at every point of a grid, on all cores.
struct SweepCommand {
  static let command = ProgramCommand(
    "sweep", operands: 1...1, "PRESET",
    summary: "run it at every point of a grid of parameters, on all cores",
    options: [
      .over, .tie, .measure, .duration, .load, .set, .seed, .csv, .shard, .resume, .cores, .force,
      .noNotify,
    ]
  ) { arguments throws(Failure) in try SweepCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    var options = try Failure.ofUsage { () throws(Fault) in try SweepOptions(arguments) }
    var source = try Failure.ofUsage { () throws(Fault) in
      try PresetLibrary().source(of: arguments.operands[0])
    }
    if let path = arguments.text(.load) {
      source = try Self.loading(path, into: source, options.assignments)
      options.assignments = []
    }
    let sweep: Sweep
    let points = options.part?.points(of: options.grid.count) ?? 1..<options.grid.count + 1
    var header: SweepHeader
    let work: Double
    do throws(PresetError) {
      sweep = try Sweep(
        source, setting: options.assignments, over: options.grid, measures: options.measures)
      let rows: Int
      (rows, work) = try sweep.check(points, cores: options.cores)
      header = sweep.header
      if let part = options.part {
        header.part = part
        header.rows = rows
      }
    } catch {
      throw .misused(error)
    }
    let run = Run(
      sweep: sweep, points: points, header: header, work: work, options: options)
    do throws(SweepFailure) {
      if Self.isFile(options.csv) { try run.intoFile() } else { try run.intoStream() }
    } catch {
      switch error {
      case .preset(let error): throw Failure(exit: .failed, faults: error.faults)
      case .writing(let fault): throw .failed(fault)
      }
    }
  }

  /// The text of a preset with some of its values changed and the weights of a file written out: so the
  /// header of every part has them, and the grid may still change any value.
  private static func loading(
    _ path: String, into source: PresetLibrary.Source, _ assignments: [Assignment]
  ) throws(Failure) -> PresetLibrary.Source {
    let preset: Preset
    do throws(PresetError) {
      preset = try PresetLibrary().preset(source, setting: assignments)
    } catch {
      throw .misused(error)
    }
    var loaded = source
    loaded.json = try Failure.ofUsage { () throws(Fault) in try preset.loading(path).editableJSON }
    return loaded
  }

  private static func isFile(_ path: String) -> Bool {
    if path == "-" { return false }
    return Disk.kind(of: path).map { $0 == S_IFREG } ?? true
  }
}

/// A sweep that has been checked, on its way into a file or a stream.
private struct Run {
  let sweep: Sweep
  let points: Range<Int>
  let header: SweepHeader
  /// About how many multiplications all points take.
  let work: Double
  let options: SweepOptions

  /// Says how long so many of the points take, where that is long.
  private func announce(_ count: Int) {
    guard count > 0, let preset = try? sweep.preset(at: points.lowerBound) else { return }
    Forecast.announce(
      work: work * Double(count) / Double(points.count), like: preset, cores: options.cores)
  }

  private var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Through a journal, so that an interruption loses nothing.
  func intoFile() throws(SweepFailure) {
    guard let journal = try Self.writing({ () throws(Fault) in try self.journal() }) else { return }
    let missing = journal.missing
    announce(missing.count)
    let progress = PointProgress(
      into: journal, total: points.count, before: points.count - missing.count,
      isShown: isTerminal, tells: options.tells)
    try sweep.run(missing, cores: options.cores, into: progress)
    try Self.writing { () throws(Fault) in
      var writer = try FileWriter(options.csv, overwrites: options.overwrites)
      try writer.write(header.comment + header.columns)
      for point in points { try writer.write(journal.rows(of: point)) }
      try writer.finish()
    }
    journal.remove()
    progress.close(cores: options.cores)
  }

  /// - Returns: nil where the file is there already, whole.
  private func journal() throws(Fault) -> SweepJournal? {
    let path = options.csv
    if options.resumes, Disk.has(path) {
      guard try header.begins(path) else {
        throw Fault(source: path, "exists already and is of another sweep; --force replaces it")
      }
      // Only a whole file has the name; what a journal may have left of it is of no more use.
      Disk.remove(SweepJournal.path(for: path))
      return nil
    }
    // Whether the file can be written is better known before hours of work than after them.
    _ = try FileWriter(path, overwrites: options.overwrites)
    return try SweepJournal(
      for: path, comment: header.comment, points: points,
      options.overwrites ? .replacing : options.resumes ? .resuming : .anew)
  }

  /// Straight out, point by point in their order.
  func intoStream() throws(SweepFailure) {
    let stream = try Self.writing { () throws(Fault) in
      try SweepStream(options.csv, header: header, first: points.lowerBound)
    }
    announce(points.count)
    let progress = PointProgress(
      into: stream, total: points.count, before: 0, isShown: isTerminal, tells: options.tells)
    try sweep.run(Array(points), cores: options.cores, into: progress)
    try Self.writing { () throws(Fault) in try stream.finish() }
    progress.close(cores: options.cores)
  }

  private static func writing<Value>(
    _ work: () throws(Fault) -> Value
  ) throws(SweepFailure) -> Value {
    do throws(Fault) { return try work() } catch { throw .writing(error) }
  }
}
