import Testing

/// A terminal whose colours are numbers of red, green and blue gets ours, not places in a palette read
/// as such.
struct DirectColorTests {
  /// As ncurses' own entries have it (xterm-direct), which are not installed everywhere.
  private static let description = #"""
    lescope-direct|direct colours for a test,
    	RGB, colors#0x1000000, pairs#0x7FFF,
    	setab=\E[48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm,
    	setaf=\E[38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm,
    	use=xterm-256color,

    """#

  @Test func `Curves have their colours`() throws {
    let folder = try TemporaryFolder(holding: ["direct.ti": Self.description])
    let terminfo = folder.path + "/terminfo"
    let made = try Program.run(
      ["-x", "-o", terminfo, folder.path + "/direct.ti"], of: "/usr/bin/tic")
    try #require(made.ending == .exit(0), "\(made.errors)")
    var terminal = try PseudoTerminal(
      ["lag-adds-up"], columns: 80, rows: 24,
      variables: ["TERM": "lescope-direct", "TERMINFO": terminfo])
    let hasStarted = terminal.waitFor("leaky")
    #expect(hasStarted)
    terminal.listen(seconds: 1)
    #expect(terminal.transcript.contains("38;2;255;175;0"), "the orange of the leaky curve")
    #expect(terminal.transcript.contains("38;2;95;175;215"), "the blue of the other")
    #expect(terminal.transcript.contains("48;2;95;0;0"), "what lies between")
  }
}
