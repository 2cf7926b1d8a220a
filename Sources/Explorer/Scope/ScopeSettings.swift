/// How the scope is set: nothing of it changes the experiment.
package struct ScopeSettings: Sendable {
  var axis = AxisMode.roll
  /// The time in ms that the cursor points at; nil while it is off.
  var cursor: Double?
  /// The frozen traces, the oldest first.
  var ghosts: [Ghost] = []
  var expansion = Expansion.none
  /// Which of the choices of signals stands in the columns: a number that goes round.
  var columns = 0
  /// Whether the gap between a curve that lags and its ideal is shaded.
  var shadesGap = true
  /// The signal of a chart that stands alone.
  var focus = ChartSignal.rate
  /// Whether all neurons of a layer are drawn, faintly, besides the chosen one.
  var showsAllNeurons = false

  package init() {}
}

/// How time runs over the charts.
enum AxisMode: String, CaseIterable, Sendable {
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

/// How much of the area the chosen layer's charts take.
enum Expansion: Int, Sendable {
  /// All layers share it.
  case none
  /// The charts of one layer.
  case row
  /// One chart.
  case chart
}
