import Formats
import Glibc
import Laboratory

/// The lines that come in, each as soon as it is whole: whether they end in LF, CR or both, and with or
/// without a byte order mark before them.
struct LineInput {
  enum Event {
    case line(String)
    /// Nothing within the time that was waited.
    case nothing
    case end
  }

  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var isAtEnd = false
  private var isFirst = true
  /// Whether the last line ended in CR, to which an LF may belong.
  private var mayContinueEnd = false

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line, however long it takes; nil after the last.
  mutating func next() -> String? {
    while true {
      switch next(timeout: -1) {
      case .line(let line): return line
      case .end: return nil
      case .nothing: continue
      }
    }
  }

  /// - Parameter timeout: how long to wait in ms; −1 is for ever.
  mutating func next(timeout: Int32) -> Event {
    if let line = takeLine() { return .line(line) }
    if isAtEnd { return .end }
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&wanted, 1, timeout)
    guard ready > 0 else { return .nothing }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<count]
    } else if count == 0 || errno != EINTR && errno != EAGAIN {
      isAtEnd = true
    }
    return takeLine().map(Event.line) ?? (isAtEnd ? .end : .nothing)
  }

  private mutating func takeLine() -> String? {
    if mayContinueEnd, let next = bytes.first {
      if next == UInt8(ascii: "\n") { bytes.removeFirst() }
      mayContinueEnd = false
    }
    let end = bytes.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    // The last line may lack its end; what has none for a million bytes is no line.
    guard end != nil || isAtEnd && !bytes.isEmpty || bytes.count > 1 << 20 else { return nil }
    var line = bytes[..<(end ?? bytes.count)]
    if isFirst, line.starts(with: Self.byteOrderMark) { line = line.dropFirst(3) }
    isFirst = false
    mayContinueEnd = end.map { bytes[$0] == UInt8(ascii: "\r") } ?? false
    let text = FileName.text(line)
    bytes.removeFirst(min(bytes.count, (end ?? bytes.count) + 1))
    return text
  }
}
