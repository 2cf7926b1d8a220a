import Glibc

/// A file that grows and can be read at every moment: whatever ends the program leaves in it what was
/// written last.
///
/// Its end may still change: it is written anew every time, until it is written for good.
package struct GrowingFile: ~Copyable, Sendable {
  private let name: String
  private let descriptor: Int32
  /// How many of its bytes stay.
  private var firm: Int
  private var end: [UInt8] = []

  /// Whether a file of this name could grow; a pipe or a device takes what it gets once.
  package static func isPossible(_ path: String) -> Bool {
    path != "-" && Disk.kind(of: path).map { $0 == S_IFREG } ?? true
  }

  /// - Parameters:
  ///   - path: the file.
  ///   - text: what it begins with, without which it is not there.
  ///   - overwrites: whether a file of that name may be replaced.
  /// - Throws: why it cannot be written, naming it.
  package init(_ path: String, beginningWith text: String, overwrites: Bool) throws(Fault) {
    var writer = try FileWriter(path, overwrites: overwrites)
    try writer.write(text)
    try writer.finish()
    let opened = Disk.open(path, O_WRONLY)
    if opened < 0 { throw Self.fault(of: path, errno) }
    name = path
    firm = text.utf8.count
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Writes in place of its end what stays, and then what is its end for now.
  ///
  /// - Throws: why it cannot; the file has its last end, or none, then.
  package mutating func write(_ text: String, end: String) throws(Fault) {
    let bytes = Array(text.utf8) + Array(end.utf8)
    if text.isEmpty, self.end == bytes { return }
    // Shorter first, so that nothing is left behind of an end that was longer.
    if ftruncate(descriptor, firm) != 0 { throw Self.fault(of: name, errno) }
    self.end = []
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start, firm + start)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 {
        let reason = errno
        ftruncate(descriptor, firm)
        throw Self.fault(of: name, reason)
      }
      start += count
    }
    firm += text.utf8.count
    self.end = Array(end.utf8)
  }

  private static func fault(of name: String, _ number: Int32) -> Fault {
    Fault(source: name, "cannot be written: \(FileReading.reason(number))")
  }
}
