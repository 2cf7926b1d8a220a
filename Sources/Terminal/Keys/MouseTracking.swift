/// What a terminal is asked to report of the mouse (*XTerm Control Sequences*, "Mouse Tracking"). A terminal
/// that does not know one of the modes passes over it.
package enum MouseTracking: Equatable, Sendable {
  /// Nothing: the mouse is the terminal's own.
  case none
  /// Presses, the wheel, and motion while a button is down.
  case buttons
  /// Motion without a button as well.
  case motion

  /// In the order in which they are set; the last is the form of the reports.
  private var modes: [Int] {
    switch self {
    case .none: []
    case .buttons: [1000, 1002, 1006]
    case .motion: [1000, 1002, 1003, 1006]
    }
  }

  /// What begins the reports.
  var begin: String { modes.map { "\u{1B}[?\($0)h" }.joined() }
  /// What ends them.
  var end: String { modes.reversed().map { "\u{1B}[?\($0)l" }.joined() }
}
