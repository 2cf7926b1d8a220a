/// The words of a Swift source and the signs between them, without comments and without what stands
/// in string literals; the expressions inside of these are code again.
struct SourceWords {
  /// Names, keywords and numbers whole, every other character but blanks for itself.
  private(set) var words: [String] = []
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    scan(untilParenthesisCloses: false)
  }

  private func starts(with text: StaticString) -> Bool {
    guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[place..<place + $0.count].elementsEqual($0) }
  }

  private mutating func scan(untilParenthesisCloses: Bool) {
    var depth = 0
    while place < bytes.count {
      let byte = bytes[place]
      if starts(with: "//") {
        skipLine()
      } else if starts(with: "/*") {
        skipComment()
      } else if let hashes = hashesOfLiteral {
        skipLiteral(hashes: hashes)
      } else if SourceWords.isOfName(byte) {
        let start = place
        while place < bytes.count, SourceWords.isOfName(bytes[place]) { place += 1 }
        words.append(String(decoding: bytes[start..<place], as: UTF8.self))
      } else {
        place += 1
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        if untilParenthesisCloses && depth < 0 { return }
        if byte > UInt8(ascii: " ") { words.append(String(UnicodeScalar(byte))) }
      }
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private mutating func skipLine() {
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") { depth += 1 }
      if starts(with: "*/") { depth -= 1 }
      place += starts(with: "/*") || starts(with: "*/") ? 2 : 1
    } while depth > 0 && place < bytes.count
  }

  /// How many number signs stand before the quotation mark of a literal that begins here; nil where
  /// none does.
  private var hashesOfLiteral: Int? {
    var end = place
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: "\"") ? end - place : nil
  }

  private mutating func skipLiteral(hashes: Int) {
    place += hashes
    let quotes = starts(with: "\"\"\"") ? 3 : 1
    place += quotes
    let sign = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    let end = [UInt8](repeating: UInt8(ascii: "\""), count: quotes) + sign
    let escape = [UInt8(ascii: "\\")] + sign
    while place < bytes.count {
      if bytes[place...].starts(with: end) {
        place += end.count
        return
      }
      guard bytes[place...].starts(with: escape) else {
        place += 1
        continue
      }
      place += escape.count
      let isExpression = place < bytes.count && bytes[place] == UInt8(ascii: "(")
      place += 1
      if isExpression { scan(untilParenthesisCloses: true) }
    }
  }
}
