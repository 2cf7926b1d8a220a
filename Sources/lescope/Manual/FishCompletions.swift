import Laboratory
import Presets

/// Completions for fish.
enum FishCompletions {
  static var script: String {
    """
    # Completions of lescope for fish: save this as ~/.config/fish/completions/lescope.fish.
    function __lescope_on --description 'whether the command line is one of these commands'
      set -l commands \(Command.words.joined(separator: " "))
      for word in (commandline -opc)[2..-1]
        if contains -- $word $commands
          contains -- $word $argv
          return
        end
      end
      contains -- explore $argv
    end
    function __lescope_presets
      lescope list --tabs 2>/dev/null
    end
    function __lescope_lessons
      lescope lesson --tabs 2>/dev/null
    end
    complete -c lescope -f
    \((commands + Command.allCases.flatMap(rows)).joined(separator: "\n"))
    """
  }

  private static var commands: [String] {
    Command.allCases.filter { $0 != .explore }.map { command in
      "complete -c lescope -n '__lescope_on explore' -a \(command.rawValue) "
        + "-d \(quoted(command.summary))"
    }
  }

  private static func rows(of command: Command) -> [String] {
    let start = "complete -c lescope -n '__lescope_on \(name(command))'"
    let options = command.allOptions.map { option in
      "\(start) -l \(option.rawValue)" + (option.completion.map { " " + value($0) } ?? "")
        + " -d \(quoted(option.summary))"
    }
    switch command.completion {
    case .words(let words):
      return options + ["\(start) -a \(quoted(words.joined(separator: " ")))"]
    case .files: return options + ["\(start) -F"]
    case .presets: return options + ["\(start) -F -a '(__lescope_presets)'"]
    case .lessons: return options + ["\(start) -F -a '(__lescope_lessons)'"]
    case .unknown, .assignments, nil: return options
    }
  }

  private static func value(_ completion: Completion) -> String {
    switch completion {
    case .unknown: "-x"
    case .words(let words): "-x -a \(quoted(words.joined(separator: " ")))"
    case .files: "-r -F"
    case .presets: "-r -F -a '(__lescope_presets)'"
    case .lessons: "-r -F -a '(__lescope_lessons)'"
    case .assignments:
      "-x -a \(quoted(Parameter.settable.map { $0.rawValue + "=" }.joined(separator: " ")))"
    }
  }

  private static func name(_ command: Command) -> String {
    command == .explore ? "explore" : command.rawValue
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }
}
