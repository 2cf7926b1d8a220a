import CNcurses
import Glibc

/// Keys and mouse as ncurses reads them from the terminal.
struct CursesKeyboard {
  // A pad of its own: reading from the window in which the picture is would refresh it.
  private let pad: UnsafeMutablePointer<WINDOW>
  private var pending: [UInt32] = []
  /// A report of the mouse of which more is to come.
  private var report: MouseReport?
  private let reportsMouse: Bool
  /// How many characters and keys have come.
  private(set) var count = 0

  init?(mouse: Bool) {
    guard let pad = newpad(1, 1) else { return nil }
    self.pad = pad
    keypad(pad, true)
    nodelay(pad, true)
    set_escdelay(25)
    for (sequence, code) in CursesKeyboard.commonSequences where key_defined(sequence) == 0 {
      define_key(sequence, code)
    }
    // Either of xterm's ways to report the mouse; ncurses is to leave both to `MouseReport`.
    var knowsMouse = false
    for introducer in ["\u{1B}[<", "\u{1B}[M"] where key_defined(introducer) > 0 {
      define_key(introducer, 0)
      knowsMouse = true
    }
    reportsMouse = mouse && knowsMouse
  }

  /// The next key, if one was pressed.
  mutating func next() -> Key? {
    while let input = read() {
      switch input {
      case .scalar(let value) where report != nil && value != 0x1B:
        if let event = take(value) { return .mouse(event) }
      case .scalar(0x1B):
        report = nil
        if let key = afterEscape() { return key }
      case .scalar(let value):
        return CursesKeyboard.key(typed: value)
      case .code(KEY_RESIZE), .code(KEY_MOUSE):
        continue
      case .code(let code):
        return CursesKeyboard.key(code: code)
      }
    }
    return nil
  }

  /// Has the terminal report presses, motion while a button is down, and the wheel. To be called
  /// after each picture with which ncurses took the terminal.
  func askForMouse() { send("\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h") }

  /// To be called before the terminal is given back.
  func endMouse() { send("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l") }

  private func send(_ sequence: String) {
    guard reportsMouse else { return }
    _ = Array(sequence.utf8).withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }

  private enum Input {
    case scalar(UInt32)
    case code(Int32)
  }

  private mutating func read() -> Input? {
    if !pending.isEmpty { return .scalar(pending.removeFirst()) }
    var value: wint_t = 0
    let kind = wget_wch(pad, &value)
    guard kind == OK || kind == KEY_CODE_YES else { return nil }
    count += 1
    return kind == OK ? .scalar(value) : .code(Int32(value))
  }

  /// Esc alone, or a sequence that terminfo does not know. Such a sequence is one unknown key: its
  /// bytes must not be taken for keys of their own.
  ///
  /// - Returns: nil where it was a report of the mouse, which is read on as it comes.
  private mutating func afterEscape() -> Key? {
    guard let next = read() else { return .escape }
    guard case .scalar(let introducer) = next else {
      if case .code(let code) = next { return CursesKeyboard.key(code: code) }
      return .unknown
    }
    guard introducer == 0x5B || introducer == 0x4F, let first = read() else {
      pending.append(introducer)
      return .escape
    }
    if introducer == 0x5B, reportsMouse, case .scalar(let value) = first {
      report = MouseReport(after: value)
      if report != nil { return nil }
    }
    var input = first
    while case .scalar(let value) = input, !(0x40...0x7E).contains(value), let more = read() {
      input = more
    }
    return .unknown
  }

  private static func key(typed value: UInt32) -> Key {
    switch value {
    case 0x0A, 0x0D: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0..<0x20: .control(Character(Unicode.Scalar(UInt8(value + 0x40))))
    default: Unicode.Scalar(value).map { .character($0) } ?? .unknown
    }
  }

  private static func key(code: Int32) -> Key {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_SLEFT: .shiftLeft
    case KEY_SRIGHT: .shiftRight
    case KEY_ENTER: .enter
    case KEY_BTAB: .backTab
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_HOME: .home
    case KEY_END: .end
    case KEY_PPAGE: .pageUp
    case KEY_NPAGE: .pageDown
    case KEY_F0 + 1...KEY_F0 + 63: .function(Int(code - KEY_F0))
    default: .unknown
    }
  }

  /// Takes in more of a report.
  private mutating func take(_ value: UInt32) -> MouseEvent? {
    report?.append(value)
    guard let whole = report, whole.isWhole else { return nil }
    report = nil
    return whole.event
  }

  // What terminals send whose description leaves it out.
  private static let commonSequences: [(String, Int32)] = [
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
    ("\u{1B}[1;2D", KEY_SLEFT), ("\u{1B}[1;2C", KEY_SRIGHT), ("\u{1B}[Z", KEY_BTAB),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
    ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[3~", KEY_DC),
    ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE), ("\u{1B}OP", KEY_F0 + 1),
  ]
}
