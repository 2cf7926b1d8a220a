import Explorer
import Formats
import Laboratory
import Presets
import Stage
import Views

/// `lescope man`: the manual page, made of the tables of commands, options, keys and parameters.
///
/// In ASCII throughout, so that it reads alike on every device that `man` knows.
struct ManCommand {
  static let command = ProgramCommand(
    "man", operands: 0...0, "", summary: "the manual page, for man -l",
    options: []
  ) { arguments throws(Failure) in try ManCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    try Streams.print(text: Self.page.text)
  }

  static var page: ManPage {
    var page = ManPage(name: "lescope", version: version)
    page.section("NAME")
    page.text("lescope - an oscilloscope for Latent Equilibrium networks")
    page.section("SYNOPSIS")
    for command in ProgramCommand.all { page.synopsis(command) }
    page.section("DESCRIPTION")
    page.text(
      """
      lescope steps a network of leaky neurons that look ahead by their own lag beside a plain leaky \
      twin on the same stimulus, and shows both live in the terminal while time constants are turned. \
      Without a screen it records, draws and checks.
      """)
    page.text(
      """
      PRESET is the name of a shipped preset, a path to a .json file, a state token (lescope1:...) as \
      the key Y shows it, or - for standard input.
      """)
    page.section("COMMANDS")
    for command in ProgramCommand.all {
      let options = command.options.map { "--\($0.rawValue)" }.joined(separator: ", ")
      page.item(
        command.inWords,
        command.summary + (options.isEmpty ? "." : ".  Options: \(options)."))
    }
    page.section("OPTIONS")
    for option in Option.allCases {
      page.item("--\(option.rawValue)", option.value ?? "", option.summary)
    }
    page.section("KEYS")
    page.text("The word in parentheses is what the configuration calls the command.")
    for section in KeySection.all {
      page.subsection(section.title)
      for row in section.rows { page.item(row.keys, "\(row.summary) (\(row.command))") }
    }
    page.text(
      """
      A number before the keys of step and back is a count; before Enter it is the value of the \
      chosen parameter.
      """)
    page.mouse()
    page.section("PARAMETERS")
    page.text("The keys of a preset that are one number or one choice, as --set takes them.")
    for parameter in Parameter.allCases { page.item(parameter) }
    page.configuration()
    page.section("FILES")
    for (file, meaning) in Surroundings.files { page.item(file, meaning) }
    page.section("ENVIRONMENT")
    for (variable, meaning) in Surroundings.environment { page.item(variable, meaning) }
    page.section("EXIT STATUS")
    for (code, meaning) in Surroundings.exitCodes { page.item("\(code)", meaning) }
    page.section("EXAMPLES")
    page.example("lescope run lag-adds-up --set tau_r=5 --signals r,ideal --csv half.csv")
    page.example("lescope render step-through-four-layers --at 100 --size 80x24 --theme safe")
    page.example("lescope config --no-config > ~/.config/lescope/config.json")
    return page
  }
}

extension ManPage {
  fileprivate mutating func synopsis(_ command: ProgramCommand) {
    let hasOptions = !command.options.isEmpty
    line(command.inWords, [hasOptions ? "[options]" : "", command.operandWords])
  }

  fileprivate mutating func item(_ parameter: Parameter) {
    let facts = parameter.facts
    let symbol = KeySection.plain(facts.symbol)
    let allowed =
      parameter.limits?.inWords(unit: facts.unit) ?? parameter.choices.joined(separator: ", ")
    item(
      parameter.rawValue,
      KeySection.plain("\(facts.name) (\(symbol)): \(facts.help); \(allowed)."))
  }

  fileprivate mutating func mouse() {
    section("MOUSE")
    for row in MouseTable.rows { item(row.place, row.summary) }
    text(
      """
      With --no-mouse the mouse is left to the terminal, for selecting text; with --no-hover only \
      buttons and the wheel are used.
      """)
  }

  fileprivate mutating func configuration() {
    section("CONFIGURATION")
    text(
      """
      A JSON object; lescope config prints the one in force, lescope check finds its faults.  The \
      command line comes before it.
      """)
    item("format", Configuration.format)
    item("preset", "the preset to open; a path is counted from the folder of this file")
    item("theme", Appearance.themes.joined(separator: ", "))
    item("charset", Appearance.charsets.joined(separator: ", "))
    item("color", Appearance.colors.joined(separator: ", "))
    item("mouse", "true, or false as with --no-mouse")
    item("hover", "true, or false as with --no-hover")
    item("speed", "simulated over real time, in place of the presets' own")
    item(
      "keys",
      """
      an object: by the name of a command its keys in place of those above, as one text or a list, \
      such as {"pause": ["space", "P"]}
      """)
  }
}
