import Glibc

/// Reads whole files; what goes wrong is a sentence that names the file.
package enum FileReading {
  /// Far beyond any signal, so that what has no end ends in a sentence.
  package static let mostBytes = 256 << 20

  /// The bytes of a file, or of standard input for "-".
  ///
  /// - Parameter most: how many there may be.
  package static func bytes(of path: String, most: Int = mostBytes) throws(Fault) -> [UInt8] {
    let name = path == "-" ? "standard input" : path
    let descriptor = path == "-" ? STDIN_FILENO : try open(path)
    defer { if path != "-" { close(descriptor) } }
    let tooLarge = Fault(source: name, "is too large; at most \(most >> 20) MB are read")
    var status = stat()
    if fstat(descriptor, &status) == 0, status.kind == S_IFREG, Int(status.st_size) > most {
      throw tooLarge
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, min(most, Int(status.st_size))))
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw Fault(source: name, "cannot be read: \(reason(errno))") }
      if count == 0 { return bytes }
      if bytes.count + count > most { throw tooLarge }
      bytes += block[..<count]
    }
  }

  /// What a file begins with.
  package static func start(of path: String, count: Int) throws(Fault) -> [UInt8] {
    let descriptor = try open(path)
    defer { close(descriptor) }
    // Of a pipe nothing could be put back.
    guard lseek(descriptor, 0, SEEK_CUR) >= 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = read(descriptor, &bytes, count)
    return Array(bytes.prefix(max(0, read)))
  }

  /// Opens a file to be read. It must be one: a pipe or a terminal would be waited for, for ever.
  ///
  /// - Returns: its descriptor.
  static func open(_ path: String) throws(Fault) -> Int32 {
    if path.isEmpty || path.utf8.contains(0) {
      throw Fault("\(JSON.text(path).compact) is not a file name")
    }
    let descriptor = Disk.open(path, O_RDONLY)
    if descriptor < 0 { throw Fault(source: path, "cannot be read: \(reason(errno, path))") }
    var status = stat()
    fstat(descriptor, &status)
    switch status.kind {
    case S_IFREG: return descriptor
    // Devices that are no terminals do not wait when they are told not to: /dev/null for one.
    case S_IFCHR where isatty(descriptor) == 0: return descriptor
    default: break
    }
    // A shell that puts a command in the place of a file names one end of a pipe so.
    if status.kind == S_IFIFO, isOpenAlready(path) {
      _ = fcntl(descriptor, F_SETFL, 0)
      return descriptor
    }
    close(descriptor)
    throw Fault(source: path, "cannot be read: \(status.kind.inWords)")
  }

  private static func isOpenAlready(_ path: String) -> Bool {
    path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
  }

  /// What an error number means, in the words of the C library but in the middle of a sentence.
  package static func reason(_ number: Int32) -> String {
    let words = String(cString: strerror(number))
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  /// Why a file cannot be had, in words: a link that leads nowhere is not the same as no file.
  static func reason(_ number: Int32, _ path: String) -> String {
    if number == ENOENT, let target = Disk.target(ofLink: path) {
      return "it is a link to \(target), which is not there"
    }
    return Disk.kind(of: path) == S_IFSOCK ? mode_t(S_IFSOCK).inWords : reason(number)
  }
}

extension mode_t {
  /// What a kind of file is instead of one that holds text or numbers.
  fileprivate var inWords: String {
    switch self {
    case S_IFDIR: FileReading.reason(EISDIR)
    case S_IFIFO: "it is a pipe, not a file; - reads standard input"
    case S_IFSOCK: "it is a socket, not a file"
    case S_IFCHR: "it is a terminal, not a file"
    default: "it is a device, not a file"
    }
  }
}
