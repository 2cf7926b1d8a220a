import Formats
import Laboratory
import Presets

/// Completions for zsh.
enum ZshCompletions {
  static var script: String {
    """
    #compdef lescope
    # Completions of lescope for zsh: save this as _lescope in a folder of $fpath.
    # Offers what a list of the program names. Names are data: nothing here expands them.
    _lescope_named() {
      local -a named
      local line name
      for line in ${(f)"$(_call_program $1 lescope $2 --tabs 2>/dev/null)"}; do
        name=${line%%$'\\t'*}
        name=${name//\\\\/\\\\\\\\}
        named+=("${name//:/\\\\:}:${line#*$'\\t'}")
      done
      _describe -t $1 $3 named
      _files -g '*.json'
    }
    _lescope_presets() { _lescope_named presets list preset; }
    _lescope_lessons() { _lescope_named lessons lesson lesson; }
    _lescope_assignments() {
      if compset -P '*='; then
        case ${IPREFIX%=} in
    \(choices.joined(separator: "\n"))
        esac
      else
        compadd -S '' -- \(Parameter.settable.map { $0.rawValue + "=" }.joined(separator: " "))
      fi
    }
    _lescope_first() {
      local -a commands
      commands=(
    \(commands.joined(separator: "\n"))
      )
      _describe -t commands command commands
      _lescope_presets
    }
    _lescope() {
      local word command=
      for word in ${words[2,CURRENT-1]}; do
        case $word in
        \(ProgramCommand.words.joined(separator: "|"))) command=$word; break ;;
        esac
      done
      case $command in
    \(ProgramCommand.all.map(arguments).joined(separator: "\n"))
      esac
    }
    if [[ $funcstack[1] == _lescope ]]; then _lescope "$@"; else compdef _lescope lescope; fi
    """
  }

  private static var choices: [String] {
    Parameter.settable.filter { !$0.choices.isEmpty }.map { parameter in
      "    \(parameter.rawValue)) compadd -- \(parameter.choices.joined(separator: " ")) ;;"
    }
  }

  private static var commands: [String] {
    ProgramCommand.all.filter { !$0.isExplorer }.map { command in
      "    \("\(command.word):\(escaped(command.summary))".quotedForShell)"
    }
  }

  private static func arguments(of command: ProgramCommand) -> String {
    let options = command.allOptions.map { option in
      let mayRepeat = [.set, .over, .tie].contains(option) ? "*" : ""
      let value = option.completion.map {
        ":\(escaped(option.value ?? "")):\(action(for: $0))"
      }
      return "\(mayRepeat)--\(option.rawValue)[\(escaped(option.summary))]\(value ?? "")"
        .quotedForShell
    }
    let first = command.isExplorer ? ["'1: :_lescope_first'"] : ["'1: :'"]
    let rest = command.placeholder.map { completion in
      let place = command.operands.upperBound > 1 ? "*" : "2"
      return "\(place):\(escaped(command.operandWords)):\(action(for: completion))".quotedForShell
    }
    let words = options + first + (command.isExplorer ? [] : [rest].compactMap(\.self))
    let name = command.isExplorer ? "''" : command.word
    return "  \(name)) _arguments \(words.joined(separator: " \\\n      ")) ;;"
  }

  private static func action(for completion: Placeholder) -> String {
    switch completion {
    case .unknown: " "
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .files: "_files"
    case .presets: "_lescope_presets"
    case .lessons: "_lescope_lessons"
    case .assignments: "_lescope_assignments"
    }
  }

  /// A text in which nothing has a meaning to `_arguments` and `_describe`.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      result += ":[]\\".contains(character) ? "\\\(character)" : "\(character)"
    }
  }
}
