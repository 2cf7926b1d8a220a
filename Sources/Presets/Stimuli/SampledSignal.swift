package import Formats

/// A signal read from a CSV file: linear between its samples, its last value after its end.
package struct SampledSignal: Equatable, Sendable {
  /// The file as the preset names it.
  package var file: String
  /// The columns used, as the preset names them; empty is all but the time.
  package var columnNames: [String]
  /// The column that holds the time in ms, if there is one.
  package var timeColumn: String?
  /// The time between rows in ms where there is no time column.
  package var dt: Double?
  /// Whether the signal starts again after its end.
  package var repeats: Bool
  /// Sample times in ms, rising.
  package var times: [Double]
  /// One row for each of `times`, one value for each column.
  package var rows: [[Double]]
  /// What the columns are called in the file.
  package var names: [String]
}

extension SampledSignal: StimulusShape {
  package static let word = "csv"
  package static let fields = [
    Field<SampledSignal>(.sampleTime) {
      $0.dt.map { [.number($0)] } ?? []
    } set: {
      if $0.dt != nil, let dt = $1.first?.number { $0.sample(every: dt) }
    }
  ]
  package static let keys = ["file", "columns", "time", "dt", "repeat"]
  package static var keyOfColumns: String? { "columns" }
  package static var standard: SampledSignal? { nil }

  /// Takes another time between the rows, in ms.
  mutating func sample(every dt: Double) {
    self.dt = dt
    times = rows.indices.map { Double($0) * dt }
  }

  package var members: [JSON.Member] {
    var members = [JSON.Member("file", .text(file))]
    if !columnNames.isEmpty {
      members.append(.init("columns", .list(columnNames.map { .text($0) })))
    }
    if let timeColumn { members.append(.init("time", .text(timeColumn))) }
    if let dt { members.append(.init("dt", .number(dt))) }
    members.append(.init("repeat", .flag(repeats)))
    return members
  }

  package var columns: Int { rows.first?.count ?? 1 }

  package var recording: SampledSignal? { self }

  package func source(on grid: TimeGrid) -> StimulusSource { .recording(self) }
}
