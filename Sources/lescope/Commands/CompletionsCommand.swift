import Explorer
import Formats
import Laboratory
import Presets
import Stage
import Studies
import Views

/// `lescope completions SHELL`: a script made of the tables of commands, options and parameters.
struct CompletionsCommand {
  static let command = ProgramCommand(
    "completions", operands: 1...1, Shell.words,
    summary: "what a shell needs to complete commands, options and presets",
    options: []
  ) { arguments throws(Failure) in try CompletionsCommand().run(arguments) }

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
