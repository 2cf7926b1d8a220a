/// A signal read from a CSV file: linear between its samples, its last value after its end.
package struct SampledSignal: Equatable, Sendable {
  /// The file as the preset names it.
  package var file: String
  /// The columns used, as the preset names them; empty is all but the time.
  package var columns: [String]
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
}
