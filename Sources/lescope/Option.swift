import Explorer
import Laboratory

/// The options of all commands, by their name after `--`.
enum Option: String, CaseIterable {
  case duration, set, seed, csv, layout, every, signals, summary
  case noComment = "no-comment"
  case force, at, view, size, format, charset, color
  case check, text, cast, report
  case json, help, version
  case theme
  case noMouse = "no-mouse"
  case noConfig = "no-config"

  /// What stands for its value in the help; nil where it takes none.
  var value: String? {
    switch self {
    case .duration, .at: "MS"
    case .set: "KEY=VALUE"
    case .seed, .every: "N"
    case .csv, .cast: "FILE"
    case .layout: Recording.Layout.words
    case .signals: "LIST"
    case .summary: RunOptions.Summary.words
    case .view: "NAME"
    case .size: "COLSxROWS"
    case .format: ExportFormat.pictures.map(\.rawValue).joined(separator: "|")
    case .charset: Appearance.charsets.joined(separator: "|")
    case .color: Appearance.colors.joined(separator: "|")
    case .theme: Appearance.themes.joined(separator: "|")
    case .noComment, .force, .check, .text, .report, .json, .help, .version, .noMouse, .noConfig: nil
    }
  }

  var summary: String {
    switch self {
    case .duration: "simulated milliseconds (default: the preset's duration)"
    case .set: "override one preset value; may repeat: tau_r=0, layers.2.tau_m=20"
    case .seed: "the same as --set seed=N"
    case .csv: "the recording as CSV; - is standard output"
    case .layout: "one column a signal, or one row a value (default wide)"
    case .every: "keep each Nth step (default 1)"
    case .signals:
      "which of \(Recording.Signal.allCases.map(\.rawValue).joined(separator: ",")) "
        + "to record (default \(Recording.standardSignals.map(\.rawValue).joined(separator: ",")))"
    case .summary: "after the run: steps, lags, losses, speed (default: text on a terminal)"
    case .noComment: "leave out the line of the CSV that holds the preset"
    case .force: "replace a file that exists"
    case .at: "simulated time of the picture (default 500)"
    case .view: "which view: " + View.allCases.map(\.rawValue).joined(separator: ", ")
    case .size: "columns and rows of the picture (default 120x40)"
    case .format: "plain text, text with colours, or a drawing"
    case .charset: "default: what the locale and terminal can show"
    case .color: "default auto; NO_COLOR in the environment is never"
    case .check: "as fast as it goes, without a screen; 1 where the screen is not as expected"
    case .text: "print the last screen; a lesson line by line, as it goes without a terminal"
    case .report: "what has been answered, step by step"
    case .cast: "write it as an asciicast, which asciinema plays; - is standard output"
    case .json: "as JSON, with all there is to know"
    case .help: "this help"
    case .version: "the version"
    case .theme: "the colours (default dark); safe is for eyes that miss a kind of cone"
    case .noMouse: "leave the mouse to the terminal, for selecting text"
    case .noConfig: "as if there were no configuration file"
    }
  }
}
