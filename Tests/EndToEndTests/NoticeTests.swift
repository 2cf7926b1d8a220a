import Glibc
import Terminal
import Testing

@testable import lescope

/// How far long work is, and that it has ended, as the terminal is told.
struct NoticeTests {
  private static let progress = "\u{1B}]9;4;1;"
  private static let end = "\u{1B}]9;4;0;\u{07}"

  private static func words(points: Int, duration: Int = 20) -> [String] {
    [
      "sweep", "lag-adds-up", "--over", "seed=1:\(points):1", "--duration", "\(duration)",
      "--cores", "1",
      "--csv", "\(points).csv",
    ]
  }

  /// A sweep of about so many seconds on one core of this machine.
  private static func sweep(seconds: Double, in folder: TemporaryFolder) throws -> [String] {
    let start = Clock.now
    let outcome = try Program.run(words(points: 20), directory: folder.path)
    try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    // Into pipes nothing of it goes.
    #expect(!outcome.errors.contains("\u{1B}") && !outcome.output.contains("\u{1B}"))
    return words(points: max(30, min(10_000, Int(20 * seconds / (Clock.now - start)))))
  }

  @Test func `The tab has the progress, and who has looked away is told the end`() throws {
    let folder = try TemporaryFolder()
    var terminal = try PseudoTerminal(
      Self.sweep(seconds: 3, in: folder), directory: folder.path)
    let hasBegun = terminal.wait(seconds: 20) { $0.shows("points") }
    try #require(hasBegun, "\(terminal.screen.text)")
    #expect(terminal.transcript.contains(Self.progress))
    #expect(!terminal.transcript.contains(Self.end))
    terminal.signal(SIGSTOP)
    terminal.listen(seconds: 10.2)
    terminal.signal(SIGCONT)
    let ending = terminal.end(seconds: 60)
    #expect(ending == .exit(0))
    #expect(terminal.transcript.ranges(of: Self.end).count == 1)
    #expect(terminal.transcript.contains("\u{1B}]9;lescope: the sweep is done: "))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `A signal gives the tab back`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    var terminal = try PseudoTerminal(
      Self.words(points: 3000, duration: 300), directory: folder.path)
    let hasBegun = terminal.wait(seconds: 20) { $0.shows("s left") }
    try #require(hasBegun, "\(terminal.screen.text)")
    #expect(terminal.transcript.contains(Self.progress))
    terminal.signal(signal)
    let ending = terminal.end()
    #expect(ending == .signal(signal))
    #expect(terminal.transcript.hasSuffix(Self.end))
  }

  @Test(arguments: [(["--no-notify"], "xterm-256color"), ([], "linux")])
  func `Where it is not wanted or not understood nothing is told`(
    words: [String], term: String
  ) throws {
    let folder = try TemporaryFolder()
    var terminal = try PseudoTerminal(
      Self.words(points: 3000, duration: 300) + words, variables: ["TERM": term],
      directory: folder.path)
    let hasBegun = terminal.wait(seconds: 20) { $0.shows("s left") }
    try #require(hasBegun, "\(terminal.screen.text)")
    terminal.signal(SIGTERM)
    _ = terminal.end()
    #expect(!terminal.transcript.contains("\u{1B}]9"))
  }

  @Test func `What is short is not told, and a figure once`() throws {
    let xterm = TerminalEnvironment(term: "xterm", locale: "C.UTF-8")
    var tab = try #require(WindowTab(xterm))
    #expect(tab.end() == "")
    #expect(tab.show(percent: 3) == Self.progress + "3\u{07}")
    #expect(tab.show(percent: 3) == "")
    #expect(tab.end() == Self.end && tab.end() == "")
    #expect(tab.notice("done", after: .seconds(9)) == "")
    #expect(tab.notice("done", after: .seconds(10)) == "\u{1B}]9;lescope: done\u{07}")
    #expect(WindowTab(TerminalEnvironment(term: "dumb", locale: "")) == nil)
  }
}
