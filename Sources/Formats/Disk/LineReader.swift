import Glibc

/// Reads a file line by line, however long it is.
package struct LineReader: ~Copyable {
  let name: String
  /// The number of the line read last, from 1.
  package private(set) var line = 0
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Long enough for a preset with its weights, and no more: /dev/zero has no second line.
  private static let longest = 64 << 20

  package init(_ path: String) throws(Fault) {
    name = path
    descriptor = try FileReading.open(path)
  }

  deinit { close(descriptor) }

  /// The next line with its end, which the last may lack; nil after it. A byte order mark before the
  /// first is left out, and an end in CR and LF is one in LF: a file may have passed through other
  /// programs.
  package mutating func next() throws(Fault) -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        line += 1
        let isLong = end > start && buffer[end - 1] == 0x0D
        return unmarked(isLong ? buffer[start..<end - 1] + [0x0A] : buffer[start...end])
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        line += 1
        return unmarked(buffer[start...])
      }
      if buffer.count - start > Self.longest {
        throw Fault(
          source: name, place: "line \(line + 1)",
          "is longer than \(ByteCount.inWords(Self.longest)), which none is")
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      try fill()
    }
  }

  private func unmarked(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
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
