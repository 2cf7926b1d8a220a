import CNcurses
import Glibc

/// Keys and mouse as ncurses reads them from the terminal.
struct CursesKeyboard {
  // A pad of its own: reading from the window in which the picture is would refresh it.
  private let pad: UnsafeMutablePointer<WINDOW>
  private var pending: [UInt32] = []
  /// What has begun and of which more is to come.
  private var begun: Begun?
  /// When the last of it came, in ms.
  private var lastOfBegun = 0
  private let mouse: MouseTracking
  /// When the terminal was asked for its background, in ms; nil once it has answered, or was not asked.
  private var asked: Int?
  /// How many characters and keys have come.
  private(set) var count = 0

  /// A sequence of several bytes that is read as it comes.
  private enum Begun {
    case report(MouseReport)
    /// Text that is pasted, up to `ESC [ 2 0 1 ~`.
    case paste([UInt32])
    /// A string for the terminal's other end (OSC, DCS, PM, APC, SOS), up to BEL or `ESC \`: not for us,
    /// but for the answer to what was asked. Its first letters are kept.
    case string(start: [UInt32], last: UInt32)

    /// How long to wait for more of it, in ms: what is cut off by a bad line must not swallow keys.
    var patience: Int { if case .paste = self { 2000 } else { 500 } }
  }

  init?(mouse: MouseTracking) {
    guard let pad = newpad(1, 1) else { return nil }
    self.pad = pad
    keypad(pad, true)
    nodelay(pad, true)
    // As long as bytes of one key may lie apart, over ssh for one; ESCDELAY says otherwise.
    let delay = getenv("ESCDELAY").flatMap { Int32(String(cString: $0)) }
    set_escdelay(delay.map { min(max(0, $0), 10_000) } ?? 100)
    for (sequence, code) in CursesKeyboard.commonSequences where key_defined(sequence) == 0 {
      define_key(sequence, code)
    }
    // Either of xterm's ways to report the mouse; ncurses is to leave both to `MouseReport`.
    var knowsMouse = false
    for introducer in ["\u{1B}[<", "\u{1B}[M"] where key_defined(introducer) > 0 {
      define_key(introducer, 0)
      knowsMouse = true
    }
    self.mouse = knowsMouse ? mouse : .none
    // Left to us, so that a paste is known from keys.
    for sequence in ["\u{1B}[200~", "\u{1B}[201~"] where key_defined(sequence) > 0 {
      define_key(sequence, 0)
    }
    define_key("\u{1B}[200~", CursesKeyboard.pasteBegins)
  }

  /// A code beyond all of ncurses' own.
  private static let pasteBegins: Int32 = 0o1000 + 5000

  /// The next key, if one was pressed.
  mutating func next() -> Key? {
    while let input = read() {
      if let begun, CursesKeyboard.milliseconds() - lastOfBegun > begun.patience {
        self.begun = nil
      }
      switch input {
      case .scalar(let value) where begun != nil && (value != 0x1B || !isReport):
        if let key = take(value) { return key }
      case .code where begun != nil && !isReport: continue
      case .scalar(0x1B):
        begun = nil
        if let key = afterEscape() { return key }
      case .code(CursesKeyboard.pasteBegins): begin(.paste([]))
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

  private var isReport: Bool { if case .report? = begun { true } else { false } }

  private mutating func begin(_ begun: Begun) {
    self.begun = begun
    lastOfBegun = CursesKeyboard.milliseconds()
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }

  /// Has the terminal mark what is pasted, and report the mouse. To be called after each picture with which
  /// ncurses took the terminal.
  func askForReports() {
    send(mouse.begin + "\u{1B}[?2004h")
  }

  /// To be called before the terminal is given back.
  func endReports() {
    send(mouse.end + "\u{1B}[?2004l")
  }

  private func send(_ sequence: String) {
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
    // ] P X ^ _ begin strings.
    if [0x5D, 0x50, 0x58, 0x5E, 0x5F].contains(introducer) {
      begin(.string(start: introducer == 0x5D ? [] : [0], last: 0))
      return nil
    }
    guard introducer == 0x5B || introducer == 0x4F, let first = read() else {
      pending.append(introducer)
      return .escape
    }
    if introducer == 0x5B, mouse != .none, case .scalar(let value) = first {
      if let report = MouseReport(after: value) {
        begin(.report(report))
        return nil
      }
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

  /// Takes in more of what has begun.
  ///
  /// - Returns: what it was, once it is whole.
  private mutating func take(_ value: UInt32) -> Key? {
    lastOfBegun = CursesKeyboard.milliseconds()
    switch begun {
    case .report(var report):
      report.append(value)
      begun = report.isWhole ? nil : .report(report)
      return report.isWhole ? report.key : nil
    case .paste(var scalars):
      scalars.append(value)
      let end = CursesKeyboard.pasteEnd
      guard scalars.suffix(end.count).elementsEqual(end) else {
        // A paste without an end is cut rather than kept for ever.
        begun = scalars.count < CursesKeyboard.longestPaste ? .paste(scalars) : nil
        return nil
      }
      begun = nil
      let text = scalars.dropLast(end.count).compactMap(Unicode.Scalar.init)
      return .paste(String(String.UnicodeScalarView(text)))
    case .string(var start, let last):
      guard last == 0x1B else {
        begun = value == 0x07 ? nil : .string(start: start, last: value)
        if value == 0x07 { return answer(start) }
        if value != 0x1B, start.count < CursesKeyboard.longestAnswer {
          start.append(value)
          begun = .string(start: start, last: value)
        }
        return nil
      }
      // Esc and anything else breaks it off, as a terminal would: Alt with a bracket is no string.
      begun = nil
      if value == 0x5C { return answer(start) }
      pending.append(value)
      return nil
    case nil: return nil
    }
  }

  /// What a whole string says, if it is the answer to what was asked, and in time: later it would change
  /// the colours under somebody's hands.
  private mutating func answer(_ string: [UInt32]) -> Key? {
    let text = String(String.UnicodeScalarView(string.compactMap(Unicode.Scalar.init)))
    guard let asked, let background = TerminalBackground(answer: text) else { return nil }
    self.asked = nil
    let isInTime = CursesKeyboard.milliseconds() - asked <= CursesKeyboard.patienceWithAnswer
    return isInTime ? .background(background) : nil
  }

  /// Asks for the background of the terminal; the answer comes as a key.
  mutating func askForBackground() {
    asked = CursesKeyboard.milliseconds()
    send(OperatingSystemCommand.askForBackground.sequence)
  }

  /// Waits a moment for an answer that is still on its way, so that it is not taken for what is typed
  /// at the next prompt.
  mutating func awaitAnswer() {
    guard let asked else { return }
    let end = asked + CursesKeyboard.patienceAtEnd
    while self.asked != nil {
      let left = end - CursesKeyboard.milliseconds()
      var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&source, 1, Int32(left)) > 0, source.revents == Int16(POLLIN) else {
        return
      }
      while next() != nil {}
    }
  }

  private static let longestAnswer = 64
  private static let patienceWithAnswer = 1000
  private static let patienceAtEnd = 100

  private static let pasteEnd: [UInt32] = "\u{1B}[201~".unicodeScalars.map(\.value)
  private static let longestPaste = 1_000_000

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
