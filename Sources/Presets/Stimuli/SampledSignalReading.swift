package import Formats
import Samples

extension SampledSignal {
  /// The signal of a `csv` stimulus, its file read and checked.
  package init?(_ fields: JSONFields, _ reader: inout some StimulusChecking) {
    let before = reader.faults.count
    let columns = reader.columns(fields, "columns")
    let time = reader.text(fields, "time")
    let dt = reader.number(fields, "dt", .sampleTime)
    let repeats = reader.flag(fields, "repeat") ?? false
    if fields["file"] == nil {
      reader.note(fields.place(of: "file"), "is missing; it must name a CSV file")
    }
    if fields["time"] == nil && fields["dt"] == nil {
      reader.note(
        fields.place(of: "time"),
        "is missing; it must name the column of times in ms, or dt give the ms between rows")
    }
    if fields["time"] != nil && fields["dt"] != nil {
      reader.note(fields.place(of: "dt"), "stands beside time; only one of the two may be given")
    }
    guard let file = reader.text(fields, "file"), reader.faults.count == before else { return nil }
    let path = reader.folder.path(of: file)
    if let known = reader.recording(of: path, columns: columns, timeColumn: time) {
      self = known.sampled(every: dt, repeats: repeats)
      return
    }
    do throws(Fault) {
      try self.init(
        reading: path, columns: columns, timeColumn: time, dt: dt, repeats: repeats)
    } catch {
      reader.note(fields.place(of: "file"), error.description)
      return nil
    }
  }

  /// The same rows at other times.
  private func sampled(every dt: Double?, repeats: Bool) -> SampledSignal {
    var signal = self
    signal.repeats = repeats
    if timeColumn == nil, let dt { signal.sample(every: dt) }
    return signal
  }
}

extension SampledSignal {
  /// Reads a signal from a CSV file.
  ///
  /// Without `timeColumn` row k stands at (k−1)·`dt`. Times may begin anywhere: the first row is what
  /// the signal has when the experiment begins at that time or before.
  ///
  /// - Parameter path: absolute, or relative to the working directory.
  /// - Throws: what is wrong, with the file, its line and its column.
  package init(
    reading path: String, columns: [String], timeColumn: String?, dt: Double?, repeats: Bool
  ) throws(Fault) {
    let bytes = try Folder.bytes(of: path)
    do {
      try self.init(
        CSVTable(bytes), file: path, columns: columns, timeColumn: timeColumn, dt: dt,
        repeats: repeats)
    } catch {
      throw Fault(source: path, place: error.place, error.message)
    }
  }

  private init(
    _ table: CSVTable, file: String, columns: [String], timeColumn: String?, dt: Double?,
    repeats: Bool
  ) throws(Fault) {
    var times: [Double]
    let clock = try timeColumn.map { name throws(Fault) in try table.index(of: name) }
    if let timeColumn, let clock {
      times = try table.numbers(inColumn: clock)
      for (row, later) in table.rows.indices.dropFirst().enumerated()
      where times[later] <= times[row] {
        throw Fault(
          place: "line \(table.rows[later].line)",
          "the time \(JSON.digits(of: times[later])) in column \(timeColumn) does not rise above "
            + "\(JSON.digits(of: times[row]))")
      }
    } else {
      times = table.rows.indices.map { Double($0) * (dt ?? 1) }
    }
    let used =
      columns.isEmpty
      ? try table.columns(besides: clock.map { [$0] } ?? [])
      : try columns.map { name throws(Fault) in try table.index(of: name) }
    if used.isEmpty { throw Fault("there is no column besides the time") }
    let series = try used.map { column throws(Fault) in try table.numbers(inColumn: column) }
    self.init(
      file: file, columnNames: columns, timeColumn: timeColumn, dt: dt, repeats: repeats,
      times: times, rows: times.indices.map { row in series.map { $0[row] } },
      names: used.map { table.names[$0] })
  }
}
