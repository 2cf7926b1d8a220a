/// Reads JSON (RFC 8259) from bytes; faults carry line and column, both from 1.
struct JSONParser {
  /// Deep enough for any preset; deeper nesting would only use up the stack.
  static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one JSON value that the bytes hold; a byte order mark before it is skipped.
  static func parse(_ bytes: [UInt8]) throws(Fault) -> JSON {
    var parser = JSONParser(bytes)
    if let place = UTF8Check.firstFault(in: bytes) {
      throw parser.fault("this is not UTF-8 text", at: place)
    }
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { parser.position = 3 }
    parser.skipSpace()
    if parser.next == nil { throw Fault("the file is empty; a preset is a JSON object") }
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    if parser.next != nil { throw parser.fault("there is more text after the end of the JSON") }
    return value
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func fault(_ message: String, at offset: Int? = nil) -> Fault {
    let before = bytes[..<min(offset ?? position, bytes.count)]
    let line = before.count { $0 == 0x0a } + 1
    let start = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
    // A letter is counted once, by its first byte.
    let column = before[start...].count { $0 & 0xc0 != 0x80 } + 1
    return Fault(place: "line \(line), column \(column)", message)
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
      position += 1
    }
  }

  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Fault) -> JSON {
    if depth > Self.deepest { throw fault("nested deeper than \(Self.deepest) levels") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case let byte? where Self.beginsNumber(byte): return .number(try number())
    case nil: throw fault("the file ends in the middle of the JSON")
    default: return try word()
    }
  }

  private mutating func object(depth: Int) throws(Fault) -> JSON {
    position += 1
    var members: [JSON.Member] = []
    skipSpace()
    if skip("}") { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
      let key = try text()
      skipSpace()
      guard skip(":") else { throw unexpected("a colon after the key \(JSON.text(key).compact)") }
      skipSpace()
      members.append(JSON.Member(key, try value(depth: depth + 1)))
      skipSpace()
      if skip("}") { return .object(members) }
      guard skip(",") else { throw unexpected("a comma or }") }
    }
  }

  private mutating func list(depth: Int) throws(Fault) -> JSON {
    position += 1
    var elements: [JSON] = []
    skipSpace()
    if skip("]") { return .list(elements) }
    while true {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if skip("]") { return .list(elements) }
      guard skip(",") else { throw unexpected("a comma or ]") }
    }
  }

  private mutating func word() throws(Fault) -> JSON {
    let start = position
    while let byte = next, (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    {
      position += 1
    }
    switch String(decoding: bytes[start..<position], as: UTF8.self) {
    case "null": return .null
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "":
      throw unexpected("a value")
    case let word:
      throw fault("\(word.prefix(40)) is not a JSON value; text stands in double quotes", at: start)
    }
  }

  private func unexpected(_ wanted: String) -> Fault {
    guard next != nil else { return fault("the file ends where \(wanted) should be") }
    let rest = String(decoding: bytes[position...].prefix(8), as: UTF8.self)
    if let scalar = rest.unicodeScalars.first, scalar.isHidden {
      return fault("\(scalar.codeInWords), stands where \(wanted) should be")
    }
    let letter = JSON.text(String(rest.prefix(1))).compact
    return fault("\(letter) stands where \(wanted) should be")
  }

  private mutating func number() throws(Fault) -> Double {
    let start = position
    _ = skip("-")
    let isZero = next == UInt8(ascii: "0")
    guard skipDigits() > 0 else { throw unexpected("a digit") }
    let digits = bytes[start..<position].count { $0 != UInt8(ascii: "-") }
    if isZero && digits > 1 { throw fault("a number does not begin with 0", at: start) }
    if skip(".") {
      guard skipDigits() > 0 else { throw unexpected("a digit after the decimal point") }
    }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      guard skipDigits() > 0 else { throw unexpected("a digit of the exponent") }
    }
    let literal = String(decoding: bytes[start..<position], as: UTF8.self)
    return Double(literal) ?? .infinity
  }

  private static func beginsNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = next, byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { position += 1 }
    return position - start
  }

  private mutating func text() throws(Fault) -> String {
    let start = position
    position += 1
    var utf8: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: utf8, as: UTF8.self)
      case UInt8(ascii: "\\"): utf8 += try escape()
      case ..<0x20: throw fault("a line break or control character within a text", at: position - 1)
      default: utf8.append(byte)
      }
    }
    throw fault("this text has no closing quote", at: start)
  }

  private mutating func escape() throws(Fault) -> [UInt8] {
    let start = position - 1
    guard let byte = next else { throw fault("the file ends in the middle of the JSON") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var units = [try codeUnit(from: start)]
      if UTF16.isLeadSurrogate(units[0]) && skip("\\") && skip("u") {
        units.append(try codeUnit(from: start))
      }
      guard let letter = String(validating: units, as: UTF16.self) else {
        throw fault("half of a surrogate pair stands for no letter", at: start)
      }
      return Array(letter.utf8)
    default: throw fault("unknown escape after \\", at: start)
    }
  }

  private mutating func codeUnit(from start: Int) throws(Fault) -> UInt16 {
    let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit),
      let unit = UInt16(digits, radix: 16)
    else { throw fault("\\u is followed by four hexadecimal digits", at: start) }
    position += 4
    return unit
  }
}

/// Whether bytes are UTF-8 text.
enum UTF8Check {
  /// The offset of the first byte that is not, or nil.
  static func firstFault(in bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return offset
      }
    }
  }
}

extension JSON {
  /// Reads UTF-8 text that holds one JSON value.
  ///
  /// - Throws: the first fault, with its line and column.
  package init(parsing bytes: [UInt8]) throws(Fault) {
    self = try JSONParser.parse(bytes)
  }
}
