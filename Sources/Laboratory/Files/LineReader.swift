import Glibc

/// Reads a file line by line, however long it is.
struct LineReader: ~Copyable {
  let name: String
  /// The number of the line read last, from 1.
  private(set) var line = 0
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(_ path: String) throws(Fault) {
    name = path
    descriptor = try FileReading.open(path)
  }

  deinit { close(descriptor) }

  /// The next line with its end, which the last may lack; nil after it.
  mutating func next() throws(Fault) -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        line += 1
        return buffer[start...end]
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        line += 1
        return buffer[start...]
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      try fill()
    }
  }

  private mutating func fill() throws(Fault) {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw Fault(source: name, "cannot be read: \(FileReading.reason(errno))") }
      isAtEnd = count == 0
      buffer += block[..<count]
      return
    }
  }
}
