/// Numbers that a view shows, in rows and columns, with all their digits: to be copied.
package struct NumberTable: Equatable, Sendable {
  package typealias Row = [ShownNumber.Value?]

  package let title: String
  /// What each column is headed with, the unit behind it.
  package let columns: [String]
  /// None where they are too many.
  package let rows: [Row]
  package let isTooLong: Bool

  /// What is longer is nothing for a clipboard: it is left out, and its title is named.
  private static let mostCells = 4096

  /// - Parameter rows: with a value for each column, nil where there is none.
  package init(_ title: String, columns: [String], rows: [Row]) {
    isTooLong = rows.count * columns.count > NumberTable.mostCells
    self.title = title
    self.columns = columns
    self.rows = isTooLong ? [] : rows
  }

  /// A matrix, its rows and columns counted from 1.
  ///
  /// - Parameter factor: what its numbers are multiplied by.
  package init(
    _ title: String, matrix: [[Double]], row: String, column: String, factor: Double = 1
  ) {
    let count = matrix.first?.count ?? 0
    self.init(
      title, columns: [row] + (0..<count).map { "\(column) \($0 + 1)" },
      rows: matrix.enumerated().map { number, values in
        [.number(Double(number + 1))] + values.map { .number(factor * $0) }
      })
  }

  /// Its title, its heading and its rows, in columns parted by tabs, as spreadsheets take them.
  ///
  /// A number has as many digits as it takes to be read back the same; what is none is empty.
  package var tabSeparated: String {
    let lines =
      [columns.map(NumberTable.field)]
      + rows.map { row in row.map { $0.map(NumberTable.field) ?? "" } }
    return "\(NumberTable.field(title))\n"
      + lines.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  private static func field(_ value: ShownNumber.Value) -> String {
    switch value {
    case .number(let number):
      // 3 rather than 3.0: a number of something is not a measurement.
      number.isNaN
        ? ""
        : number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .word(let word): field(word)
    }
  }

  private static func field(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}

extension [NumberTable] {
  /// As many bytes as most terminals take for a clipboard.
  private static var mostBytes: Int { 70_000 }

  /// One below the other, parted by empty lines; those without rows, and those that have no room any more,
  /// are left out.
  package var tabSeparated: String {
    var text = ""
    var leftOut: [String] = []
    for table in self where !table.columns.isEmpty {
      let next = table.tabSeparated
      if table.rows.isEmpty || text.utf8.count + next.utf8.count > Self.mostBytes {
        if !table.rows.isEmpty || table.isTooLong { leftOut.append(table.title) }
      } else {
        text += (text.isEmpty ? "" : "\n") + next
      }
    }
    guard !leftOut.isEmpty else { return text }
    return text + "\ntoo long for a clipboard\n" + leftOut.joined(separator: "\n") + "\n"
  }
}
