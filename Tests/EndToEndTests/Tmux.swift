import Glibc

/// A shell in a tmux of its own, which knows from the outside what a program did to the terminal.
struct Tmux: ~Copyable {
  private let socket: String

  init(columns: Int, rows: Int) throws {
    socket = "lescope-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    _ = try tmux([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "exec env LANG=C.UTF-8 SWIFT_BACKTRACE=enable=no PS1='$ ' sh -i",
    ])
  }

  deinit { _ = try? tmux(["kill-server"]) }

  /// What is changed of the terminal: the alternate screen, the cursor, the mouse.
  struct Modes: Equatable {
    var isAlternate: Bool
    var showsCursor: Bool
    var reportsMouse: Bool

    static let untouched = Modes(isAlternate: false, showsCursor: true, reportsMouse: false)
  }

  func modes() throws -> Modes {
    let flags = try ask("#{alternate_on} #{cursor_flag} #{mouse_any_flag}#{mouse_all_flag}").split(
      separator: " ")
    return Modes(
      isAlternate: flags.first == "1", showsCursor: flags.dropFirst().first == "1",
      reportsMouse: flags.last != "00")
  }

  /// The text on the screen.
  func text() throws -> String { try tmux(["capture-pane", "-p"]) }

  /// Presses keys by tmux's names.
  func press(_ keys: String...) throws { _ = try tmux(["send-keys"] + keys) }

  /// Types a line into the shell.
  func type(_ line: String) throws { _ = try tmux(["send-keys", "-l", line + "\n"]) }

  func resize(columns: Int, rows: Int) throws {
    _ = try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Closes the terminal under the program.
  func close() throws { _ = try tmux(["kill-server"]) }

  /// The process that the shell has started.
  func child() throws -> pid_t {
    let shell = try ask("#{pane_pid}")
    guard let file = fopen("/proc/\(shell)/task/\(shell)/children", "r") else { return 0 }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = fread(&bytes, 1, bytes.count, file)
    let first = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ").first
    return first.flatMap { pid_t($0) } ?? 0
  }

  /// Waits until something is so.
  func wait(
    seconds: Double = 10, until isSo: (borrowing Tmux) throws -> Bool
  ) throws -> Bool {
    let end = Clock.now + seconds
    while Clock.now < end {
      if try isSo(self) { return true }
      usleep(20_000)
    }
    return false
  }

  private func ask(_ format: String) throws -> String {
    try tmux(["display-message", "-p", format]).split(separator: "\n").first.map(String.init) ?? ""
  }

  private func tmux(_ words: [String]) throws -> String {
    try Program.run(["-L", socket] + words, of: "/usr/bin/tmux").output
  }
}
