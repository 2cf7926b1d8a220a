/// A table read from comma-separated text (RFC 4180, with `#` comment lines).
package struct CSVTable: Equatable {
  /// The names of the columns: the header, or "1", "2", … where the first row is numbers already.
  package let names: [String]
  package let rows: [Row]
  /// The line of the header; nil where there is none.
  let headerLine: Int?
  /// The first column of each name.
  private let columns: [String: Int]
  /// The names that more than one column has.
  private let repeated: Set<String>

  package struct Row: Equatable {
    /// Its line in the file, from 1.
    package var line: Int
    package var fields: [String]
  }

  /// - Throws: a fault with its line.
  package init(_ bytes: [UInt8]) throws(Fault) {
    guard var text = String(validating: bytes, as: UTF8.self) else {
      let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      throw Fault(isWide ? "this is UTF-16 text; it must be UTF-8" : "this is not UTF-8 text")
    }
    if text.unicodeScalars.first == "\u{feff}" { text.unicodeScalars.removeFirst() }
    let utf8 = Array(text.utf8)
    if let place = utf8.firstIndex(of: 0x0D), !utf8.contains(0x0A), place < utf8.count - 1 {
      throw Self.oldLineEnds
    }
    var records = try Self.records(utf8)
    guard let first = records.first else {
      throw Fault("the file is empty; it needs rows of numbers")
    }
    try Self.checkSeparators(records)
    if Self.isHeader(first, above: records.dropFirst()) {
      names = first.fields
      headerLine = first.line
      records.removeFirst()
    } else {
      names = (1...first.fields.count).map(String.init)
      headerLine = nil
    }
    rows = records
    if rows.isEmpty { throw Fault("there is no row of numbers after the header") }
    for row in rows where row.fields.count != names.count { throw Self.fault(row, names, rows) }
    var columns: [String: Int] = [:]
    columns.reserveCapacity(names.count)
    var repeated: Set<String> = []
    for (column, name) in names.enumerated() {
      if columns[name] == nil { columns[name] = column } else { repeated.insert(name) }
    }
    (self.columns, self.repeated) = (columns, repeated)
    try checkTrailingCommas()
  }

  // MARK: - Columns

  /// The number of a column.
  ///
  /// - Throws: that there is none of this name, or more than one.
  package func index(of name: String) throws(Fault) -> Int {
    if let index = columns[name] {
      if repeated.contains(name) { throw twice(name) }
      return index
    }
    let known = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    var sentence = "there is no column \(JSON.text(name).inWords); the columns are \(known)"
    if let meant = names.first(where: { $0.bare == name.bare }), !name.bare.isEmpty {
      sentence =
        "there is no column \(JSON.text(name).inWords), but \(JSON.text(meant).inWords), with "
        + "\((meant.firstHidden ?? name.firstHidden ?? " ").nameInWords); the two must be the same"
      if meant.first == " " && meant.dropFirst() == name {
        sentence =
          "there is no column \(JSON.text(name).inWords), but \(JSON.text(meant).inWords): a blank "
          + "stands after the comma, and it must go"
      }
    } else if names.indices.allSatisfy({ names[$0] == String($0) }) {
      sentence += "; the first row, which counts them, is their header"
    }
    throw Fault(sentence)
  }

  /// All columns but some, each of which must have a name of its own.
  ///
  /// - Throws: which of them has none.
  package func columns(besides others: [Int]) throws(Fault) -> [Int] {
    let others = Set(others)
    let used = names.indices.filter { !others.contains($0) }
    for column in used {
      if isNameless(column) { throw nameless(column) }
      if repeated.contains(names[column]) { throw twice(names[column]) }
    }
    return used
  }

  private func twice(_ name: String) -> Fault {
    Fault(
      place: headerLine.map { "line \($0)" } ?? "",
      "two columns are called \(JSON.text(name).compact)")
  }

  /// Whether a column has no name of its own; pandas calls such a one "Unnamed: 0" when it reads it.
  private func isNameless(_ column: Int) -> Bool {
    headerLine != nil && (names[column].bare.isEmpty || names[column] == "Unnamed: \(column)")
  }

  private func nameless(_ column: Int) -> Fault {
    let numbers = rows.map { Self.number($0.fields[column]) }
    let counts = numbers.indices.allSatisfy { row in
      numbers[row] != nil && numbers[row] == numbers[0].map { $0 + Double(row) }
    }
    return Fault(
      place: headerLine.map { "line \($0)" } ?? "",
      counts
        ? "column \(column + 1) has no name and only counts the rows, as pandas and R write it; it "
          + "must go (index=False, row.names=FALSE), or those that are meant be named"
        : "column \(column + 1) has no name; it must have one, or those that are meant be named")
  }

  // MARK: - Numbers

  /// A finite number as a field may hold it, with space around it.
  package static func number(_ field: String) -> Double? {
    let spaces = field.prefix { $0 == " " || $0 == "\t" }.count
    var digits = field.dropFirst(spaces)
    while digits.last == " " || digits.last == "\t" { digits.removeLast() }
    guard digits.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "x") }) else { return nil }
    return Double(digits).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The numbers of one column, each with its line.
  package func numbers(inColumn column: Int) throws(Fault) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(rows.count)
    for row in rows {
      guard let number = Self.number(row.fields[column]) else {
        throw Fault(
          place: "line \(row.line)",
          "'\(row.fields[column].prefix(40))' in column \(names[column]) is not a number"
            + Self.reason(row.fields[column]))
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Why a field that looks like a number is none, to end the sentence.
  private static func reason(_ field: String) -> String {
    if let hidden = field.firstHidden { return ": it has \(hidden.nameInWords) in it" }
    if field.drop(while: { $0 == " " }).first == "\"" && field.first == " " {
      return ": a blank stands after the comma, before the quote, and it must go"
    }
    let point = field.replacing(",", with: ".")
    return point != field && number(point) != nil ? "; the decimal sign must be a point" : ""
  }
}
