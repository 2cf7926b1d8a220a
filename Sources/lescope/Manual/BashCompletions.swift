import Laboratory
import Presets

/// Completions for bash.
///
/// What is offered is never expanded: `compgen -W` would run the `$(…)` in the name of a file.
enum BashCompletions {
  static var script: String {
    #"""
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
        \#(ProgramCommand.words.joined(separator: "|"))) command=$word; break ;;
        esac
      done
      COMPREPLY=()
      case $previous in
    \#(values.joined(separator: "\n"))
      *)
        if [[ $current == -* ]]; then
          case $command in
    \#(options.joined(separator: "\n"))
          esac
        else
          case $command in
    \#(operands.joined(separator: "\n"))
          esac
        fi ;;
      esac
      _lescope_words "$current" "$words"
    }
    # Offers words between blanks.
    _lescope_words() {
      local -a words
      read -r -a words <<< "$2"
      _lescope_offer "$1" "${words[@]}"
    }
    # Offers those names that begin with what is typed, quoted as that is. A name is data: nothing
    # here expands it, and once quoted nothing expands it in the command line.
    _lescope_offer() {
      local typed=$1 begun= rest name quoted back='\'
      shift
      if [[ $typed == "'"* ]]; then
        begun=${typed:1}
      else
        rest=${typed#'"'}
        while [[ $rest == *"$back"* ]]; do
          begun+=${rest%%"$back"*} rest=${rest#*"$back"}
          begun+=${rest:0:1} rest=${rest:1}
        done
        begun+=$rest
      fi
      for name in "$@"; do
        [[ $name == "$begun"* ]] || continue
        case $typed in
        "'"*) quoted=${name//"'"/"'$back''"} ;;
        '"'*)
          quoted=${name//"$back"/"$back$back"}
          quoted=${quoted//'"'/"$back"'"'}
          quoted=${quoted//'`'/"$back"'`'}
          quoted=${quoted//'$'/"$back"'$'} ;;
        *)
          printf -v quoted %q "$name"
          # The shell is to see the tilde of a home folder.
          if [[ $typed == "~"* ]]; then quoted=${quoted#"$back"}; fi ;;
        esac
        COMPREPLY+=("$quoted")
      done
    }
    # Offers what a list of the program names, and files of presets.
    _lescope_named() {
      local program=$1 list=$2 typed=$3 line name
      local -a names files
      _lescope_words "$typed" "$4"
      while IFS= read -r line; do names+=("${line%%$'\t'*}"); done < <("$program" "$list" --tabs 2>/dev/null)
      _lescope_offer "$typed" "${names[@]}"
      name=${typed#[\'\"]}
      mapfile -t files < <(compgen -f -X "!*.json" -- "${name//\\/}")
      _lescope_offer "$typed" "${files[@]}"
    }
    _lescope_files() {
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$1")
    }
    complete -F _lescope lescope
    """#
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
    ProgramCommand.all.map { command in
      let words = command.allOptions.map { "--\($0.rawValue)" }.joined(separator: " ")
      return "      \(name(command))) words='\(words)' ;;"
    }
  }

  private static var operands: [String] {
    ProgramCommand.all.compactMap { command in
      command.placeholder.map { completion in
        let others = command.isExplorer ? ProgramCommand.words : []
        return "      \(name(command))) \(self.command(for: completion, or: others)) ;;"
      }
    }
  }

  private static func name(_ command: ProgramCommand) -> String {
    command.isExplorer ? "''" : command.word
  }

  /// - Parameter others: words that may stand in place of a preset.
  private static func command(for completion: Placeholder, or others: [String] = []) -> String {
    switch completion {
    case .unknown: "return"
    case .words(let words): "words='\(words.joined(separator: " "))'"
    case .files: "_lescope_files \"$current\"; return"
    case .presets:
      "_lescope_named \"$1\" list \"$current\" '\(others.joined(separator: " "))'; return"
    case .lessons: "_lescope_named \"$1\" lesson \"$current\" ''; return"
    case .assignments:
      "words='\(Parameter.settable.map { $0.rawValue + "=" }.joined(separator: " "))'; "
        + "compopt -o nospace 2>/dev/null"
    }
  }
}
