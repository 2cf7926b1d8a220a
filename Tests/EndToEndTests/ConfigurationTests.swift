import FoundationEssentials
import Testing

/// The user's configuration file, and what the command line says instead.
struct ConfigurationTests {
  /// A folder of configurations with one file for this program.
  private struct Home {
    let folder: TemporaryFolder
    var path: String { folder.path }
    var file: String { path + "/lescope/config.json" }
    var variables: [String: String] { ["XDG_CONFIG_HOME": path] }

    init(_ text: String) throws {
      folder = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: path + "/lescope", withIntermediateDirectories: false)
      try write(text, to: "lescope/config.json")
    }

    func write(_ text: String, to file: String) throws {
      try Data(text.utf8).write(to: URL(filePath: path + "/" + file))
    }
  }

  private func picture(_ home: Home, _ words: String = "") throws -> Program.Outcome {
    try Program.run(
      ["render", "lag-adds-up", "--at", "50", "--size", "80x24"]
        + words.split(separator: " ").map(String.init), variables: home.variables)
  }

  @Test func `It chooses glyphs and colours, and the command line overrules it`() throws {
    let home = try Home(#"{"charset": "ascii", "color": "always", "theme": "safe"}"#)
    let own = try picture(home)
    #expect(own.ending == .exit(0) && own.errors == "")
    #expect(own.output.utf8.allSatisfy { $0 < 0x80 })
    #expect(own.output.contains("\u{1B}[0;38;5;172m"), "the orange of the safe theme")
    let asked = try picture(home, "--charset braille --color never --theme dark")
    #expect(!asked.output.contains("\u{1B}") && asked.output.contains("τm"))
    let without = try picture(home, "--no-config")
    #expect(without.output == asked.output)
    let dark = try picture(home, "--theme dark").output
    #expect(dark.contains("\u{1B}[0;38;5;214m") && !dark.contains("38;5;172m"))
    let mono = try picture(home, "--theme mono").output
    #expect(mono.contains("\u{1B}[0;2m") && !mono.contains("38;5;"))
  }

  @Test(arguments: [
    ("dark", "38;5;74m", "#5fafd7"), ("light", "38;5;25m", "#005faf"),
    ("mono", "[0;1m", "#1c1c1c"), ("safe", "38;5;117m", "#87d7ff"),
  ])
  func `A theme that is asked for colours the picture, whatever the configuration has`(
    theme: String, ansi: String, svg: String
  ) throws {
    let homes = try ["dark", "light", "mono", "safe"].map { try Home(#"{"theme": "\#($0)"}"#) }
    let looks = [("ansi", ansi), ("svg", "class=\"first\" color=\"\(svg)\"")]
    for home in try homes + [Home(#"{"format": "lescope-config/1", "color": "never"}"#)] {
      for (format, look) in looks {
        let asked = try picture(home, "--format \(format) --theme \(theme)")
        #expect(asked.output.contains(look), "\(theme) as \(format): \(asked.errors)")
        let alone = try picture(home, "--format \(format) --theme \(theme) --no-config")
        #expect(asked.output == alone.output)
      }
    }
    let without = try picture(homes[0], "--format svg --theme \(theme) --color never")
    #expect(without.output.contains("class=\"first\" color=\"#1c1c1c\""), "colour was refused")
  }

  @Test func `It opens a preset at a speed, with keys of its own`() throws {
    let home = try Home(
      #"{"preset": "one-neuron-lag", "speed": 0.2, "keys": {"pause": ["P"], "quit": ["Q"]}}"#)
    var terminal = try PseudoTerminal(variables: home.variables)
    let isThere = terminal.wait { $0.shows("One neuron, one lag") && $0.shows("0.2x real time") }
    #expect(isThere, "\(terminal.screen.text)")
    let isNamed = terminal.waitFor("P pause")
    #expect(isNamed)
    terminal.send(" qP")
    let isPaused = terminal.waitFor("PAUSED")
    #expect(isPaused)
    terminal.send("Q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    let keys = try Program.run(["help", "keys"], variables: home.variables)
    #expect(keys.output.contains("| `P` | run or pause |"))
    let standard = try Program.run(["help", "keys", "--no-config"], variables: home.variables)
    #expect(standard.output.contains("| `space` | run or pause |"))
  }

  @Test func `--set comes before the speed of the configuration`() throws {
    let home = try Home(#"{"speed": 0.2}"#)
    var terminal = try PseudoTerminal(["--set", "view.speed=0.02"], variables: home.variables)
    let isThere = terminal.waitFor("0.02x real time")
    #expect(isThere, "\(terminal.screen.text)")
  }

  @Test func `A preset of the configuration is found beside it`() throws {
    let home = try Home(#"{"preset": "../mine.json"}"#)
    try home.write(#"{"title": "My own", "layers": [{}]}"#, to: "mine.json")
    var terminal = try PseudoTerminal(variables: home.variables)
    let isThere = terminal.waitFor("My own")
    #expect(isThere, "\(terminal.screen.text)")
  }

  @Test(arguments: [
    (#"{"theme": "drak"}"#, "theme: \"drak\" is not a theme; it must be dark, light, mono or safe"),
    (#"{"keys": {"pause": "q"}}"#, "keys.pause: q is the key of quit, too; one of the two must"),
    ("{", "line 1, column 2: the file ends where a key in double quotes should be"),
    (" \n", "the file is empty; a configuration is a JSON object"),
  ])
  func `A fault in it is named with the file, and --no-config goes on`(
    text: String, sentence: String
  ) throws {
    let home = try Home(text)
    for words in [[], ["render", "lag-adds-up"], ["help", "keys"], ["config"]] {
      let outcome = try Program.run(words, variables: home.variables)
      #expect(outcome.ending == .exit(2))
      #expect(outcome.errors.hasPrefix("lescope: \(home.file): \(sentence)"))
    }
    let list = try Program.run(["list"], variables: home.variables)
    #expect(list.ending == .exit(0), "what does not need it does not read it")
    #expect(try picture(home, "--no-config").ending == .exit(0))
  }

  @Test func `A preset that it names in vain is its fault`() throws {
    let home = try Home(#"{"preset": "lag-ads-up"}"#)
    let outcome = try Program.run([], variables: home.variables)
    #expect(outcome.ending == .exit(2))
    #expect(
      outcome.errors.hasPrefix(
        "lescope: \(home.file): preset: lag-ads-up: there is no preset of this name; did you mean"))
  }

  @Test func `What config prints is a file that check finds no fault in`() throws {
    let folder = try TemporaryFolder(holding: [
      "config.json": try Program.run(["config"]).output,
      "broken.json": #"{"format": "lescope-config/1", "speed": 0, "keys": {"paus": "P"}}"#,
    ])
    let checked = try Program.run(["check", "config.json"], directory: folder.path)
    #expect(checked.ending == .exit(0) && checked.output == "config.json: no faults\n")
    let broken = try Program.run(["check", "broken.json"], directory: folder.path)
    #expect(broken.ending == .exit(2))
    #expect(
      broken.errorLines == [
        "lescope: broken.json: speed: 0 is not a speed; it must be from 1e-9 to 1e9",
        "lescope: broken.json: keys.paus: unknown command; did you mean pause?",
      ])
  }
}
