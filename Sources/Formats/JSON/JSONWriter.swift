import Arithmetic

extension JSON {
  /// The value on one line, without needless space.
  package var compact: String {
    var text = ""
    write(to: &text, spaced: false)
    return text
  }

  /// The value over several lines, two spaces a level; what fits on a line stays on one.
  package var pretty: String {
    var text = ""
    write(to: &text, indent: 0, column: 0)
    return text
  }

  /// `pretty`, line by line.
  package var prettyLines: [String] { pretty.split(separator: "\n").map(String.init) }

  private static let width = 96

  private func write(to text: inout String, spaced: Bool) {
    let space = spaced ? " " : ""
    switch self {
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    // JSON knows no other numbers.
    case .number(let value): text += value.isFinite ? Self.digits(of: value) : "null"
    case .text(let string): Self.quote(string, to: &text)
    case .list(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," + space }
        element.write(to: &text, spaced: spaced)
      }
      text += "]"
    case .object(let members):
      text += "{" + (members.isEmpty ? "" : space)
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," + space }
        Self.quote(member.key, to: &text)
        text += ":" + space
        member.value.write(to: &text, spaced: spaced)
      }
      text += (members.isEmpty ? "" : space) + "}"
    }
  }

  private func write(to text: inout String, indent: Int, column: Int) {
    if column == 0 || !mayStayOnOneLine {
      writeLines(to: &text, indent: indent)
      return
    }
    var line = ""
    write(to: &line, spaced: true)
    if column + line.utf8.count <= Self.width {
      text += line
    } else {
      writeLines(to: &text, indent: indent)
    }
  }

  /// Long lists are not even tried: a matrix would be written once for every level around it.
  private var mayStayOnOneLine: Bool {
    switch self {
    case .null, .flag, .number, .text: true
    case .list(let elements): elements.count <= Self.width / 2
    case .object(let members): members.count <= Self.width / 5
    }
  }

  private func writeLines(to text: inout String, indent: Int) {
    let outer = String(repeating: " ", count: indent)
    let inner = outer + "  "
    switch self {
    case .null, .flag, .number, .text: write(to: &text, spaced: true)
    case .list(let elements):
      let isNumbers = elements.allSatisfy { if case .number = $0 { true } else { false } }
      text += isNumbers ? "[" : "[\n"
      for (index, element) in elements.enumerated() {
        if isNumbers {
          if index > 0 { text += ", " }
          element.write(to: &text, spaced: true)
        } else {
          if index > 0 { text += ",\n" }
          text += inner
          element.write(to: &text, indent: indent + 2, column: inner.utf8.count)
        }
      }
      text += isNumbers ? "]" : "\n" + outer + "]"
    case .object(let members):
      text += "{\n"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ",\n" }
        var key = ""
        Self.quote(member.key, to: &key)
        text += inner + key + ": "
        let column = inner.utf8.count + key.utf8.count + 2
        member.value.write(to: &text, indent: indent + 2, column: column)
      }
      text += "\n" + outer + "}"
    }
  }

  /// The shortest digits that read back to the same number; whole numbers without a point.
  package static func digits(of value: Double) -> String {
    let digits = value.description
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }

  /// The digits of a time in ms that is a number of steps: to twelve digits, so that three steps of 0.1
  /// are 0.3 and not 0.30000000000000004.
  package static func time(_ value: Double) -> String { digits(of: roundedTime(value)) }

  /// A time in ms to twelve digits, as a number.
  package static func roundedTime(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    let power = 11 - Int(clamping: Double.log10(value.magnitude).rounded(.down))
    guard (-3...22).contains(power) else { return value }
    // These powers of ten and the rounded number are exact, so that the quotient is the number that
    // is written so.
    let scale = Double.pow(10, Double(power.magnitude))
    return power >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
  }

  /// A number as a field of a table; what is no finite number is empty.
  package static func field(of value: Double?) -> String {
    value.map { $0.isFinite ? digits(of: $0) : "" } ?? ""
  }

  private static func quote(_ string: String, to text: inout String) {
    // As bytes: a text grows slower, letter by letter.
    var bytes = [UInt8(ascii: "\"")]
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case _ where scalar.isControl: bytes += scalar.escape.utf8
      case _ where scalar.isASCII: bytes.append(UInt8(scalar.value))
      default: bytes += String(scalar).utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
    text += String(decoding: bytes, as: UTF8.self)
  }
}
