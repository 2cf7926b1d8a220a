/// Where the XDG specification has the files of one user.
package enum UserFolder: String, Sendable {
  /// What a user wrote to change the program.
  case configuration = "XDG_CONFIG_HOME"
  /// What a user made with it.
  case data = "XDG_DATA_HOME"
  /// What it remembers.
  case state = "XDG_STATE_HOME"

  /// The full name of a file of this program; nil where there is no home.
  ///
  /// - Parameters:
  ///   - file: its path below the program's own folder.
  ///   - environment: a variable's value.
  package func path(of file: String, environment: (String) -> String?) -> String? {
    // The XDG specification has relative paths ignored.
    if let folder = environment(rawValue), folder.hasPrefix("/") {
      return "\(folder)/lescope/\(file)"
    }
    return Disk.home(environment).map { "\($0)/\(standard)/lescope/\(file)" }
  }

  /// The folder below the home that stands in where the variable is not set.
  private var standard: String {
    switch self {
    case .configuration: ".config"
    case .data: ".local/share"
    case .state: ".local/state"
    }
  }
}
