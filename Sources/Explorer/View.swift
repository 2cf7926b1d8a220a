/// A way to look at the experiment. Its raw value is its name, for `--view` and after the colon.
public enum View: String, CaseIterable, Sendable {
  case scope
  case lag
  case bode
  case phase

  /// Its place among the tabs, and the key that opens it. A view keeps its number whichever others
  /// there are.
  var number: Int {
    switch self {
    case .scope: 1
    case .lag: 3
    case .bode: 4
    case .phase: 7
    }
  }

  /// As the tabs show it.
  var title: String {
    switch self {
    case .scope: "Scope"
    case .lag: "Lag"
    case .bode: "Bode"
    case .phase: "Phase"
    }
  }

  /// What it shows, for the help page.
  var summary: String {
    switch self {
    case .scope: "potentials, rates and errors over time"
    case .lag: "lag and gain of each layer, measured and by closed forms"
    case .bode: "gain and phase against frequency, by theory and measured"
    case .phase: "one signal against another"
    }
  }
}
