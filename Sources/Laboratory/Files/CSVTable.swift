/// A table read from comma-separated text (RFC 4180, with `#` comment lines).
struct CSVTable: Equatable {
  /// The names of the columns: the header, or "1", "2", … where the first row is numbers already.
  var names: [String]
  var rows: [Row]

  struct Row: Equatable {
    /// Its line in the file, from 1.
    var line: Int
    var fields: [String]
  }

  /// - Throws: a fault with its line.
  init(_ bytes: [UInt8]) throws(Fault) {
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw Fault("this is not UTF-8 text")
    }
    if text.unicodeScalars.first == "\u{feff}" { text.unicodeScalars.removeFirst() }
    var records = try Self.records(Array(text.utf8))
    guard let first = records.first else {
      throw Fault("the file is empty; it needs rows of numbers")
    }
    if first.fields.allSatisfy({ Self.number($0) != nil }) {
      names = (1...first.fields.count).map(String.init)
    } else {
      names = first.fields
      records.removeFirst()
      for (index, name) in names.enumerated() where names[..<index].contains(name) {
        throw Fault(
          place: "line \(first.line)", "two columns are called \(JSON.text(name).compact)")
      }
    }
    rows = records
    if rows.isEmpty { throw Fault("there is no row of numbers after the header") }
    for row in rows where row.fields.count != names.count {
      throw Fault(
        place: "line \(row.line)",
        "\(Shape(row.fields.count, "field").inWords) in a table of "
          + "\(Shape(names.count, "column").inWords)")
    }
  }

  /// A finite number as a field may hold it, with space around it.
  static func number(_ field: String) -> Double? {
    let spaces = field.prefix { $0 == " " || $0 == "\t" }.count
    var digits = field.dropFirst(spaces)
    while digits.last == " " || digits.last == "\t" { digits.removeLast() }
    guard digits.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "x") }) else { return nil }
    return Double(digits).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The numbers of one column, each with its line.
  func numbers(inColumn column: Int) throws(Fault) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(rows.count)
    for row in rows {
      guard let number = Self.number(row.fields[column]) else {
        throw Fault(
          place: "line \(row.line)",
          "'\(row.fields[column].prefix(40))' in column \(names[column]) is not a number")
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func records(_ utf8: [UInt8]) throws(Fault) -> [Row] {
    var rows: [Row] = []
    var line = 1
    var position = 0
    while position < utf8.count {
      if utf8[position] == UInt8(ascii: "#") || isLineEnd(utf8[position]) {
        while position < utf8.count && utf8[position] != 0x0a { position += 1 }
        position += 1
        line += 1
        continue
      }
      let start = line
      var fields: [String] = []
      repeat {
        fields.append(try field(utf8, &position, &line))
        guard position < utf8.count, utf8[position] == UInt8(ascii: ",") else { break }
        position += 1
        if position == utf8.count { fields.append("") }
      } while position < utf8.count
      while position < utf8.count && utf8[position] == 0x0d { position += 1 }
      if position < utf8.count && utf8[position] != 0x0a {
        throw Fault(
          place: "line \(line)", "there is text between a closing quote and the next comma")
      }
      position += 1
      line += 1
      let isBlank = fields.count == 1 && fields[0].allSatisfy { $0 == " " || $0 == "\t" }
      if !isBlank { rows.append(Row(line: start, fields: fields)) }
    }
    return rows
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d }

  private static func field(
    _ utf8: [UInt8], _ position: inout Int, _ line: inout Int
  ) throws(Fault) -> String {
    let start = position
    guard utf8[start] == UInt8(ascii: "\"") else {
      while position < utf8.count && utf8[position] != UInt8(ascii: ",")
        && !isLineEnd(utf8[position])
      { position += 1 }
      return String(decoding: utf8[start..<position], as: UTF8.self)
    }
    let opening = line
    var content: [UInt8] = []
    position += 1
    while position < utf8.count {
      let byte = utf8[position]
      position += 1
      if byte != UInt8(ascii: "\"") {
        if byte == 0x0a { line += 1 }
        content.append(byte)
      } else if position < utf8.count && utf8[position] == UInt8(ascii: "\"") {
        content.append(byte)
        position += 1
      } else {
        return String(decoding: content, as: UTF8.self)
      }
    }
    throw Fault(place: "line \(opening)", "a quote is opened and never closed")
  }
}
