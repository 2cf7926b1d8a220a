import Glibc
import Testing

/// However the explorer ends, the terminal is as it was, told from outside by tmux's own flags.
@Suite struct GivenBackTests {
  /// A shell in which the explorer runs.
  private func explorer() throws -> Tmux {
    let tmux = try Tmux(columns: 100, rows: 30)
    try tmux.type("\(Program.path); echo status:$?.")
    let hasStarted = try tmux.wait { try $0.modes().isAlternate && $0.text().contains("layer 1") }
    try #require(hasStarted)
    let modes = try tmux.modes()
    #expect(!modes.showsCursor)
    return tmux
  }

  private func expectGivenBack(_ tmux: borrowing Tmux, status: Int32) throws {
    let hasEnded = try tmux.wait { try $0.text().contains("status:\(status).") }
    let text = try tmux.text()
    #expect(hasEnded, "\(text)")
    let modes = try tmux.modes()
    #expect(modes == .untouched)
    try tmux.type("stty -a | grep -o -w -e icanon -e echo -e isig | sort | xargs echo modes:")
    let isCooked = try tmux.wait { try $0.text().contains("modes: echo icanon isig") }
    #expect(isCooked)
  }

  @Test func `After q`() throws {
    let tmux = try explorer()
    try tmux.press("q")
    try expectGivenBack(tmux, status: 0)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func `After a signal that asks it to end`(_ signal: Int32) throws {
    let tmux = try explorer()
    kill(try tmux.child(), signal)
    try expectGivenBack(tmux, status: 128 + signal)
  }

  @Test(
    arguments: [
      SIGSEGV, SIGTRAP, SIGILL, SIGABRT, SIGSYS, SIGXCPU, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM,
    ])
  func `After a crash`(_ signal: Int32) throws {
    let tmux = try explorer()
    kill(try tmux.child(), signal)
    try expectGivenBack(tmux, status: 128 + signal)
  }

  @Test func `While it is stopped, and it comes back`() throws {
    let tmux = try explorer()
    for _ in 1...2 {
      try tmux.press("C-z")
      let isStopped = try tmux.wait { try $0.modes() == .untouched }
      #expect(isStopped)
      try tmux.type("fg")
      let isBack = try tmux.wait { try $0.modes().isAlternate && $0.text().contains("layer 1") }
      #expect(isBack)
    }
    try tmux.press("q")
    let hasLeft = try tmux.wait { try $0.modes() == .untouched }
    #expect(hasLeft)
    try tmux.type("clear; echo status:$?.")
    try expectGivenBack(tmux, status: 0)
  }

  @Test func `After a storm of sizes, and the last size has the picture`() throws {
    let tmux = try explorer()
    for turn in 1...40 {
      try tmux.resize(columns: 34 + turn * 37 % 120, rows: 9 + turn * 23 % 40)
    }
    try tmux.resize(columns: 80, rows: 24)
    try tmux.press("Space")
    let isWhole = try tmux.wait {
      let lines = try $0.text().split(separator: "\n", omittingEmptySubsequences: false)
      return lines.first?.contains("PAUSED") == true && lines.count >= 24
        && lines[23].contains("? help")
    }
    let text = try tmux.text()
    #expect(isWhole, "\(text)")
    try tmux.press("q")
    try expectGivenBack(tmux, status: 0)
  }

  @Test func `It ends with its terminal`() throws {
    let tmux = try explorer()
    let process = try tmux.child()
    #expect(process > 0 && kill(process, 0) == 0)
    try tmux.close()
    var isGone = false
    let end = Clock.now + 5
    while !isGone && Clock.now < end {
      isGone = kill(process, 0) != 0
      usleep(20_000)
    }
    #expect(isGone)
  }
}
