import Glibc
import Synchronization

/// The program under test, run as a shell would run it: with pipes, to its end, within bounded time.
enum Program {
  /// Beside the test bundle, where the package puts it.
  static let path: String = {
    guard let bundle = realpath("/proc/self/exe", nil) else { return "lescope" }
    defer { free(bundle) }
    let name = String(cString: bundle)
    return String(name[..<(name.lastIndex(of: "/") ?? name.startIndex)]) + "/lescope"
  }()

  /// What the program finds around it, where a test says nothing else.
  static let environment = [
    "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8", "TERM": "xterm-256color",
  ]

  /// Held while a descriptor is not yet kept from children, and while a child is made, so that no
  /// child holds another's pipe open.
  static let starting = Mutex(())

  /// Where standard output goes.
  enum Output {
    case captured
    /// Captured until something has come, then closed, as `head -1` does.
    case closedEarly
    case file(String)
  }

  struct Outcome {
    var output: String
    var errors: String
    var ending: Ending

    var errorLines: [Substring] { errors.split(separator: "\n") }
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - path: another program, or a copy of it elsewhere.
  ///   - input: what it reads from standard input, at most what a pipe holds.
  ///   - variables: what its environment has besides `environment`; an empty value takes one away.
  static func run(
    _ arguments: [String], of path: String = Self.path, input: String = "",
    variables: [String: String] = [:],
    directory: String = "/", output: Output = .captured, seconds: Double = 30
  ) throws -> Outcome {
    let (inputEnd, inputStart) = try pipe()
    let (outputEnd, outputStart) = try pipe()
    let (errorEnd, errorStart) = try pipe()
    precondition(input.utf8.count < 65_536, "a pipe holds no more without a reader")
    _ = Array(input.utf8).withUnsafeBytes { write(inputStart, $0.baseAddress, $0.count) }
    close(inputStart)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, inputEnd, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errorStart, STDERR_FILENO)
    if case .file(let path) = output {
      posix_spawn_file_actions_addopen(
        &actions, STDOUT_FILENO, path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    } else {
      posix_spawn_file_actions_adddup2(&actions, outputStart, STDOUT_FILENO)
    }
    // Tests run on threads that block every signal, and that would outlive the exec.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var process = pid_t()
    // There is no portable way to have posix_spawn change the directory.
    let changer = "/usr/bin/env"
    let words = CStrings([changer, "-C", directory, path] + arguments)
    let variables = CStrings(Self.variables(variables))
    let failure = starting.withLock { _ in
      posix_spawn(
        &process, changer, &actions, &attributes, words.pointers, variables.pointers)
    }
    for descriptor in [inputEnd, outputStart, errorStart] { close(descriptor) }
    guard failure == 0 else {
      close(outputEnd)
      close(errorEnd)
      throw SystemError(doing: "starting \(path)", failure)
    }

    let deadline = Clock.now + seconds
    var sources = [Source(outputEnd), Source(errorEnd)]
    while sources.contains(where: \.isOpen), Clock.now < deadline {
      var ready = sources.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
      poll(&ready, nfds_t(ready.count), 100)
      for index in sources.indices where ready[index].revents != 0 { sources[index].read() }
      if case .closedEarly = output, !sources[0].bytes.isEmpty { sources[0].close() }
    }
    let ending = Ending(of: process, before: deadline)
    for index in sources.indices { sources[index].close() }
    return Outcome(
      output: String(decoding: sources[0].bytes, as: UTF8.self),
      errors: String(decoding: sources[1].bytes, as: UTF8.self), ending: ending)
  }

  /// The environment as a process gets it.
  static func variables(_ changes: [String: String]) -> [String] {
    environment.merging(changes) { $1 }.filter { !$0.value.isEmpty }.map { "\($0)=\($1)" }
  }

  /// A pipe that other children do not inherit: its reading end and its writing end.
  private static func pipe() throws -> (Int32, Int32) {
    var ends: [Int32] = [0, 0]
    let made = starting.withLock { _ in
      let made = Glibc.pipe(&ends)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return made
    }
    guard made == 0 else { throw SystemError(doing: "making a pipe", errno) }
    return (ends[0], ends[1])
  }

  /// One of the program's outputs and what came from it.
  private struct Source {
    /// Negative once closed, which `poll` passes over.
    private(set) var descriptor: Int32
    private(set) var bytes: [UInt8] = []

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    var isOpen: Bool { descriptor >= 0 }

    mutating func read() {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count > 0 { bytes += buffer.prefix(count) } else { close() }
    }

    mutating func close() {
      if isOpen { Glibc.close(descriptor) }
      descriptor = -1
    }
  }
}
