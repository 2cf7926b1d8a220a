import Laboratory

/// Completions for bash.
enum BashCompletions {
  static var script: String {
    """
    # Completions of lescope for bash: source this file, or eval "$(lescope completions bash)".
    _lescope() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
      local command= words= word
      # To bash a "=" is a word of its own.
      if [[ $current == "=" ]]; then
        current=
      elif [[ $previous == "=" ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
      fi
      for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        \(Command.words.joined(separator: "|"))) command=$word; break ;;
        esac
      done
      COMPREPLY=()
      case $previous in
    \(values.joined(separator: "\n"))
      *)
        if [[ $current == -* ]]; then
          case $command in
    \(options.joined(separator: "\n"))
          esac
        else
          case $command in
    \(operands.joined(separator: "\n"))
          esac
        fi ;;
      esac
      mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    }
    _lescope_presets() {
      local presets
      presets=$("$1" list 2>/dev/null | cut -d " " -f 1)
      mapfile -t COMPREPLY < <(compgen -W "$3 $presets" -- "$2"; compgen -f -X "!*.json" -- "$2")
    }
    _lescope_lessons() {
      local lessons
      lessons=$("$1" lesson 2>/dev/null | cut -d " " -f 1)
      mapfile -t COMPREPLY < <(compgen -W "$lessons" -- "$2"; compgen -f -X "!*.json" -- "$2")
    }
    _lescope_files() {
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$1")
    }
    complete -F _lescope lescope
    """
  }

  /// What follows an option, or the `=` after a parameter.
  private static var values: [String] {
    let ofOptions = Option.allCases.compactMap { option in
      option.completion.map { "  --\(option.rawValue)) \(command(for: $0)) ;;" }
    }
    let ofParameters = Parameter.settable.filter { !$0.choices.isEmpty }.map { parameter in
      "  \(parameter.rawValue)) words='\(parameter.choices.joined(separator: " "))' ;;"
    }
    return ofOptions + ofParameters
  }

  private static var options: [String] {
    Command.allCases.map { command in
      let words = command.allOptions.map { "--\($0.rawValue)" }.joined(separator: " ")
      return "      \(name(command))) words='\(words)' ;;"
    }
  }

  private static var operands: [String] {
    Command.allCases.compactMap { command in
      command.completion.map { completion in
        let others = command == .explore ? Command.words : []
        return "      \(name(command))) \(self.command(for: completion, or: others)) ;;"
      }
    }
  }

  private static func name(_ command: Command) -> String {
    command == .explore ? "''" : command.rawValue
  }

  /// - Parameter others: words that may stand in place of a preset.
  private static func command(for completion: Completion, or others: [String] = []) -> String {
    switch completion {
    case .unknown: "return"
    case .words(let words): "words='\(words.joined(separator: " "))'"
    case .files: "_lescope_files \"$current\"; return"
    case .presets:
      "_lescope_presets \"$1\" \"$current\" '\(others.joined(separator: " "))'; return"
    case .lessons: "_lescope_lessons \"$1\" \"$current\"; return"
    case .assignments:
      "words='\(Parameter.settable.map { $0.rawValue + "=" }.joined(separator: " "))'; "
        + "compopt -o nospace 2>/dev/null"
    }
  }
}
