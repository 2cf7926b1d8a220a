import Explorer
import Formats
import Laboratory
import Presets
import Studies

/// A shell that completions can be had for.
enum Shell: String, Choice { case bash, zsh, fish }

/// `lescope completions SHELL`: a script made of the tables of commands, options and parameters.
struct CompletionsCommand {
  func run(_ arguments: Arguments) throws(Failure) {
    let word = arguments.operands[0]
    guard let shell = Shell(rawValue: word) else {
      throw .misused(
        Fault(source: word, "there are no completions for this shell; it must be \(Shell.words)"))
    }
    let script =
      switch shell {
      case .bash: BashCompletions.script
      case .zsh: ZshCompletions.script
      case .fish: FishCompletions.script
      }
    try Streams.print(text: script)
  }
}

/// What may stand in a place of the command line.
enum Completion: Equatable {
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
    } else if placeholder.contains("FILE") {
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
  var completion: Completion? {
    switch self {
    case .set, .over, .tie: .assignments
    case .view: .words(View.allCases.map(\.rawValue))
    case .measure: .words(SweepMeasure.allCases.map(\.rawValue))
    case .signals: .words(Recordable.allCases.map(\.rawValue))
    default: value.map(Completion.init)
    }
  }
}

extension Command {
  /// What its operands may be; nil where it takes none.
  var completion: Completion? {
    switch self {
    case .help: .words(Command.words + ["keys"])
    default: operands.count.upperBound == 0 ? nil : Completion(operands.words)
    }
  }

  /// The options with those that every command has.
  var allOptions: [Option] { options + [.help] + (self == .explore ? [.version] : []) }
}

extension Parameter {
  /// Those that `--set` knows by this very key.
  static var settable: [Parameter] { allCases.filter { $0 != .neurons } }
}
