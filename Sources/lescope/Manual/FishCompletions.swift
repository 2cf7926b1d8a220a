import Laboratory
import Presets

/// Completions for fish.
enum FishCompletions {
  static var script: String {
    """
    # Completions of lescope for fish: save this as ~/.config/fish/completions/lescope.fish.
    function __lescope_on --description 'whether the command line is one of these commands'
      set -l commands \(ProgramCommand.words.joined(separator: " "))
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
    \((commands + ProgramCommand.all.flatMap(rows)).joined(separator: "\n"))
    """
  }

  private static var commands: [String] {
    ProgramCommand.all.filter { !$0.isExplorer }.map { command in
      "complete -c lescope -n '__lescope_on explore' -a \(command.word) "
        + "-d \(quoted(command.summary))"
    }
  }

  private static func rows(of command: ProgramCommand) -> [String] {
    let start = "complete -c lescope -n '__lescope_on \(name(command))'"
    let options = command.allOptions.map { option in
      "\(start) -l \(option.rawValue)" + (option.completion.map { " " + value($0) } ?? "")
        + " -d \(quoted(option.summary))"
    }
    switch command.placeholder {
    case .words(let words):
      return options + ["\(start) -a \(quoted(words.joined(separator: " ")))"]
    case .files: return options + ["\(start) -F"]
    case .presets: return options + ["\(start) -F -a '(__lescope_presets)'"]
    case .lessons: return options + ["\(start) -F -a '(__lescope_lessons)'"]
    case .unknown, .assignments, nil: return options
    }
  }

  private static func value(_ completion: Placeholder) -> String {
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

  private static func name(_ command: ProgramCommand) -> String {
    command.isExplorer ? "explore" : command.word
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }
}
