/// Takes the bytes sent to a terminal apart into characters and control sequences.
struct SequenceParser {
  enum Item {
    case character(Unicode.Scalar)
    case control(UInt8)
    case escape(UInt8?, UInt8)
    case sequence(Sequence)
  }

  /// A control sequence, "CSI ? 25 h".
  struct Sequence {
    /// Its marks and its final letter: "?h".
    var name: String
    var numbers: [Int?]

    func number(_ index: Int) -> Int? {
      numbers.indices.contains(index) ? numbers[index] : nil
    }
  }

  private enum State {
    case ground
    /// In a character of UTF-8: what is known of it, and how many bytes are missing.
    case character(UInt32, Int)
    case escape(UInt8?)
    case sequence([UInt8])
    /// In a text for the terminal itself, such as a window title.
    case string
  }

  private var state = State.ground

  /// What a byte completes; nil where more are needed.
  mutating func next(_ byte: UInt8) -> Item? {
    switch state {
    case .string:
      if byte == 0x07 { state = .ground }
      if byte == 0x1B { state = .escape(nil) }
      return nil
    case .character(let value, let missing) where byte & 0xC0 == 0x80:
      let value = value << 6 | UInt32(byte & 0x3F)
      state = missing > 1 ? .character(value, missing - 1) : .ground
      return missing > 1 ? nil : .character(Unicode.Scalar(value) ?? "\u{FFFD}")
    case _ where byte == 0x1B:
      state = .escape(nil)
      return nil
    case _ where byte < 0x20:
      return .control(byte)
    case .ground, .character: return begin(byte)
    case .escape(let intermediate): return escape(intermediate, byte)
    case .sequence(var bytes):
      bytes.append(byte)
      guard byte >= 0x40 else {
        state = .sequence(bytes)
        return nil
      }
      state = .ground
      return .sequence(Self.sequence(bytes))
    }
  }

  private mutating func begin(_ byte: UInt8) -> Item? {
    state = .ground
    switch byte {
    case ..<0x7F: return .character(Unicode.Scalar(byte))
    case 0xC0..<0xE0: state = .character(UInt32(byte & 0x1F), 1)
    case 0xE0..<0xF0: state = .character(UInt32(byte & 0x0F), 2)
    case 0xF0..<0xF8: state = .character(UInt32(byte & 0x07), 3)
    case 0x7F: break
    default: return .character("\u{FFFD}")
    }
    return nil
  }

  private mutating func escape(_ intermediate: UInt8?, _ byte: UInt8) -> Item? {
    switch byte {
    case UInt8(ascii: "[") where intermediate == nil: state = .sequence([])
    case UInt8(ascii: "]") where intermediate == nil, UInt8(ascii: "P") where intermediate == nil:
      state = .string
    case 0x20..<0x30: state = .escape(byte)
    default:
      state = .ground
      return .escape(intermediate, byte)
    }
    return nil
  }

  private static func sequence(_ bytes: [UInt8]) -> Sequence {
    let isNumber = { (byte: UInt8) in (0x30...0x3B).contains(byte) }
    let numbers = bytes.filter(isNumber).split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    return Sequence(
      name: String(decoding: bytes.filter { !isNumber($0) }, as: UTF8.self),
      numbers: numbers.map { Int(String(decoding: $0, as: UTF8.self)) })
  }
}
