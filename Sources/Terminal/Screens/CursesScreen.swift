import CNcurses
import Glibc

/// The terminal in front of the user, through ncurses.
///
/// It owns the terminal while it lives and gives it back when it ends: by `deinit` on every way
/// out of its scope, by `Rescue` when the program crashes or exits in the midst of it, by
/// `suspend()` for ^Z. There can be one at a time.
///
/// The characters sent are UTF-8, whatever the locale: outside UTF-8 the grid's glyphs should be
/// `.ascii` (`GlyphSet.suggested`), and who asks for braille there is taken at their word.
package struct CursesScreen: ~Copyable, Screen {
  package private(set) var size: Size

  /// How many colours are used.
  package let depth: ColorDepth

  /// Which colours the inks have. A new theme is seen with the next picture.
  package var theme: Theme {
    didSet { if theme != oldValue { forgetPicture() } }
  }

  /// What stands over the window; a new one is seen with the next picture.
  package var title: String {
    get { windowTitle.text }
    set { windowTitle.text = newValue }
  }

  private let screen: OpaquePointer
  private let rescue: Rescue
  private let signals: SignalPipe
  private var canvas: CursesCanvas
  private var keyboard: CursesKeyboard
  private var windowTitle: WindowTitle
  private var fruitlessReads = 0
  /// Whether the terminal is still to be asked for its background.
  private var asksForBackground: Bool
  private let notifies: Bool

  /// Takes the terminal.
  ///
  /// - Parameters:
  ///   - asksForBackground: whether it is asked on which ground it writes; the answer comes as a key, if
  ///     one comes.
  ///   - notifies: whether `notify` does anything.
  package init(
    theme: Theme = .dark, color: ColorChoice = .auto, mouse: MouseTracking = .none,
    asksForBackground: Bool = false, notifies: Bool = false,
    environment: TerminalEnvironment = .current
  ) throws(TerminalFault) {
    let described = try CursesScreen.check(environment.term)
    CursesScreen.speakUTF8()
    let hasTitle = WindowTitle.isKnown
    let rescue = Rescue(mouse: mouse, title: hasTitle)
    guard let screen = cncurses_open() else { throw .terminalFails(environment.term) }
    rescue.arm()
    raw()
    noecho()
    nonl()
    curs_set(0)
    // Until a screen has come back from endwin() once, ncurses 6.4 sends every cursor movement with
    // a write of its own: fifty system calls a picture instead of one.
    endwin()
    guard let window = cncurses_window(), let keyboard = CursesKeyboard(mouse: mouse) else {
      rescue.disarm()
      throw .terminalFails(environment.term)
    }
    self.screen = screen
    self.rescue = rescue
    self.keyboard = keyboard
    self.theme = theme
    self.notifies = notifies && hasTitle
    windowTitle = WindowTitle(isKnown: hasTitle)
    let colors = ColorDepth(colors: Int(tigetnum("colors")))
    // Its own name: `self`, which is not whole yet, must not be read in the closure that && takes.
    let depth = color.depth(of: colors, environment: environment)
    self.depth = depth
    // Without colours nothing depends on it.
    self.asksForBackground = asksForBackground && hasTitle && depth != .monochrome
    canvas = CursesCanvas(window: window, depth: depth, directColor: .ofTerminal)
    signals = SignalPipe()
    // What the terminal's description says, until the terminal itself says more.
    size = described
    resize_term(Int32(size.rows), Int32(size.columns))
    adoptSize()
    forgetPicture()
  }

  deinit {
    var (keyboard, windowTitle) = (keyboard, windowTitle)
    keyboard.awaitAnswer()
    keyboard.endReports()
    Self.send(windowTitle.end())
    endwin()
    rescue.disarm()
    delscreen(screen)
  }

  package mutating func show(_ grid: Grid) {
    let tookTerminal = canvas.isStale
    canvas.show(grid)
    if tookTerminal { keyboard.askForReports() }
    Self.send(windowTitle.show())
    if asksForBackground {
      asksForBackground = false
      keyboard.askForBackground()
    }
  }

  package mutating func nextKey(timeout milliseconds: Int) -> Key? {
    let start = CursesScreen.milliseconds()
    while true {
      if let signal = signals.next() {
        if let key = key(for: signal) { return key }
        continue
      }
      let count = keyboard.count
      let key = keyboard.next()
      if keyboard.count > count { fruitlessReads = 0 }
      if let key { return key }
      var wait = milliseconds
      if milliseconds >= 0 {
        wait = max(0, milliseconds - (CursesScreen.milliseconds() - start))
      }
      var sources = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&sources, 2, Int32(clamping: wait))
      if ready == 0 { return nil }
      guard ready > 0 else { continue }
      if sources[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return .hangUp }
      if sources[0].revents & Int16(POLLIN) != 0 {
        // At the end of its input a terminal is readable for ever, with nothing to read.
        fruitlessReads += 1
        if fruitlessReads > 16 { return .hangUp }
      }
    }
  }

  package mutating func suspend() {
    keyboard.awaitAnswer()
    keyboard.endReports()
    Self.send(windowTitle.end())
    endwin()
    rescue.disarm()
    signals.stop()
    rescue.arm()
    adoptSize()
    forgetPicture()
  }

  private mutating func key(for signal: Int32) -> Key? {
    switch signal {
    case SIGWINCH:
      let before = size
      adoptSize()
      guard size != before else { return nil }
      forgetPicture()
    case SIGCONT:
      // Continued after a stop we were not asked about: the terminal may have seen anything.
      endwin()
      adoptSize()
      forgetPicture()
    case SIGTSTP:
      suspend()
    default:
      return .terminate(signal: signal)
    }
    return .resize(size)
  }

  private mutating func adoptSize() {
    var now = winsize()
    guard cncurses_size(&now) == 0, now.ws_row > 0, now.ws_col > 0 else { return }
    size = Size(columns: Int(now.ws_col), rows: Int(now.ws_row))
    // Not resizeterm, which would put a KEY_RESIZE of its own among the keys.
    if is_term_resized(Int32(now.ws_row), Int32(now.ws_col)) {
      resize_term(Int32(now.ws_row), Int32(now.ws_col))
    }
  }

  package mutating func copy(_ text: String) {
    // A terminal that does not allow it passes over it.
    Self.send(OperatingSystemCommand.copy(text).sequence)
  }

  package mutating func notify(_ text: String) {
    if notifies { Self.send(OperatingSystemCommand.notification(text).sequence) }
  }

  private static func send(_ sequence: String) {
    guard !sequence.isEmpty else { return }
    _ = Array(sequence.utf8).withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }

  package mutating func forgetPicture() {
    canvas.clear(size: size, theme: theme)
  }

  /// - Returns: the size that the terminal's description has, whatever LINES and COLUMNS say.
  private static func check(_ term: String) throws(TerminalFault) -> Size {
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNoTerminal }
    guard isatty(STDIN_FILENO) == 1 else { throw .inputIsNoTerminal }
    guard !term.isEmpty else { throw .terminalHasNoName }
    var error: Int32 = 0
    use_env(false)
    defer { use_env(true) }
    guard setupterm(term, STDOUT_FILENO, &error) == OK else { throw .terminalIsUnknown(term) }
    guard let move = tigetstr("cup"), Int(bitPattern: move) != -1 else {
      throw .terminalIsUnfit(term)
    }
    func number(_ name: String, _ standard: Int) -> Int {
      let number = Int(tigetnum(name))
      return (1...1000).contains(number) ? number : standard
    }
    return Size(columns: number("cols", 80), rows: number("lines", 24))
  }

  // Only the characters: numbers keep their decimal point.
  private static func speakUTF8() {
    setlocale(LC_CTYPE, "")
    for name in ["C.UTF-8", "en_US.UTF-8"] {
      if let codeset = nl_langinfo(nl_item(CODESET)), String(cString: codeset) == "UTF-8" { return }
      setlocale(LC_CTYPE, name)
    }
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
