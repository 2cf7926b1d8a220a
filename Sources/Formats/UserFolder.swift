/// A folder for the user's own files, as the XDG specification has them.
package enum UserFolder {
  case config, data, state

  /// The program's part of it, such as `$XDG_STATE_HOME/lescope`, by default below the user's home; nil
  /// where there is no home.
  package func path(environment: (String) -> String? = Disk.variable) -> String? {
    // The specification has relative paths ignored.
    if let folder = environment(variable), folder.hasPrefix("/") { return folder + "/lescope" }
    return Disk.home(environment).map { "\($0)/\(standard)/lescope" }
  }

  private var variable: String {
    switch self {
    case .config: "XDG_CONFIG_HOME"
    case .data: "XDG_DATA_HOME"
    case .state: "XDG_STATE_HOME"
    }
  }

  /// Where it is by default, below the home.
  private var standard: String {
    switch self {
    case .config: ".config"
    case .data: ".local/share"
    case .state: ".local/state"
    }
  }
}
