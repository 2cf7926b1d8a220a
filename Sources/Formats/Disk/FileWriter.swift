import Glibc
import Synchronization

/// The name of the file being written, for the signal handler; a handler can reach nothing else.
///
/// The address of a C string, or 0: addresses may be shared between threads, pointers may not.
private let unfinishedFile = Atomic<UInt>(0)

/// Writes a file so that it is whole or not there, even after a power cut: beside its name first, then,
/// once the disk has it, renamed.
///
/// "-" is standard output; devices and pipes are written directly. Text goes through a buffer, so that
/// a long recording can be written row by row. Without `finish()` nothing stays.
package struct FileWriter: ~Copyable {
  private let name: String
  /// Where the file will be; nil where it is written directly.
  private let destination: String?
  private let temporary: String
  private let overwrites: Bool
  private let remedy: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16
  /// What the name of an unfinished file begins with; some letters, a dash and its later name follow.
  public static let mark = ".lescope-"

  /// - Parameters:
  ///   - path: the file, or "-" for standard output.
  ///   - overwrites: whether a file of that name may be replaced.
  ///   - remedy: how it would be, to end the sentence about a file that exists.
  /// - Throws: why it cannot be written, naming it.
  package init(
    _ path: String, overwrites: Bool = false, remedy: String = "--force replaces it"
  ) throws(Fault) {
    let opened = try Self.open(path, overwrites: overwrites, remedy: remedy)
    name = path == "-" ? "standard output" : path
    destination = opened.destination
    temporary = opened.temporary
    descriptor = opened.descriptor
    self.overwrites = overwrites
    self.remedy = remedy
    buffer.reserveCapacity(Self.bufferSize)
  }

  private static func open(
    _ path: String, overwrites: Bool, remedy: String
  ) throws(Fault) -> (destination: String?, temporary: String, descriptor: Int32) {
    if path == "-" {
      let descriptor = dup(STDOUT_FILENO)
      if descriptor < 0 { throw fault(of: "standard output", errno) }
      return (nil, "", descriptor)
    }
    if path.isEmpty || path.utf8.contains(0) {
      throw Fault("\(JSON.text(path).compact) is not a file name")
    }
    let status = Disk.status(of: path)
    if let status, status.kind != S_IFREG {
      // Who writes into a pipe waits for its reader.
      let descriptor = path.withFileName { Glibc.open($0, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
      if descriptor < 0 { throw fault(of: path, errno) }
      return (nil, "", descriptor)
    }
    if status != nil && !overwrites { throw Fault(source: path, "exists already; \(remedy)") }
    if !overwrites, status == nil, let target = Disk.target(ofLink: path) {
      throw Fault(source: path, "is a link to \(target), which is not there; \(remedy)")
    }
    let real = status != nil ? Disk.realPath(path) ?? path : path
    let (temporary, descriptor) = try openBeside(real, as: path)
    remember(temporary)
    if let status { fchmod(descriptor, status.st_mode & 0o777) }
    return (real, temporary, descriptor)
  }

  /// A new file beside the one that it will be.
  ///
  /// Its name is drawn anew until there is none of it: process numbers begin again in every container,
  /// and a file that a killed run has left must not stand in the way of the next.
  private static func openBeside(
    _ real: String, as path: String
  ) throws(Fault) -> (temporary: String, descriptor: Int32) {
    let bytes = FileName.bytes(real)
    let folderEnd = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    while true {
      let mark = Array("\(Self.mark)\(String(UInt64.random(in: .min ... .max), radix: 36))-".utf8)
      let name = bytes[..<folderEnd] + mark + bytes[folderEnd...].prefix(60)
      let temporary = FileName.text(name)
      let descriptor = Disk.open(temporary, O_WRONLY | O_CREAT | O_EXCL)
      if descriptor >= 0 { return (temporary, descriptor) }
      if errno != EEXIST { throw fault(of: path, errno) }
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if destination != nil { Self.remove(temporary) }
  }

  /// Adds text.
  package mutating func write(_ text: String) throws(Fault) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Adds bytes.
  package mutating func write(_ bytes: [UInt8]) throws(Fault) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Hands on what is still in the buffer.
  package mutating func flush() throws(Fault) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw Self.fault(of: name, errno) }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Completes the file and gives it its name.
  package consuming func finish() throws(Fault) {
    try flush()
    // Where a disk has an error, it tells here; pipes and some file systems know no such thing.
    if destination != nil, fsync(descriptor) != 0, [EIO, ENOSPC, EDQUOT].contains(errno) {
      throw Self.fault(of: name, errno)
    }
    let closed = close(descriptor)
    descriptor = -1
    if closed != 0 { throw Self.fault(of: name, errno) }
    guard let destination else { return }
    // A link does not replace a file that came into being meanwhile; some file systems have none.
    if !overwrites {
      if Self.both(temporary, destination, link) == 0 { return }
      if errno == EEXIST { throw Fault(source: name, "exists already; \(remedy)") }
    }
    if Self.both(temporary, destination, rename) != 0 { throw Self.fault(of: name, errno) }
  }

  /// Has a signal that ends the program remove the unfinished file and say `LastWords` before.
  ///
  /// Signals that the program was started to ignore stay ignored, except that of a closed pipe: nobody
  /// reads on, so there is nothing left to do and nothing to say.
  package static func removeUnfinishedFileOnSignals() {
    // A file beyond the size limit then is an error of the write, with a sentence.
    signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU] {
      let previous = signal(number) { number in
        let address = unfinishedFile.load(ordering: .sequentiallyConsistent)
        if let name = UnsafePointer<CChar>(bitPattern: address) { unlink(name) }
        LastWords.say()
        signal(number, SIG_DFL)
        // Delivered when this handler returns and the signal is no longer held back.
        raise(number)
      }
      let wasIgnored = unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      if wasIgnored && number != SIGPIPE { signal(number, SIG_IGN) }
    }
  }

  private static func fault(of name: String, _ number: Int32) -> Fault {
    Fault(source: name, "cannot be written: \(FileReading.reason(number))")
  }

  private static func both(
    _ one: String, _ other: String,
    _ work: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  ) -> Int32 {
    one.withFileName { one in other.withFileName { work(one, $0) } }
  }

  private static func remove(_ temporary: String) {
    Disk.remove(temporary)
    remember(nil)
  }

  private static func remember(_ temporary: String?) {
    let new = temporary.map { UInt(bitPattern: $0.withFileName { strdup($0) }) } ?? 0
    let old = unfinishedFile.exchange(new, ordering: .sequentiallyConsistent)
    free(UnsafeMutableRawPointer(bitPattern: old))
  }
}
