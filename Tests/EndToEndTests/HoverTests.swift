import Testing

/// The mouse moved over the charts of the built program.
struct HoverTests {
  private func opened(_ words: [String] = [], columns: Int = 120, rows: Int = 40) throws
    -> PseudoTerminal
  {
    var terminal = try PseudoTerminal(words, columns: columns, rows: rows)
    let isThere = terminal.waitFor("τm") && terminal.waitFor("9.7")
    try #require(isThere, "\(terminal.screen.text)")
    terminal.listen(seconds: 1)
    terminal.send(" ")
    let isPaused = terminal.waitFor("PAUSED") && terminal.settle(quiet: 0.3)
    try #require(isPaused)
    return terminal
  }

  private func move(_ column: Int, _ row: Int) -> String { "\u{1B}[<35;\(column);\(row)M" }

  @Test func `What is under the mouse is read, and at rest nothing is sent`() throws {
    var terminal = try opened()
    terminal.send(move(8, 12))
    let isRead = terminal.wait {
      $0.lines[39].contains(/layer 1 u at [\d.]+ ms: LE -?[\d.e-]+, leaky/)
    }
    #expect(isRead, "\(terminal.screen.text)")
    _ = terminal.settle()
    let (before, waits) = (terminal.screen.text, terminal.waits)
    #expect(terminal.listen(seconds: 0.5) == 0)
    #expect(terminal.waits == waits)
    // The same cell again, and a place where there is nothing to be read, twice.
    terminal.send(move(8, 12) + move(8, 12))
    #expect(terminal.listen(seconds: 0.3) == 0)
    terminal.send(move(100, 30))
    let isGone = terminal.waitFor("τm — membrane time constant")
    #expect(isGone && before != terminal.screen.text)
    _ = terminal.settle()
    terminal.send(move(101, 30))
    #expect(terminal.listen(seconds: 0.3) == 0)
    terminal.send(move(8, 12))
    let isBack = terminal.waitFor("layer 1 u at")
    #expect(isBack)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    let transcript = terminal.transcript
    #expect(transcript.contains("\u{1B}[?1003h") && transcript.contains("\u{1B}[?1003l"))
  }

  @Test func `A burst of a thousand moves gives few pictures, and keys are heard`() throws {
    var terminal = try opened()
    let before = terminal.received.count
    for round in 0..<10 {
      terminal.send((0..<100).map { move(7 + ($0 + round) % 12, 10 + $0 % 4) }.joined())
      if round == 5 { terminal.send("\u{1B}[B") }
      terminal.listen(seconds: 0.005)
    }
    let isHeard = terminal.waitFor("▸τr", seconds: 2)
    #expect(isHeard, "\(terminal.screen.text)")
    _ = terminal.settle(quiet: 0.2)
    // A picture of the last line is some hundred bytes.
    #expect(terminal.received.count - before < 4000, "\(terminal.received.count - before)")
    #expect(terminal.listen(seconds: 0.3) == 0)
  }

  @Test(arguments: [["--no-hover"], ["--no-mouse"]])
  func `Nobody asks for moves who does not want them`(words: [String]) throws {
    var terminal = try opened(words)
    terminal.send(words == ["--no-hover"] ? move(8, 12) : "")
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0) && !terminal.transcript.contains("1003"))
  }

  @Test func `C copies the numbers of the view`() throws {
    var terminal = try opened()
    terminal.send("3")
    let isOpen = terminal.waitFor("corr.")
    #expect(isOpen)
    terminal.send("C")
    let isSaid = terminal.waitFor("the numbers of Lag are copied")
    #expect(isSaid, "\(terminal.screen.text)")
    let match = try #require(
      terminal.transcript.firstMatch(of: /\u{1B}\]52;c;([A-Za-z0-9+\/=]+)\u{07}/))
    let text = String(decoding: decoded(String(match.1)), as: UTF8.self)
    #expect(text.contains("lag behind the ideal\nlayer\tnetwork\tlag ms\t"))
    #expect(text.contains("\nτm\t10\tms\tmembrane time constant\n"))
  }

  /// What is encoded in base 64.
  private func decoded(_ text: String) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bytes: [UInt8] = []
    var (bits, count) = (0, 0)
    for letter in text.utf8 {
      guard let value = letters.firstIndex(of: letter) else { break }
      (bits, count) = (bits << 6 | value, count + 6)
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 0xFF))
      }
    }
    return bytes
  }
}
