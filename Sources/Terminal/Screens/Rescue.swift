import CNcurses
import CTerminal
import Glibc

/// Gives the terminal back when the program crashes or calls `exit` in the midst of a picture.
///
/// What to send is worked out beforehand, for a signal handler may not ask terminfo.
struct Rescue {
  private let modes: termios
  private let bytes: [CChar]

  /// Remembers the terminal as it is now, before a screen changes it; needs terminfo set up.
  init(mouse: MouseTracking, title: Bool) {
    var modes = termios()
    tcgetattr(STDIN_FILENO, &modes)
    self.modes = modes
    var text = ["sgr0", "op", "rmkx", "cnorm"].map(Rescue.capability).joined()
    text += "\u{1B}[?2004l" + mouse.end
    if title { text += WindowTitle.giveBack }
    text += Rescue.capability("rmcup")
    bytes = text.utf8.map { CChar(bitPattern: $0) }
  }

  /// From now on a crash gives the terminal back, then takes its course.
  func arm() {
    var modes = modes
    cterminal_arm(&modes, bytes, bytes.count)
  }

  /// The terminal needs no rescue any more.
  func disarm() {
    cterminal_disarm()
  }

  /// A string of terminfo without the delays in it, which no terminal of today needs.
  private static func capability(_ name: String) -> String {
    guard let pointer = tigetstr(name), Int(bitPattern: pointer) != -1 else { return "" }
    var text = ""
    var isDelay = false
    for character in String(cString: pointer) {
      if character == "$" { isDelay = true }
      if !isDelay { text.append(character) }
      if character == ">" { isDelay = false }
    }
    return text
  }
}
