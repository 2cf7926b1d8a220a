import Glibc
import Testing

/// Completions in the shells themselves: whatever a preset is called, its name is data.
struct ShellTests {
  /// What each does where a shell expands it: make a file.
  private static let names = [
    "qa$(touch ran)", "qb`touch ran`", "qc'quoted'", "qd\"quoted\"", "qe two words", "qf;touch ran",
    "qg$((a[$(touch ran)]))", "qh\\", "qi&touch ran", "qj*", "qk!", "ql|touch ran", "qm #",
    "qn>ran", "qo${ran}", "qp\u{E9}",
  ]

  private static let shells = [
    ("bash", ["--norc", "-i"], "source <(lescope completions bash)"),
    (
      "zsh", ["-f", "-i"],
      "autoload -U compinit; compinit -D; source <(lescope completions zsh)"
    ),
    ("fish", ["--no-config", "-i"], "lescope completions fish | source"),
  ]

  @Test(arguments: shells)
  func `A name is completed, and opened, as it is`(
    shell: String, options: [String], setUp: String
  ) throws {
    let path = ["/usr/bin/", "/bin/"].map { $0 + shell }.first { access($0, X_OK) == 0 }
    guard let path else {
      #expect(shell != "bash", "there is no bash")
      return
    }
    let presets = Dictionary(
      uniqueKeysWithValues: (Self.names + ["qz\ntouch ran", "qz\u{1B}c"]).map { name in
        (
          "presets/\(name).json",
          #"{"title": "Opened \#(name.prefix(2))", "layers": [{"neurons": 1, "weights": [[1]]}]}"#
        )
      })
    let folder = try TemporaryFolder(folders: ["bin", "presets"], holding: presets)
    symlink(Program.path, folder.path + "/bin/lescope")
    var terminal = try PseudoTerminal(
      options, of: path, columns: 200, rows: 60,
      variables: [
        "PATH": "\(folder.path)/bin:/usr/bin:/bin", "HOME": folder.path, "PS1": "> ",
        "LESCOPE_PRESETS": folder.path + "/presets",
      ], directory: folder.path)
    terminal.send("\(setUp); echo rea''dy\r")
    let isReady = terminal.waitFor("ready")
    try #require(isReady, "\(terminal.screen.text)")
    for name in Self.names {
      terminal.send("lescope show \(name.prefix(2))\t\r")
      let isOpened = terminal.waitFor("\"title\": \"Opened \(name.prefix(2))\"")
      #expect(isOpened, "\(name): \(terminal.screen.text)")
      terminal.send("clear\r")
    }
    // What cannot stand on a line is not offered.
    terminal.send("lescope show q\t\tz\t\r")
    terminal.listen(seconds: 1)
    #expect(!folder.files.contains("ran"))
    terminal.signal(SIGKILL)
  }
}
