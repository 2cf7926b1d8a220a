import Glibc

/// Reads whole files; what goes wrong is a sentence that names the file.
public enum FileReading {
  /// Far beyond any preset or signal, so that /dev/zero ends in a sentence.
  private static let mostBytes = 256 << 20

  /// The bytes of a file, or of standard input for "-".
  public static func bytes(of path: String) throws(Fault) -> [UInt8] {
    let name = path == "-" ? "standard input" : path
    if path.isEmpty || path.utf8.contains(0) {
      throw Fault("\(JSON.text(path).compact) is not a file name")
    }
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw Fault(source: name, "cannot be read: \(reason(errno))") }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw Fault(source: name, "cannot be read: \(reason(errno))") }
      if count == 0 { return bytes }
      if bytes.count + count > mostBytes {
        throw Fault(source: name, "is too large; at most \(mostBytes >> 20) MB are read")
      }
      bytes += block[..<count]
    }
  }

  /// What an error number means, in the words of the C library but in the middle of a sentence.
  public static func reason(_ number: Int32) -> String {
    let words = String(cString: strerror(number))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
