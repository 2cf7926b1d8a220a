import Explorer
import Formats
import Glibc
import Laboratory
import Presets
import Terminal

/// `lescope bode PRESET`: gain, phase and lag against frequency, by theory and measured.
struct BodeCommand {
  static let command = ProgramCommand(
    "bode", operands: 1...1, "PRESET",
    summary: "gain, phase and lag against frequency, by theory and measured",
    options: [
      .from, .to, .points, .amplitude, .load, .set, .seed, .csv, .summary, .noComment, .force,
    ]
  ) { arguments throws(Failure) in try BodeCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let preset = try arguments.preset()
    let options = try Failure.ofUsage { () throws(Fault) in
      try BodeOptions(arguments, dt: preset.dt)
    }
    let probe = Probe(for: preset, amplitude: options.amplitude)
    let steps = FrequencySweep(preset, frequencies: options.frequencies, probe: probe).leastSteps
    if steps > Double(TimeGrid.mostSteps) {
      throw .misused(
        Fault(
          source: arguments.operands.first ?? "",
          "these frequencies and time constants need more than \(TimeGrid.mostSteps) steps; "
            + "take higher frequencies, a coarser dt or shorter time constants"))
    }
    Streams.warn(of: preset, named: arguments.operands.first ?? "")
    Forecast.announce(steps: steps, of: preset)
    let table = BodeTable(preset, probe)
    var rows: [BodeTable.Row] = []
    do throws(Fault) {
      var writer = try options.csv.map { path throws(Fault) in
        try FileWriter(path, overwrites: options.overwrites)
      }
      try writer?.write(table.header(withPreset: options.hasComment))
      var sweep = FrequencySweep(preset, frequencies: options.frequencies, probe: table.probe)
      var progress = OverwrittenLine(isShown: isatty(STDERR_FILENO) == 1)
      while !sweep.isFinished {
        let done = sweep.points.count
        do throws(ExperimentFault) {
          while !sweep.isFinished && sweep.points.count == done { try sweep.advance() }
        } catch {
          progress.clear()
          let frequency = JSON.number(options.frequencies[done]).compact
          throw Fault(
            source: arguments.operands.first ?? "", "\(error) under a sine of \(frequency) Hz")
        }
        for row in table.rows(sweep.points[done]) {
          try writer?.write(row.csv)
          rows.append(row)
        }
        if progress.isDue {
          progress.show("\(done + 1) of \(options.frequencies.count) frequencies")
        }
      }
      progress.clear()
      try writer?.finish()
    } catch {
      throw .failed(error)
    }
    try report(table, rows, options)
  }

  private func report(
    _ table: BodeTable, _ rows: [BodeTable.Row], _ options: BodeOptions
  ) throws(Failure) {
    let lines: [String]
    switch options.summary {
    case .json: lines = Self.json(table, rows).prettyLines
    case .text: lines = Self.lines(table, rows)
    case nil:
      if options.csv != nil { return }
      lines = Self.lines(table, rows)
    }
    // Standard output belongs to the table where that goes there.
    if options.csv == "-" { Streams.note(lines) } else { try Streams.print(lines) }
  }

  private static func json(_ table: BodeTable, _ rows: [BodeTable.Row]) -> JSON {
    .object([
      .init("title", .text(table.preset.title.original)),
      .init("amplitude", .number(table.probe.amplitude)),
      .init("offset", .list(table.probe.offset.map { .number($0) })),
      .init("note", .text(table.note)),
      .init("rows", .list(rows.map(\.json))),
    ])
  }

  /// For people: one line a frequency and layer, measured beside both theories.
  private static func lines(_ table: BodeTable, _ rows: [BodeTable.Row]) -> [String] {
    func padded(_ text: String, _ columns: Int) -> String {
      String(repeating: " ", count: max(0, columns - text.count)) + text
    }
    func cells(_ row: BodeTable.Row) -> String {
      guard let gain = row.gain, let phase = row.phase, let lag = row.lag else {
        return padded(row.absence?.rawValue ?? "-", 31)
      }
      return padded(Number.inTable(gain, decimals: 5), 10)
        + padded(Number.inTable(phase, decimals: 2), 10)
        + padded(Number.inTable(lag, decimals: 3), 11)
    }
    let twinName = table.preset.twinName
    let width = max("network".count, twinName.count)
    func name(_ text: String) -> String {
      "  " + text + String(repeating: " ", count: max(0, width - text.count))
    }
    let margin = padded("", 17 + width)
    var lines = [
      table.preset.title.original, table.note + ":",
      "",
      margin + padded("measured", 30) + padded("the scheme's closed form", 32)
        + padded("in continuous time", 31),
      padded("Hz", 10) + name("network") + "  layer" + repeatedHeading(3),
    ]
    func place(_ row: BodeTable.Row) -> String {
      padded(Number.inTable(row.frequency, decimals: 3), 10)
        + name(row.member == .network ? "LE" : twinName) + padded("\(row.layer)", 7)
    }
    func of(_ sources: [BodeTable.Source]) -> [[BodeTable.Row]] {
      let rows = rows.filter { sources.contains($0.source) }
      return stride(from: 0, to: rows.count, by: sources.count).map {
        Array(rows[$0..<$0 + sources.count])
      }
    }
    for row in of([.continuous, .scheme, .measured]) {
      lines.append(place(row[2]) + cells(row[2]) + cells(row[1]) + cells(row[0]))
    }
    let errors = of([.error, .adjoint])
    if errors.isEmpty { return lines }
    lines += [
      "", margin + padded("errors from the target down", 31) + padded("their adjoint", 31),
      padded("Hz", 10) + name("network") + "  layer" + repeatedHeading(2),
    ]
    return lines + errors.map { place($0[0]) + cells($0[0]) + cells($0[1]) }
  }

  private static func repeatedHeading(_ times: Int) -> String {
    String(repeating: "      gain     phase     lag ms", count: times)
  }
}
