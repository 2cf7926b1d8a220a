import Glibc
import Testing

/// What is said to the terminal beside the picture, and what it answers.
struct WindowTests {
  private static let question = "\u{1B}]11;?\u{07}"
  private static let light = "\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{1B}\\"
  /// The colour of the network's curve in the light theme, and in the dark one.
  private static let (lightInk, darkInk) = ("38;5;25m", "38;5;74m")

  private func opened(
    _ words: [String] = [], variables: [String: String] = [:]
  ) throws -> PseudoTerminal {
    var terminal = try PseudoTerminal(
      ["lag-adds-up"] + words, columns: 100, rows: 30, variables: variables)
    let isThere = terminal.waitFor("? help")
    try #require(isThere, "\(terminal.screen.text)")
    return terminal
  }

  @Test func `The window has the title of what is open, and gets its own back`() throws {
    var terminal = try opened()
    terminal.listen(seconds: 0.1)
    #expect(
      terminal.transcript.contains("\u{1B}[22;2t\u{1B}]2;lescope: Lag adds up with depth\u{07}"))
    terminal.send(":open fast-noise\r")
    let isOpen = terminal.waitFor("Noise that leaky")
    #expect(isOpen)
    terminal.listen(seconds: 0.1)
    #expect(terminal.transcript.contains("\u{1B}]2;lescope: Noise that leaky"))
    #expect(terminal.transcript.ranges(of: "\u{1B}[22;2t").count == 1)
    #expect(!terminal.transcript.contains("\u{1B}[23;2t"))
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    #expect(terminal.transcript.ranges(of: "\u{1B}[23;2t").count == 1)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGSEGV, SIGUSR1])
  func `After a signal, too`(signal: Int32) throws {
    var terminal = try opened()
    terminal.listen(seconds: 0.1)
    terminal.signal(signal)
    _ = terminal.end()
    #expect(terminal.transcript.ranges(of: "\u{1B}[23;2t").count == 1)
  }

  @Test func `A terminal without a title gets none, and is asked nothing`() throws {
    var terminal = try opened(variables: ["TERM": "linux"])
    terminal.listen(seconds: 0.1)
    for sequence in ["\u{1B}]2;", "\u{1B}]11;", "\u{1B}[22;2t"] {
      #expect(!terminal.transcript.contains(sequence))
    }
    terminal.send("q")
    _ = terminal.end()
  }

  @Test func `A light terminal gets the light theme`() throws {
    var terminal = try opened()
    terminal.listen(seconds: 0.1)
    #expect(terminal.transcript.contains(Self.question))
    #expect(terminal.transcript.contains(Self.darkInk))
    #expect(!terminal.transcript.contains(Self.lightInk))
    // The picture does not wait for the answer.
    let picture = try #require(terminal.transcript.firstRange(of: "lescope"))
    let asked = try #require(terminal.transcript.firstRange(of: Self.question))
    #expect(picture.lowerBound < asked.lowerBound)
    terminal.send(Self.light)
    terminal.listen(seconds: 0.4)
    #expect(terminal.transcript.contains(Self.lightInk))
    #expect(terminal.transcript.ranges(of: Self.question).count == 1)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test(arguments: [
    (["--theme", "dark"], [:]), (["--no-query"], [:]), ([], ["COLORFGBG": "15;0"]),
    ([], ["NO_COLOR": "1"]),
  ])
  func `Where it is known or not wanted nothing is asked`(
    words: [String], variables: [String: String]
  ) throws {
    var terminal = try opened(words, variables: variables)
    terminal.send(Self.light)
    terminal.listen(seconds: 0.3)
    #expect(!terminal.transcript.contains(Self.question))
    #expect(!terminal.transcript.contains(Self.lightInk))
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test func `COLORFGBG is believed`() throws {
    var terminal = try opened(variables: ["COLORFGBG": "0;15"])
    terminal.listen(seconds: 0.2)
    #expect(terminal.transcript.contains(Self.lightInk))
    #expect(!terminal.transcript.contains(Self.question))
    terminal.send("q")
    _ = terminal.end()
  }

  @Test func `No answer is taken for keys, whole or in pieces, in time or late`() throws {
    var terminal = try opened()
    terminal.send(" ")
    let isPaused = terminal.waitFor("PAUSED")
    #expect(isPaused)
    terminal.send(":")
    terminal.listen(seconds: 0.1)
    for piece in ["\u{1B}", "]11;rgb:fd", "fd/f6f6/e3e3", "\u{1B}", "\\"] {
      terminal.send(piece)
      terminal.listen(seconds: 0.04)
    }
    terminal.send("open x\r")
    let isWhole = terminal.waitFor("there is no view or preset x")
    #expect(isWhole, "\(terminal.screen.text)")
    terminal.listen(seconds: 1.2)
    let before = terminal.screen.text
    for answer in [Self.light, "\u{1B}]11;rgb:0000/0000/0000\u{07}", "\u{1B}]11;nonsense\u{07}"] {
      terminal.send(answer)
    }
    terminal.listen(seconds: 0.3)
    #expect(terminal.screen.text == before)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  /// A theme that somebody has chosen meanwhile stays.
  @Test func `An answer that comes after the key for themes changes nothing`() throws {
    var terminal = try opened()
    terminal.send("T")
    let isChosen = terminal.waitFor("theme light")
    #expect(isChosen, "\(terminal.screen.text)")
    terminal.send("T")
    let isMono = terminal.waitFor("theme mono")
    #expect(isMono, "\(terminal.screen.text)")
    let before = terminal.received.count
    terminal.send(Self.light)
    terminal.listen(seconds: 0.3)
    #expect(!String(decoding: terminal.received[before...], as: UTF8.self).contains(Self.lightInk))
    terminal.send("q")
    _ = terminal.end()
  }
}
