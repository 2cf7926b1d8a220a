import Laboratory
import Presets
import Stage
import Terminal
import Views

/// What is under the mouse.
enum MousePlace: Equatable, Sendable {
  /// The name of the layer that the parameters act on.
  case layerChoice
  case parameter(Parameter)
  /// The slider of a parameter, and where it is.
  case slider(Parameter, Rect)
  case tab(View)
  /// A place of the view.
  case view(ViewPlace)
  /// A line of the list that covers the view.
  case entry(Int)
  /// Somewhere else on what covers the view.
  case overlay
  case elsewhere
}

/// What the mouse holds while its button is down.
enum Grip: Equatable, Sendable {
  case slider(Parameter, Rect)
  /// The time axis, taken at a column when the simulated time was so many ms.
  case times(column: Int, time: Double, perColumn: Double)
  /// A time on a chart, in a plot or a half of one: the cursor, or the mark that a lesson asks for.
  case moment(Rect)
  /// A place of the view.
  case place(ViewPlace)
}
