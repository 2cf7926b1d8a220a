import Formats
import Laboratory
import Presets
import Stage
import Studies
import Views

/// What may stand in a place of the command line.
enum Placeholder: Equatable {
  /// Nothing that a shell could know.
  case unknown
  case words([String])
  case files
  /// The name of a preset, or a file.
  case presets
  /// The name of a lesson, or a file.
  case lessons
  /// `KEY=VALUE`.
  case assignments

  /// - Parameter placeholder: as the help shows it: "FILE", "wide|tidy".
  init(_ placeholder: String) {
    if placeholder.contains("|") {
      self = .words(placeholder.split(separator: "|").map(String.init))
    } else if placeholder.contains("FILE") || placeholder == "FOLDER" {
      self = .files
    } else {
      self =
        placeholder.contains("PRESET")
        ? .presets : placeholder.contains("LESSON") ? .lessons : .unknown
    }
  }
}

extension Option {
  /// What its value may be; nil where it takes none.
  var completion: Placeholder? {
    switch self {
    case .set, .over, .tie: .assignments
    case .language: .words(Language.shipped.map(\.tag))
    case .view: .words(View.allCases.map(\.rawValue))
    case .measure: .words(SweepMeasure.allCases.map(\.rawValue))
    case .signals: .words(Recordable.allCases.map(\.rawValue))
    default: value.map(Placeholder.init)
    }
  }
}
