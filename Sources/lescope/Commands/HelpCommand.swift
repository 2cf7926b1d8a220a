import Explorer
import Formats
import Laboratory
import Presets
import Views

/// `lescope help [COMMAND]`, made of the tables of commands and options.
struct HelpCommand {
  static let command = ProgramCommand(
    "help", operands: 0...1, "[COMMAND]",
    summary: "what a command does and which options it has; help keys: the explorer's keys",
    options: [.noConfig], placeholder: { .words(ProgramCommand.words + ["keys"]) },
    run: { arguments throws(Failure) in try HelpCommand().run(arguments) })

  func run(_ arguments: Arguments) throws(Failure) {
    guard let word = arguments.operands.first else { return try Streams.print(text: Self.overview) }
    switch word {
    case "keys": return try Streams.print(text: Explorer.keyTable(arguments.configuration().keys))
    // For the documents, as they are in Markdown.
    case "mouse": return try Streams.print(text: MouseTable.markdown)
    case "parameters": return try Streams.print(text: Parameter.markdown)
    default: break
    }
    guard let command = ProgramCommand(named: word) else {
      let meant = Spelling.nearest(to: word, in: ProgramCommand.words)
      throw .misused(
        Fault(
          source: word,
          "there is no such command; "
            + (meant.map { "did you mean \($0)?" }
              ?? "it must be \(ProgramCommand.words.joined(separator: ", "))")))
    }
    try Streams.print(text: Self.help(for: command))
  }

  static var overview: String {
    let commands = ProgramCommand.all.map { (usage(of: $0), $0.summary) }
    let others = [Option.help, .version].map { ("--\($0.rawValue)", $0.summary) }
    let options = Option.allCases.filter { $0 != .help && $0 != .version }
    return """
      lescope, an oscilloscope for Latent Equilibrium networks

      \(table(commands + others))

      PRESET is the name of a shipped preset, a path to a .json file, a state token (lescope1:...), or -
      for standard input.

      \(table(options.map(row)))

      Exit codes: \(Surroundings.exitCodes.map { "\($0.0) \($0.1)" }.joined(separator: "; ")).
      """
  }

  static func help(for command: ProgramCommand) -> String {
    let options = command.options.map(row)
    let usage = usage(of: command)
    return command.inWords == usage && options.isEmpty
      ? "\(usage)\n\n\(command.summary)"
      : "\(usage)\(options.isEmpty ? "" : " [options]")\n\n\(command.summary)"
        + (options.isEmpty ? "" : "\n\n" + table(options))
  }

  static func usage(of command: ProgramCommand) -> String {
    command.inWords + (command.operandWords.isEmpty ? "" : " " + command.operandWords)
  }

  static func row(_ option: Option) -> (String, String) {
    ("--\(option.rawValue)" + (option.value.map { " " + $0 } ?? ""), option.summary)
  }

  private static func table(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { left, right in
      "  " + left + String(repeating: " ", count: width - left.count) + "  " + right
    }.joined(separator: "\n")
  }
}
