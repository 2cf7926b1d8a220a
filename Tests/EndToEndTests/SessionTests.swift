import Glibc
import Testing

/// `lescope record` and `lescope replay`, with a terminal and without.
struct SessionTests {
  private static let short = """
    {"format":"lescope-keys/1","preset":"lag-adds-up","columns":80,"rows":24,"charset":"braille"}
    {"steps":600,"ms":1500,"key":"Right","times":3,"until":1700}
    {"steps":200,"ms":2400,"key":"?"}
    {"ms":2800,"key":"Esc"}
    {"ms":2900,"resize":"60x20"}
    {"ms":3000,"key":"space"}
    {"ms":3100,"key":".","times":9,"until":3400}
    {"ms":3500,"expect":"PAUSED"}
    {"ms":3500,"expect":"t 80.9 ms"}

    """

  /// The explorer recording into a file, once its first picture is there.
  private func recording(_ file: String, _ words: [String] = []) throws -> PseudoTerminal {
    var terminal = try PseudoTerminal(
      ["record", file] + words, columns: 100, rows: 30, variables: ["NO_COLOR": "1"])
    let isThere = terminal.waitFor("lescope")
    try #require(isThere, "\(terminal.screen.text)")
    return terminal
  }

  private func replay(_ file: String, _ words: String...) throws -> Program.Outcome {
    try Program.run(["replay", file] + words)
  }

  @Test func `What was recorded ends with the same screen`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/a.keys"
    var terminal = try recording(file)
    for key in [" ", "\u{1B}[C", "\u{1B}[C", "10.", "03,", "e", " "] {
      terminal.send(key)
      terminal.listen(seconds: 0.05)
    }
    terminal.resize(columns: 80, rows: 24)
    terminal.listen(seconds: 0.2)
    terminal.send(" u")
    let isPaused = terminal.waitFor("PAUSED") && terminal.settle()
    #expect(isPaused)
    let last = terminal.screen
    terminal.send("q")
    let terminalEnding = terminal.end()
    #expect(terminalEnding == .exit(0))
    #expect(folder.files == ["a.keys"])
    let outcome = try replay(file, "--text", "--check")
    #expect(outcome.ending == .exit(0))
    let screen = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    // The axes keep what they have shown; all else is as it was.
    #expect(screen.first == last.lines.first)
    #expect(screen[19..<24].map { $0 } == last.lines[19..<24].map { $0 })
    let recorded = try folder.text(of: "a.keys")
    #expect(recorded.contains(#""key":"Right""#))
    #expect(recorded.contains(#""resize":"80x24""#))
    #expect(try replay(file, "--text").output == outcome.output)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `A signal does not lose the session`(number: Int32) throws {
    let folder = try TemporaryFolder()
    var terminal = try recording(folder.path + "/a.keys")
    terminal.send("l")
    terminal.listen(seconds: 0.2)
    terminal.signal(number)
    let terminalEnding = terminal.end()
    #expect(terminalEnding == .exit(128 + number))
    #expect(folder.files == ["a.keys"])
    #expect(try folder.text(of: "a.keys").contains(#""key":"l""#))
    #expect(try replay(folder.path + "/a.keys", "--check").ending == .exit(0))
  }

  @Test func `Not even a killed program loses what came before the last moment`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/a.keys"
    var terminal = try recording(file)
    terminal.send(" ")
    let isPaused = terminal.waitFor("PAUSED")
    try #require(isPaused)
    terminal.send("lll")
    let isSet = terminal.waitFor("100 ms")
    try #require(isSet)
    // A key is in the file at once, steps after half a second.
    terminal.send(" ")
    let runs = terminal.wait { !$0.shows("PAUSED") }
    try #require(runs)
    terminal.listen(seconds: 1.5)
    terminal.signal(SIGKILL)
    let ending = terminal.end()
    #expect(ending == .signal(SIGKILL))
    #expect(folder.files == ["a.keys"])
    let recorded = try folder.text(of: "a.keys").split(separator: "\n")
    #expect(recorded.contains { $0.contains(#""key":"l""#) && $0.contains(#""times":3"#) })
    let rest = try #require(recorded.last?.wholeMatch(of: /\{"steps":(\d+),"ms":(\d+)\}/))
    #expect((Int(rest.1) ?? 0) > 100)
    let outcome = try replay(file, "--check", "--text")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.contains("100 ms"))
  }

  @Test func `Where the disk is full it is said, and what was written can be played`() throws {
    let folder = try TemporaryFolder()
    let command = "ulimit -f 8; exec \(Program.path) record a.keys"
    var terminal = try PseudoTerminal(
      ["-c", command], of: "/bin/sh", columns: 100, rows: 30, variables: ["NO_COLOR": "1"],
      directory: folder.path)
    let isThere = terminal.waitFor("lescope")
    try #require(isThere)
    terminal.send(" ")
    var isSaid = false
    for _ in 1...100 where !isSaid {
      terminal.send("kj")
      isSaid = terminal.waitFor(
        "the session is not recorded: a.keys: cannot be written", seconds: 0.05)
    }
    #expect(isSaid)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(1))
    #expect(terminal.transcript.contains("lescope: a.keys: cannot be written: file too large"))
    #expect(try replay(folder.path + "/a.keys", "--check").ending == .exit(0))
    #expect(try folder.text(of: "a.keys").split(separator: "\n").count > 10)
  }

  @Test func `What cannot grow is written at the end`() throws {
    let folder = try TemporaryFolder()
    var terminal = try PseudoTerminal(["record", "/dev/null"], columns: 80, rows: 24)
    let isThere = terminal.waitFor("lescope")
    try #require(isThere)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    #expect(folder.files == [])
  }

  @Test func `A file that exists stays, unless it may be replaced`() throws {
    let folder = try TemporaryFolder(holding: ["a.keys": "mine"])
    var refused = try PseudoTerminal(["record", folder.path + "/a.keys"])
    let refusedEnding = refused.end()
    #expect(refusedEnding == .exit(1))
    let said = refused.transcript
    #expect(said.contains("a.keys: exists already; --force replaces it"))
    #expect(!said.contains("\u{1B}[?1049h"), "not after the work is done")
    #expect(try folder.text(of: "a.keys") == "mine")
    var terminal = try recording(folder.path + "/a.keys", ["one-neuron-lag", "--force"])
    terminal.send("q")
    let terminalEnding = terminal.end()
    #expect(terminalEnding == .exit(0))
    #expect(try folder.text(of: "a.keys").hasPrefix(#"{"format":"lescope-keys/1""#))
    let nowhere = try Program.run(["record", folder.path + "/none/a.keys"])
    #expect(nowhere.ending == .exit(1))
    #expect(nowhere.errors.hasPrefix("lescope: \(folder.path)/none/a.keys: cannot be written"))
  }

  @Test func `A check is silent, or names line and text`() throws {
    let folder = try TemporaryFolder(holding: [
      "a.keys": Self.short, "b.keys": Self.short + #"{"expect":"nowhere \"seen\""}"#,
      "c.keys": Self.short + #"{"kye":"l"}"#,
    ])
    let good = try replay(folder.path + "/a.keys", "--check")
    #expect(good.ending == .exit(0))
    #expect(good.output + good.errors == "")
    let wrong = try Program.run(["replay", "b.keys", "--check"], directory: folder.path)
    #expect(wrong.ending == .exit(1))
    #expect(wrong.output == "")
    #expect(
      wrong.errors
        == "lescope: b.keys: line 10: the screen does not show \"nowhere \\\"seen\\\"\"\n")
    let broken = try Program.run(["replay", "c.keys", "--check"], directory: folder.path)
    #expect(broken.ending == .exit(2))
    #expect(broken.errors == "lescope: c.keys: line 10: kye: unknown key; did you mean key?\n")
    #expect(try Program.run(["replay", "-", "--check"], input: Self.short).ending == .exit(0))
    let missing = try replay(folder.path + "/d.keys", "--check")
    #expect(missing.ending == .exit(2))
    #expect(missing.errors.hasPrefix("lescope: \(folder.path)/d.keys: cannot be read"))
    let dumb = try replay(folder.path + "/a.keys")
    #expect(dumb.ending == .exit(2))
    #expect(dumb.errors.contains("--check"))
  }

  @Test func `The last screen is printed in every format`() throws {
    let folder = try TemporaryFolder(holding: ["a.keys": Self.short])
    let file = folder.path + "/a.keys"
    let text = try replay(file, "--format", "text")
    #expect(text.ending == .exit(0))
    #expect(try text.output == replay(file, "--text").output)
    #expect(text.output.contains("t 80.9 ms"))
    #expect(try replay(file, "--text", "--format", "ansi").output.contains("\u{1B}[0;"))
    let drawing = try replay(file, "--format", "svg", "--check").output
    #expect(drawing.contains("<title>Lag adds up with depth</title>"))
    #expect(drawing.contains(">t 80.9 ms</text>"))
    #expect(drawing.contains(/<metadata>lescope1:[^ ]+<\/metadata>/))
    #expect(drawing.contains("fill=\"currentColor\"") && drawing.contains("#121212"))
    let light = try replay(file, "--format", "svg", "--theme", "light").output
    #expect(light.contains("#ffffff") && !light.contains("#121212"))
    let pdf = try replay(file, "--format", "pdf")
    #expect(pdf.ending == .exit(2))
    #expect(pdf.errors == "lescope: --format pdf: it must be text|ansi|svg\n")
  }

  @Test(arguments: ["always", "never"])
  func `A cast shows the last screen in the end`(color: String) throws {
    let folder = try TemporaryFolder(holding: ["a.keys": Self.short])
    let words = ["replay", "a.keys", "--cast", "a.cast", "--color", color]
    #expect(try Program.run(words, directory: folder.path).ending == .exit(0))
    let again = try Program.run(words, directory: folder.path)
    #expect(again.errors == "lescope: a.cast: exists already; --force replaces it\n")
    let cast = try folder.text(of: "a.cast")
    let output = try Program.run(
      ["replay", "a.keys", "--cast", "-", "--color", color], directory: folder.path
    ).output
    #expect(output == cast, "the same each time")
    var screen = ScreenModel(columns: 80, rows: 24)
    var last = 0.0
    for line in cast.split(separator: "\n").dropFirst() {
      let event = try #require(line.wholeMatch(of: /\[([0-9.]+),"(.)","(.*)"\]/))
      let time = try #require(Double(event.1))
      #expect(time >= last && time < 4)
      last = time
      if event.2 == "r" {
        #expect(event.3 == "60x20")
        screen.resize(columns: 60, rows: 20)
      } else {
        screen.receive(Self.unescaped(event.3).utf8)
      }
    }
    let text = try Program.run(
      ["replay", "a.keys", "--text", "--color", color], directory: folder.path
    ).output
    var expected = ScreenModel(columns: 60, rows: 20)
    expected.receive(text.dropLast().replacing("\n", with: "\r\n").utf8)
    #expect(screen.text == expected.text)
    #expect(screen.unknown.isEmpty)
    #expect(screen.showsCursor)
    #expect(cast.contains("[0;1m") == true)
    #expect(cast.contains("38;5;") == (color == "always"))
  }

  /// The text of a JSON string.
  private static func unescaped(_ text: Substring) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let letter = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      switch letter {
      case "u":
        let code = String(rest.prefix(4))
        rest.removeFirst(4)
        if let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) {
          result.append(scalar)
        }
      case "n": result.append("\n")
      case "r": result.append("\r")
      case "t": result.append("\t")
      default: result.append(letter)
      }
    }
    return String(result)
  }

  @Test func `In the terminal it plays at its pace and can be left`() throws {
    let folder = try TemporaryFolder(holding: ["a.keys": Self.short])
    var terminal = try PseudoTerminal(["replay", folder.path + "/a.keys"])
    let start = Clock.now
    let hasHelp = terminal.waitFor("closes this")
    #expect(hasHelp)
    #expect(Clock.now - start > 1.5, "it comes at 2.4 s")
    terminal.send("q")
    let terminalEnding = terminal.end()
    #expect(terminalEnding == .exit(0))
    let (isAlternate, isCooked) = (terminal.screen.isAlternate, terminal.isCooked)
    #expect(!isAlternate && isCooked)
  }

  @Test func `Any other key goes on by hand, as does the end`() throws {
    let folder = try TemporaryFolder(holding: ["a.keys": Self.short])
    var terminal = try PseudoTerminal(["replay", folder.path + "/a.keys"])
    let isThere = terminal.waitFor("lescope")
    #expect(isThere)
    terminal.send(" ")
    let isPaused = terminal.waitFor("PAUSED")
    #expect(isPaused)
    terminal.send("?")
    let hasHelp = terminal.waitFor("closes this", seconds: 1)
    #expect(hasHelp)
    terminal.send("q")
    let terminalEnding = terminal.end()
    #expect(terminalEnding == .exit(0))

    var other = try PseudoTerminal(["replay", folder.path + "/a.keys"])
    let isOver = other.waitFor("this is where the session ends")
    #expect(isOver)
    let time = other.screen.shows("t 80.9 ms")
    #expect(time)
    other.send(".")
    let goesOn = other.waitFor("t 81.0 ms")
    #expect(goesOn)
    other.send("q")
    let otherEnding = other.end()
    #expect(otherEnding == .exit(0))
  }
}
