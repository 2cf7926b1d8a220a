import Testing

/// The keys of the scope in a terminal.
struct ScopeKeysTests {
  @Test func `Cursor, ghosts, axes and large charts come and go, and nothing quits`() throws {
    var terminal = try PseudoTerminal(columns: 80, rows: 24)
    let hasRun = terminal.wait { $0.lines[0].contains(/t [1-9]\d*\.\d ms/) }
    try #require(hasRun)
    terminal.send(" ")
    _ = terminal.waitFor("PAUSED")
    for (keys, words) in [
      ("m", "ms·sweep"), ("m", "ms·trigger"), ("g", "ghost 1: as opened"),
      ("w", "layer 1 hidden · r − ideal"),
      ("c", "cursor: "), ("\u{1B}", "|r − ideal|"), ("\r", "layer 4 output"),
    ] {
      terminal.send(keys)
      let isThere = terminal.waitFor(words)
      #expect(isThere, "after \(keys)\n\(terminal.screen.text)")
    }
    let isLarge = terminal.wait {
      !$0.shows("layer 3 hidden") && $0.shows("layer 4 output · Δu ──")
    }
    #expect(isLarge, "\(terminal.screen.text)")
    terminal.send("\r")
    let isAlone = terminal.wait { $0.shows("layer 4 output · r − ideal") }
    #expect(isAlone, "\(terminal.screen.text)")
    for _ in 0..<4 {
      terminal.send("\u{1B}")
      _ = terminal.settle()
    }
    let isBack = terminal.waitFor("layer 3 hidden")
    #expect(isBack, "\(terminal.screen.text)")
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test func `A sweep takes at most 300 bytes a picture`() throws {
    var terminal = try PseudoTerminal(columns: 80, rows: 24)
    let isThere = terminal.waitFor("ms·roll")
    try #require(isThere)
    terminal.send("m")
    let sweeps = terminal.waitFor("ms·sweep")
    #expect(sweeps)
    // The first sweep finds its ranges.
    _ = terminal.listen(seconds: 2)
    let seconds = 3.0
    let bytes = terminal.listen(seconds: seconds)
    #expect(bytes > 0)
    #expect(Double(bytes) <= 300 * 30 * seconds, "\(Double(bytes) / 30 / seconds) a picture")
  }
}
