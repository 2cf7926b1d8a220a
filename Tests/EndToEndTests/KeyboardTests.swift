import Testing

/// Bytes that come in odd ways over a terminal.
struct KeyboardTests {
  private func paused() throws -> PseudoTerminal {
    var terminal = try PseudoTerminal(columns: 100, rows: 30)
    let isThere = terminal.waitFor("layer 1")
    try #require(isThere)
    terminal.send(" ")
    let isPaused = terminal.waitFor("PAUSED")
    try #require(isPaused)
    return terminal
  }

  @Test func `A key whose bytes come apart is still that key`() throws {
    var terminal = try paused()
    terminal.send("\u{1B}")
    terminal.listen(seconds: 0.06)
    terminal.send("[B")
    let isNext = terminal.waitFor("τr — prospective")
    #expect(isNext, "\(terminal.screen.text)")
    #expect(!terminal.screen.shows("[B"))
  }

  @Test(
    arguments: [
      "\u{1B}]0;qqq\u{07}", "\u{1B}]52;c;cXFx\u{1B}\\", "\u{1B}Pq1;2q\u{1B}\\",
      "\u{1B}_qqq\u{1B}\\",
    ])
  func `Strings that are not for us are no keys`(sequence: String) throws {
    var terminal = try paused()
    let before = terminal.screen.text
    terminal.send(sequence)
    terminal.listen(seconds: 0.3)
    #expect(terminal.screen.text == before)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  /// A report of the mouse, or a string, that never ends does not swallow keys for ever.
  @Test(arguments: ["\u{1B}[<0;10", "\u{1B}]0;title"])
  func `What is cut off times out`(sequence: String) throws {
    var terminal = try paused()
    terminal.send(sequence)
    terminal.listen(seconds: 0.8)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  /// Alt with a bracket is no string that swallows what comes after it.
  @Test(arguments: ["]", "P", "_"])
  func `Escape breaks a string off`(introducer: String) throws {
    var terminal = try paused()
    terminal.send("\u{1B}\(introducer)abc")
    terminal.listen(seconds: 0.1)
    terminal.send("\u{1B}")
    terminal.listen(seconds: 0.2)
    terminal.send("\u{1B}")
    terminal.listen(seconds: 0.2)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test func `A paste is one event`() throws {
    var terminal = try paused()
    #expect(terminal.transcript.contains("\u{1B}[?2004h"))
    terminal.send("\u{1B}[200~qqq\u{1B}[201~")
    let isRefused = terminal.waitFor("what was pasted")
    #expect(isRefused, "\(terminal.screen.text)")
    terminal.send("\u{1B}[200~fast-noise\u{1B}[201~")
    let isOpen = terminal.waitFor("Noise that leaky")
    #expect(isOpen, "\(terminal.screen.text)")
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    #expect(terminal.transcript.contains("\u{1B}[?2004l"))
  }

  @Test func `Y copies the token`() throws {
    var terminal = try paused()
    terminal.send("Y")
    let isShown = terminal.waitFor("lescope1:")
    #expect(isShown)
    terminal.listen(seconds: 0.2)
    #expect(terminal.transcript.contains(/\u{1B}\]52;c;[A-Za-z0-9+\/]+=*\u{07}/))
  }

  /// A serial line knows no size; terminfo's, or 80x24, is taken.
  @Test func `A terminal of unknown size is taken as it is described`() throws {
    var terminal = try PseudoTerminal(
      columns: 80, rows: 24, variables: ["LINES": "7", "COLUMNS": "300"], knowsSize: false)
    let isThere = terminal.waitFor("o presets  q quit")
    #expect(isThere, "\(terminal.screen.text)")
    #expect(terminal.screen.lines[1].contains("1 Scope"))
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }
}
