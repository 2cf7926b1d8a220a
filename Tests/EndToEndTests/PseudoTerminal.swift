import Glibc
import Synchronization

/// A terminal with the program on it: keys go in, pictures come out.
struct PseudoTerminal: ~Copyable {
  private(set) var screen: ScreenModel
  /// All that the program has sent.
  private(set) var received: [UInt8] = []
  private let process: pid_t
  private var descriptor: Int32
  private var ending: Ending?
  private var isOpen = true

  init(
    _ arguments: [String] = [], of path: String = Program.path, columns: Int = 120, rows: Int = 40,
    variables: [String: String] = [:], directory: String = "/", knowsSize: Bool = true
  ) throws {
    let words = CStrings([path] + arguments)
    let environment = CStrings(Program.variables(variables))
    let (path, folder) = (strdup(path), strdup(directory))
    defer {
      free(path)
      free(folder)
    }
    var none = sigset_t()
    sigemptyset(&none)
    var size = knowsSize ? Self.size(columns, rows) : winsize()
    var descriptor: Int32 = -1
    let process = Program.starting.withLock { _ in
      let process = forkpty(&descriptor, nil, nil, &size)
      if process == 0 {
        // Tests run on threads that block every signal, and that would outlive the exec.
        sigprocmask(SIG_SETMASK, &none, nil)
        if let folder, chdir(folder) != 0 { _exit(126) }
        if let path { execve(path, words.pointers, environment.pointers) }
        _exit(127)
      }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return process
    }
    guard process > 0 else { throw SystemError(doing: "opening a terminal", errno) }
    self.process = process
    self.descriptor = descriptor
    screen = ScreenModel(columns: columns, rows: rows)
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(descriptor)
  }

  /// What the program has sent as text.
  var transcript: String { String(decoding: received, as: UTF8.self) }

  /// Whether the terminal echoes what is typed and hands it on by the line, as before a program.
  var isCooked: Bool {
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { return false }
    let cooked = tcflag_t(ECHO | ICANON | ISIG)
    return modes.c_lflag & cooked == cooked
  }

  /// How often the program has come to wait for something.
  var waits: Int {
    let file = fopen("/proc/\(process)/status", "r")
    defer { if let file { fclose(file) } }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = file.map { fread(&bytes, 1, bytes.count, $0) } ?? 0
    let lines = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n")
    let line = lines.first { $0.hasPrefix("voluntary_ctxt_switches:") } ?? ""
    return Int(line.filter(\.isWholeNumber)) ?? 0
  }

  func send(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(descriptor, bytes, bytes.count)
  }

  /// Closes the terminal under the program, as a window is closed.
  mutating func hangUp() {
    close(descriptor)
    (descriptor, isOpen) = (-1, false)
  }

  func signal(_ number: Int32) { kill(process, number) }

  mutating func resize(columns: Int, rows: Int) {
    var size = Self.size(columns, rows)
    screen.resize(columns: columns, rows: rows)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  /// Reads until the screen is as it should be.
  ///
  /// - Returns: whether it came to be so in time.
  mutating func wait(seconds: Double = 8, until condition: (ScreenModel) -> Bool) -> Bool {
    let deadline = Clock.now + seconds
    while !condition(screen) {
      if !isOpen || Clock.now > deadline { return false }
      read(within: 0.05)
    }
    return true
  }

  mutating func waitFor(_ words: String, seconds: Double = 8) -> Bool {
    wait(seconds: seconds) { $0.shows(words) }
  }

  /// Reads whatever comes for a while.
  ///
  /// - Returns: how many bytes came.
  @discardableResult
  mutating func listen(seconds: Double) -> Int {
    let before = received.count
    let deadline = Clock.now + seconds
    while isOpen, Clock.now < deadline { read(within: deadline - Clock.now) }
    return received.count - before
  }

  /// Reads until nothing has come for a moment, so that a picture under way is complete.
  mutating func settle(quiet: Double = 0.1, seconds: Double = 4) -> Bool {
    let deadline = Clock.now + seconds
    while isOpen, Clock.now < deadline {
      if !read(within: quiet) { return true }
    }
    return false
  }

  /// Reads on to the end of the program.
  mutating func end(seconds: Double = 8) -> Ending {
    if let ending { return ending }
    let deadline = Clock.now + seconds
    while isOpen, Clock.now < deadline { read(within: 0.05) }
    let ending = Ending(of: process, before: deadline)
    self.ending = ending
    return ending
  }

  /// Reads once, if there is something in time.
  @discardableResult
  private mutating func read(within seconds: Double) -> Bool {
    var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard isOpen, poll(&source, 1, Int32(max(0, seconds * 1000))) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    guard count > 0 else {
      // Without a program on it a terminal cannot be read.
      isOpen = errno == EINTR
      return false
    }
    received += buffer.prefix(count)
    screen.receive(buffer.prefix(count))
    return true
  }

  private static func size(_ columns: Int, _ rows: Int) -> winsize {
    winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
  }
}
