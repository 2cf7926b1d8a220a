/// A way to look at the experiment. Its raw value is its name, for `--view` and after the colon.
package enum View: String, CaseIterable, Sendable {
  case scope, network, lag, bode, learning, phase

  /// Its place among the tabs, and the key that opens it. A view keeps its number whichever others
  /// there are.
  var number: Int {
    switch self {
    case .scope: 1
    case .network: 2
    case .lag: 3
    case .bode: 4
    case .learning: 5
    case .phase: 7
    }
  }

  /// As the tabs show it.
  var title: String {
    switch self {
    case .scope: "Scope"
    case .network: "Network"
    case .lag: "Lag"
    case .bode: "Bode"
    case .learning: "Learning"
    case .phase: "Phase"
    }
  }

  /// What it shows, for the help page.
  var summary: String {
    switch self {
    case .scope: "potentials, rates and errors over time"
    case .network: "units and weights, live; one unit's arithmetic"
    case .lag: "lag and gain, measured and by closed forms"
    case .bode: "gain and phase by frequency, theory and measured"
    case .learning: "losses, accuracy, weights, and the task's picture"
    case .phase: "one signal against another"
    }
  }
}
