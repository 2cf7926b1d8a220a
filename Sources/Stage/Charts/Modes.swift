/// How time runs over the charts.
package enum AxisMode: String, CaseIterable, Sendable {
  /// The newest is at the right edge, and the picture moves to the left.
  case roll
  /// The newest overwrites the oldest from left to right, as on a heart monitor.
  case sweep
  /// As a sweep, but every one begins where the stimulus begins a period: what repeats stands still.
  case trigger
}

/// How the twin is shown.
package enum TwinMode: String, CaseIterable, Sendable {
  case overlaid
  case sideBySide = "side by side"
  /// The twin less the network; for the rates, what each is off the ideal.
  case difference
  case off
}
