/// A signal read from a CSV file: linear between its samples, its last value after its end.
public struct SampledSignal: Equatable, Sendable {
  /// The file as the preset names it.
  public var file: String
  /// The columns used, as the preset names them; empty is all but the time.
  public var columns: [String]
  /// The column that holds the time in ms, if there is one.
  public var timeColumn: String?
  /// The time between rows in ms where there is no time column.
  public var dt: Double?
  /// Whether the signal starts again after its end.
  public var repeats: Bool
  /// Sample times in ms, rising.
  public var times: [Double]
  /// One row for each of `times`, one value for each column.
  public var rows: [[Double]]
  /// What the columns are called in the file.
  public var names: [String]
}
