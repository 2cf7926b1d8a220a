import Glibc
import Testing

/// However the explorer ends, the next one offers what was unsaved; after `q` there is nothing to offer.
struct AutosaveTests {
  enum End: CaseIterable {
    case terminate, hangUp, interrupt, quit, kill, segmentFault, trap, abort, userSignal, alarm

    var signal: Int32 {
      switch self {
      case .terminate: SIGTERM
      case .hangUp: SIGHUP
      case .interrupt: SIGINT
      case .quit: SIGQUIT
      case .kill: SIGKILL
      case .segmentFault: SIGSEGV
      case .trap: SIGTRAP
      case .abort: SIGABRT
      case .userSignal: SIGUSR1
      case .alarm: SIGALRM
      }
    }

    /// Whether the loop is asked, and writes once more before it ends.
    var isAsked: Bool { [.terminate, .hangUp, .interrupt, .quit].contains(self) }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func opened(_ words: String...) throws -> PseudoTerminal {
    var terminal = try PseudoTerminal(words, columns: 100, rows: 30, variables: variables)
    let isThere = terminal.wait { $0.shows("lescope") && $0.lines[29].contains("? help") }
    try #require(isThere, "\(terminal.screen.text)")
    return terminal
  }

  private var variables: [String: String] { ["XDG_STATE_HOME": folder.path + "/state"] }

  private var left: [String] {
    folder.files(in: "state/lescope/autosaves").filter {
      $0.hasSuffix(".json") && !$0.hasPrefix(".")
    }
  }

  /// Waits for what is written in the background.
  private func waitForAutosave() -> Bool {
    let deadline = Clock.now + 8
    while left.isEmpty, Clock.now < deadline { usleep(50_000) }
    return !left.isEmpty
  }

  @Test(arguments: End.allCases)
  func `What ends it without being asked for leaves the work`(end: End) throws {
    var terminal = try opened("one-neuron-lag")
    terminal.send(":set tau_m 23.5\r")
    let isSet = terminal.waitFor("23.5 ms")
    try #require(isSet)
    // Of the others it is enough that it was written before.
    if !end.isAsked {
      let isWritten = waitForAutosave()
      try #require(isWritten)
    }
    terminal.signal(end.signal)
    let ending = terminal.end()
    #expect(ending.status == 128 + end.signal)
    #expect(left.count == 1)

    var next = try opened()
    let isOffered = next.waitFor("U restores, X drops it")
    #expect(isOffered, "\(next.screen.text)")
    next.send("U")
    let isRestored = next.waitFor("τm 23.5 ms instead of 10 ms") && next.waitFor("One neuron")
    #expect(isRestored, "\(next.screen.text)")
    next.send("q")
    let nextEnding = next.end()
    #expect(nextEnding == .exit(0))
    #expect(left == [])

    var last = try opened()
    let isQuiet = !last.screen.shows("unsaved")
    #expect(isQuiet)
    last.send("q")
    _ = last.end()
  }

  @Test func `A closed terminal leaves it, and who answers nothing is asked again`() throws {
    var terminal = try opened("teacher")
    terminal.send(":set tau_r 3\r")
    let isSet = terminal.waitFor("3 ms")
    try #require(isSet)
    terminal.hangUp()
    let ending = terminal.end()
    #expect(ending == .exit(129))
    for _ in 1...2 {
      var next = try opened()
      let isOffered = next.waitFor("U restores, X drops it")
      #expect(isOffered, "\(next.screen.text)")
      next.send("zq")
      let nextEnding = next.end()
      #expect(nextEnding == .exit(0))
      #expect(left.count == 1)
    }
    var next = try opened()
    next.send("X")
    let isAsked = next.waitFor("X again drops")
    #expect(isAsked)
    next.send("X")
    let isDropped = next.waitFor("is dropped")
    #expect(isDropped)
    #expect(left == [])
    next.send("q")
    _ = next.end()
  }

  @Test func `Of one that still runs nothing is offered`() throws {
    var living = try opened()
    living.send("l")
    let isWritten = waitForAutosave()
    try #require(isWritten)
    var other = try opened()
    let isQuiet = !other.screen.shows("unsaved")
    #expect(isQuiet)
    other.send("q")
    _ = other.end()
    #expect(left.count == 1)
    living.send("q")
    _ = living.end()
    #expect(left == [])
  }

  @Test func `Line by line it is offered and kept, too`() throws {
    var terminal = try PseudoTerminal(["--plain", "one-neuron-lag"], variables: variables)
    let greets = terminal.waitFor("Type a command")
    try #require(greets)
    terminal.send("set tau_m 23.5\n")
    let isWritten = waitForAutosave()
    try #require(isWritten)
    terminal.signal(SIGTERM)
    let ending = terminal.end()
    #expect(ending.status == 128 + SIGTERM)
    var next = try PseudoTerminal(["--plain"], variables: variables)
    let isOffered = next.waitFor("Unsaved work of")
    #expect(isOffered, "\(next.screen.text)")
    next.send("restore\n")
    let isRestored = next.waitFor("tau_m 23.5 ms instead of 10 ms")
    #expect(isRestored)
    next.send("quit\n")
    let nextEnding = next.end()
    #expect(nextEnding == .exit(0))
    #expect(left == [])
    let piped = try Program.run(["--plain"], input: "set tau_m 20\n", variables: variables)
    #expect(piped.ending == .exit(0) && left == [])
  }
}
