import Presets

/// A shell that completions can be had for.
enum Shell: String, Choice { case bash, zsh, fish }

extension Parameter {
  /// Those that `--set` knows by this very key.
  static var settable: [Parameter] { allCases.filter { $0 != .neurons } }
}
