import Testing

@testable import Terminal

struct OperatingSystemCommandTests {
  @Test(arguments: [
    (OperatingSystemCommand.title("lescope: τ"), "\u{1B}]2;lescope: τ\u{07}"),
    (.askForBackground, "\u{1B}]11;?\u{07}"),
    (.notification("lescope: done"), "\u{1B}]9;lescope: done\u{07}"),
    (.progress(percent: 42), "\u{1B}]9;4;1;42\u{07}"),
    (.progress(percent: 400), "\u{1B}]9;4;1;100\u{07}"),
    (.progress(percent: -1), "\u{1B}]9;4;1;0\u{07}"),
    (.progressEnds, "\u{1B}]9;4;0;\u{07}"), (.copy("q\u{07}"), "\u{1B}]52;c;cQc=\u{07}"),
  ])
  func sequence(command: OperatingSystemCommand, sequence: String) {
    #expect(command.sequence == sequence)
  }

  @Test func noTextEndsTheSequence() {
    let text = "a\u{1B}\\b\u{07}c\u{9C}d\ne" + String(repeating: "x", count: 1000)
    for command in [OperatingSystemCommand.title(text), .notification(text)] {
      let inside = command.sequence.unicodeScalars.dropFirst().dropLast()
      #expect(!inside.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
      #expect(inside.count < 210)
    }
  }

  @Test func aTitleIsKeptOnceAndGivenBack() {
    var title = WindowTitle(isKnown: true)
    #expect(title.show() == "" && title.end() == "")
    title.text = "a"
    #expect(title.show() == "\u{1B}[22;2t\u{1B}]2;a\u{07}")
    #expect(title.show() == "")
    title.text = "b"
    #expect(title.show() == "\u{1B}]2;b\u{07}")
    #expect(title.end() == "\u{1B}[23;2t" && title.end() == "")
    #expect(title.show() == "\u{1B}[22;2t\u{1B}]2;b\u{07}")
    var unknown = WindowTitle(isKnown: false)
    unknown.text = "a"
    #expect(unknown.show() == "" && unknown.end() == "")
  }

  @Test func whoTakesWhat() {
    func terminal(_ term: String, _ program: String = "", _ features: String = "") -> [Bool] {
      let variables = ["TERM": term, "TERM_PROGRAM": program, "TERM_FEATURES": features]
      let terminal = TerminalEnvironment { variables[$0] }
      return [terminal.passesOverCommands, terminal.takesProgress]
    }
    for term in ["", "dumb", "linux", "vt100", "cons25"] {
      #expect(terminal(term) == [false, false])
    }
    #expect(terminal("xterm-256color") == [true, true])
    #expect(
      terminal("xterm-256color", "iTerm.app", "T3CwLrMSc7UUw9Ts3BFGsSyHNoSxF") == [true, false])
    #expect(
      terminal("xterm-256color", "iTerm.app", "T3CwLrMSc7UUw9Ts3BFGsSyHNoSxFP") == [true, true])
  }
}
