import Glibc
import Testing

/// The explorer on a terminal, as a person at the keys meets it.
struct ExplorerTests {
  private static let title = "lescope · Lag adds up with depth"

  /// The explorer once its first picture is there.
  ///
  /// - Parameter folder: its home and working folder; without one it can write nowhere.
  func opened(
    _ words: [String] = [], paused: Bool = false, in folder: TemporaryFolder? = nil
  ) throws -> PseudoTerminal {
    var terminal = try PseudoTerminal(
      words, variables: folder.map { ["HOME": $0.path] } ?? [:],
      directory: folder?.path ?? "/proc")
    let isThere = terminal.waitFor("lescope")
    try #require(isThere, "\(terminal.screen.text)")
    if paused {
      let hasRun = terminal.wait { (time(on: $0) ?? 0) > 0 }
      try #require(hasRun)
      terminal.send(" ")
      let isPaused = terminal.waitFor("PAUSED") && terminal.settle()
      try #require(isPaused)
    }
    return terminal
  }

  /// The simulated time in the title line, in tenths of a millisecond.
  private func time(on screen: ScreenModel) -> Int? {
    guard let match = screen.lines[0].firstMatch(of: /t (\d+)\.(\d) ms/) else { return nil }
    return Int("\(match.1)\(match.2)")
  }

  func expectGivenBack(_ terminal: borrowing PseudoTerminal) {
    let screen = terminal.screen
    let isCooked = terminal.isCooked
    #expect(!screen.isAlternate)
    #expect(screen.showsCursor)
    #expect(screen.unknown.isEmpty)
    #expect(isCooked)
    let wasTaken = terminal.transcript.contains("\u{1B}[?1049h")
    #expect(wasTaken)
  }

  @Test func `It starts at once, runs, and q gives the terminal back`() throws {
    let start = Clock.now
    var terminal = try opened()
    #expect(Clock.now - start < 2)
    let hasTitle = terminal.waitFor(Self.title)
    #expect(hasTitle)
    let early = time(on: terminal.screen) ?? 0
    let moves = terminal.wait { (time(on: $0) ?? 0) > early }
    #expect(moves)
    #expect(terminal.screen.isAlternate)
    #expect(!terminal.screen.showsCursor)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    expectGivenBack(terminal)
  }

  @Test func `Space pauses, and then nothing is sent`() throws {
    var terminal = try opened(paused: true)
    let bytes = terminal.listen(seconds: 0.3)
    #expect(bytes == 0)
    let stood = time(on: terminal.screen) ?? 0
    terminal.send(" ")
    let goesOn = terminal.wait { !$0.shows("PAUSED") && (time(on: $0) ?? 0) > stood }
    #expect(goesOn)
  }

  @Test func `A full stop steps on, a comma steps back`() throws {
    var terminal = try opened(paused: true)
    let start = try #require(time(on: terminal.screen))
    terminal.send(".")
    let isOneOn = terminal.wait { time(on: $0) == start + 1 }
    #expect(isOneOn)
    terminal.send("10.")
    let isElevenOn = terminal.wait { time(on: $0) == start + 11 }
    #expect(isElevenOn)
    terminal.send(",")
    let isTenOn = terminal.wait { time(on: $0) == start + 10 }
    #expect(isTenOn)
    terminal.send("10,")
    let isBack = terminal.wait { time(on: $0) == start }
    #expect(isBack)
  }

  @Test func `The arrow keys change the time constant, u takes it back`() throws {
    var terminal = try opened()
    let before = terminal.wait { $0.text.contains(/τm +10 ms/) }
    #expect(before)
    terminal.send("\u{1B}[C")
    let after = terminal.wait { $0.text.contains(/τm +\* +20 ms/) }
    #expect(after)
    terminal.send("u")
    let undone = terminal.wait { $0.text.contains(/τm +10 ms/) }
    #expect(undone)
    // As terminals send it in application mode.
    terminal.send("\u{1B}OD")
    let lower = terminal.wait { $0.text.contains(/τm +\* +5 ms/) }
    #expect(lower)
  }

  @Test func `Help covers the view and Esc takes it away`() throws {
    var terminal = try opened()
    terminal.send("?")
    let isThere = terminal.waitFor("run or pause")
    #expect(isThere)
    terminal.send("\u{1B}")
    let isGone = terminal.wait { !$0.shows("run or pause") }
    #expect(isGone)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test func `Another preset is chosen from the list`() throws {
    var terminal = try opened()
    terminal.send("o")
    let isThere = terminal.waitFor("Enter opens")
    #expect(isThere)
    terminal.send("\u{1B}[B")
    let isChosen = terminal.waitFor("▸ One neuron, one lag")
    #expect(isChosen, "\(terminal.screen.text)")
    terminal.send("\r")
    let isOpen = terminal.wait {
      !$0.shows("Enter opens") && $0.shows("lescope · One neuron, one lag")
    }
    #expect(isOpen, "\(terminal.screen.text)")
  }

  @Test func `A value can be typed, for one layer only`() throws {
    var terminal = try opened(paused: true)
    terminal.send("\t")
    let isOnLayer = terminal.waitFor("parameters · layer 1")
    #expect(isOnLayer)
    terminal.send("v")
    let isAsked = terminal.waitFor("τm = ")
    #expect(isAsked)
    terminal.send("33\r")
    let isSet = terminal.wait { $0.text.contains(/τm +\* +33 ms/) }
    #expect(isSet, "\(terminal.screen.text)")
    terminal.send("\t")
    let isOther = terminal.wait {
      $0.shows("parameters · layer 2") && $0.text.contains(/τm +10 ms/)
    }
    #expect(isOther, "\(terminal.screen.text)")
  }

  @Test func `A network that diverges says so, and the program stays in hand`() throws {
    var terminal = try opened(["--set", "dt=25", "--set", "tau_m=10"])
    terminal.send("]]]]]]]]]]")
    let hasDiverged = terminal.waitFor("DIVERGED")
    #expect(hasDiverged, "\(terminal.screen.text)")
    let isNamed = terminal.waitFor("diverged in layer")
    #expect(isNamed, "\(terminal.screen.text)")
    terminal.send("r")
    let isReset = terminal.wait { !$0.shows("DIVERGED") }
    #expect(isReset)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test func `NO_COLOR is obeyed, and overruled by name`() throws {
    let color = /\u{1B}\[([0-9]+;)*[34][0-8](;[0-9]+)*m/
    for (words, variables, isColored) in [
      ([], [:], true), ([], ["NO_COLOR": "1"], false),
      (["--color", "always"], ["NO_COLOR": "1"], true), (["--color", "never"], [:], false),
    ] as [([String], [String: String], Bool)] {
      var terminal = try PseudoTerminal(words, variables: variables)
      let isThere = terminal.waitFor("lescope")
      #expect(isThere)
      _ = terminal.waitFor("help")
      terminal.send("q")
      let ending = terminal.end()
      #expect(ending == .exit(0))
      #expect(terminal.transcript.contains(color) == isColored, "\(words) \(variables)")
    }
  }

  @Test(arguments: ["xterm", "screen-256color", "tmux-256color", "linux", "vt100", "rxvt"])
  func `Other terminals work too`(term: String) throws {
    guard Terminfo.knows(term) else { return }
    var terminal = try PseudoTerminal(columns: 80, rows: 24, variables: ["TERM": term])
    let isThere = terminal.waitFor("Lag adds up")
    #expect(isThere, "\(terminal.screen.text)")
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    let isCooked = terminal.isCooked
    #expect(isCooked)
  }

  @Test func `Every size has its picture`() throws {
    var terminal = try opened()
    for (columns, rows) in [(80, 24), (40, 12), (20, 5), (120, 40), (30, 8), (200, 60), (120, 40)] {
      terminal.resize(columns: columns, rows: rows)
      let fits = terminal.wait { screen in
        columns >= 40
          ? screen.lines[0].contains(/t \d+\.\d ms/) && !screen.lines[rows - 1].isEmpty
            && !screen.shows("Window too small")
          : columns > 20 || screen.shows("Window too small")
      }
      #expect(fits, "\(columns)x\(rows)\n\(terminal.screen.text)")
    }
    let isBack = terminal.wait { $0.shows(Self.title) && $0.text.contains(/τm +10 ms/) }
    #expect(isBack)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func `A signal ends it, and the terminal is given back`(signal: Int32) throws {
    var terminal = try opened()
    terminal.signal(signal)
    let ending = terminal.end()
    #expect(ending.status == 128 + signal)
    expectGivenBack(terminal)
  }

  @Test func `Control C quits from wherever one is`() throws {
    for keys in ["", "?", "o", "v"] {
      var terminal = try opened()
      terminal.send(keys + "\u{03}")
      let ending = terminal.end()
      #expect(ending == .exit(0), "after \(keys)")
      expectGivenBack(terminal)
    }
  }

  @Test(arguments: ["no-such-terminal", "", "unknown"])
  func `A terminal that is unfit gets one sentence`(term: String) throws {
    var terminal = try PseudoTerminal(variables: ["TERM": term])
    let ending = terminal.end()
    #expect(ending == .exit(2))
    let lines = terminal.transcript.split(separator: "\r\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("lescope: ") == true)
    #expect(terminal.transcript.contains("lescope run"))
    #expect(terminal.transcript.contains("lescope render"))
    #expect(!terminal.transcript.contains("\u{1B}"))
  }

  @Test(arguments: [[], ["lag-adds-up"]])
  func `Without a terminal it says what works without one`(words: [String]) throws {
    let outcome = try Program.run(words)
    #expect(outcome.ending == .exit(2))
    #expect(outcome.output == "")
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("lescope: "))
    #expect(outcome.errors.contains("lescope run"))
    #expect(outcome.errors.contains("lescope render"))
  }

  @Test(arguments: [(["--charset", "ascii"], "C.UTF-8"), ([], "C"), ([], "POSIX")])
  func `Plain ASCII is sent where only that is understood`(words: [String], locale: String) throws {
    var terminal = try PseudoTerminal(words, variables: ["LANG": locale])
    let isThere = terminal.waitFor("lescope")
    #expect(isThere)
    for (keys, words) in [("?", "run or pause"), ("\u{1B}", "ms"), ("o", "Enter opens")] {
      terminal.send(keys)
      let isShown = terminal.waitFor(words)
      #expect(isShown, "\(keys)")
    }
    terminal.send("\u{1B}")
    terminal.resize(columns: 80, rows: 24)
    _ = terminal.settle()
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    #expect(terminal.received.allSatisfy { $0 < 0x80 })
  }
}

/// The descriptions of terminals on this machine.
private enum Terminfo {
  static func knows(_ term: String) -> Bool {
    ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"].contains { folder in
      access("\(folder)/\(term.prefix(1))/\(term)", F_OK) == 0
    }
  }
}
