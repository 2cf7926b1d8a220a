import CNcurses
import Glibc

/// What stands over the terminal's window: taken, and given back as it was.
struct WindowTitle {
  /// Puts the title on the terminal's own stack, and takes it back from there (*XTerm Control
  /// Sequences*, "Window manipulation").
  private static let keep = "\u{1B}[22;2t"
  static let giveBack = "\u{1B}[23;2t"

  /// What it is to be.
  var text = ""
  private let isKnown: Bool
  private var isKept = false
  private var shown = ""

  init(isKnown: Bool) { self.isKnown = isKnown }

  /// Whether the terminal's description has a title, or says that it is like xterm.
  static var isKnown: Bool {
    if tigetflag("XT") > 0 { return true }
    guard let begin = tigetstr("tsl"), Int(bitPattern: begin) != -1 else { return false }
    return String(cString: begin).hasPrefix("\u{1B}]")
  }

  /// What is to be sent so that it is seen; empty where it is already.
  mutating func show() -> String {
    guard isKnown, text != shown, !text.isEmpty else { return "" }
    shown = text
    defer { isKept = true }
    return (isKept ? "" : Self.keep) + OperatingSystemCommand.title(text).sequence
  }

  /// What is to be sent so that it is as it was before.
  mutating func end() -> String {
    guard isKept else { return "" }
    (isKept, shown) = (false, "")
    return Self.giveBack
  }
}
