extension CSVTable {
  static func records(_ utf8: [UInt8]) throws(Fault) -> [Row] {
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
      let end = position
      while position < utf8.count && utf8[position] == 0x0d { position += 1 }
      if position < utf8.count && utf8[position] != 0x0a {
        if position > end { throw Self.oldLineEnds }
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
