import Glibc

/// This very program on a terminal of its own, whose keys and sizes come from here and whose output
/// is counted here.
struct LiveProgram: ~Copyable {
  private let process: pid_t
  private let descriptor: Int32

  /// - Parameter arguments: the command line after the program's name.
  /// - Returns: nil where the system has no terminal to give.
  init?(_ arguments: [String], columns: Int, rows: Int) {
    // What the child needs is there before the fork: between fork and exec it may not allocate.
    let kept = ["HOME", "PATH", "XDG_CONFIG_HOME"].compactMap { (name: String) -> String? in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
    let words: [UnsafeMutablePointer<CChar>?] =
      (["lescope"] + arguments).map { $0.withCString(strdup) } + [nil]
    let variables: [UnsafeMutablePointer<CChar>?] =
      (kept + ["TERM=xterm-256color", "LC_ALL=C.UTF-8"]).map { $0.withCString(strdup) } + [nil]
    defer { for text in words + variables { free(text) } }
    var size = LiveProgram.size(columns, rows)
    var descriptor: Int32 = -1
    let process = forkpty(&descriptor, nil, nil, &size)
    if process == 0 {
      execve("/proc/self/exe", words, variables)
      _exit(127)
    }
    guard process > 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.process = process
    self.descriptor = descriptor
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(descriptor)
  }

  func press(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(descriptor, bytes, bytes.count)
  }

  func resize(columns: Int, rows: Int) {
    var size = LiveProgram.size(columns, rows)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  /// Reads whatever comes for so many seconds.
  ///
  /// - Returns: how many bytes that were.
  @discardableResult
  func listen(seconds: Double) -> Int {
    let end = LiveProgram.now + seconds
    var sum = 0
    while let count = read(until: end) { sum += count }
    return sum
  }

  /// Reads until something has come, for a second at most.
  ///
  /// - Returns: how long that took, in seconds; nil where nothing came.
  func firstBytes() -> Double? {
    let start = LiveProgram.now
    return read(until: start + 1).map { _ in LiveProgram.now - start }
  }

  /// Reads until nothing has come for a moment.
  ///
  /// - Returns: the seconds to the last byte; nil where nothing came.
  func wholePicture() -> Double? {
    let start = LiveProgram.now
    var last: Double?
    while read(until: LiveProgram.now + (last == nil ? 1 : 0.1)) != nil {
      last = LiveProgram.now - start
    }
    return last
  }

  /// The bytes that come before a time; nil where none do.
  private func read(until end: Double) -> Int? {
    var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let left = Int32(max(0, (end - LiveProgram.now) * 1000).rounded(.up))
    guard poll(&source, 1, left) > 0 else { return nil }
    let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) {
      Glibc.read(descriptor, $0.baseAddress, $0.count)
    }
    return count > 0 ? count : nil
  }

  /// The processor time that it has used, in seconds.
  var processorTime: Double {
    let fields = LiveProgram.text(of: "/proc/\(process)/stat").split(separator: " ")
    // The name before them is "(lescope)", in which there is no blank.
    guard fields.count > 14, let user = Double(fields[13]), let system = Double(fields[14]) else {
      return 0
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// How often it has come to wait for something.
  var waits: Int { counter("voluntary_ctxt_switches", in: "status") }

  /// How often it has asked the system to write.
  var writes: Int { counter("syscw", in: "io") }

  /// The memory that it holds, in MiB.
  var memory: Double { Double(counter("VmRSS", in: "status")) / 1024 }

  private func counter(_ name: String, in file: String) -> Int {
    let lines = LiveProgram.text(of: "/proc/\(process)/\(file)").split(separator: "\n")
    let line = lines.first { $0.hasPrefix(name + ":") } ?? ""
    return Int(String(line.filter(\.isWholeNumber))) ?? 0
  }

  private static func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func size(_ columns: Int, _ rows: Int) -> winsize {
    winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
  }
}
