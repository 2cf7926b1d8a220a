extension PresetReader {
  /// The signal of a `csv` stimulus, its file read and checked.
  mutating func sampledSignal(_ fields: Fields) -> SampledSignal? {
    let before = faults.count
    let columns = columns(fields, "columns")
    let time = text(fields, "time")
    let dt = number(fields, "dt", .sampleTime)
    let repeats = flag(fields, "repeat") ?? false
    if fields["file"] == nil {
      note(fields.place(of: "file"), "is missing; it must name a CSV file")
    }
    if fields["time"] == nil && fields["dt"] == nil {
      note(
        fields.place(of: "time"),
        "is missing; it must name the column of times in ms, or dt give the ms between rows")
    }
    if fields["time"] != nil && fields["dt"] != nil {
      note(fields.place(of: "dt"), "stands beside time; only one of the two may be given")
    }
    guard let file = text(fields, "file"), faults.count == before else { return nil }
    let path = folder.path(of: file)
    if let known = original?.recording(of: path, columns: columns, timeColumn: time) {
      return known.sampled(every: dt, repeats: repeats)
    }
    do throws(Fault) {
      return try SampledSignal(
        reading: path, columns: columns, timeColumn: time, dt: dt, repeats: repeats)
    } catch {
      note(fields.place(of: "file"), error.description)
      return nil
    }
  }

  /// The names of columns under a key; empty where it is left out.
  mutating func columns(_ fields: Fields, _ key: String) -> [String] {
    guard let json = fields[key] else { return [] }
    let place = fields.place(of: key)
    guard case .list(let elements) = json, !elements.isEmpty else {
      note(place, "\(json.inWords) is not a list of columns; it must name at least one")
      return []
    }
    return elements.enumerated().compactMap { index, element in
      if case .text(let name) = element { return name }
      note("\(place)[\(index)]", "\(element.inWords) is not a column; it must be a name in quotes")
      return nil
    }
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
  public init(
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
      file: file, columns: columns, timeColumn: timeColumn, dt: dt, repeats: repeats, times: times,
      rows: times.indices.map { row in series.map { $0[row] } },
      names: used.map { table.names[$0] })
  }
}
