/// A way to look at the experiment. Its number is its key; its raw value its name for `--view`.
public enum View: String, CaseIterable, Sendable {
  case scope

  /// As the tabs show it.
  var title: String {
    switch self {
    case .scope: "Scope"
    }
  }
}
