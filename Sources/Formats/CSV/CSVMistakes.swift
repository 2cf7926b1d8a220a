// What programs make of a table on its way here, and what is to be said about it.

extension CSVTable {
  static let oldLineEnds = Fault(
    "the lines end in CR alone, as on the first Macintosh; they must end in LF, or in CR and LF")

  /// Whether a row is the names of the columns: it is no row of numbers, or it counts the columns from
  /// 0, as pandas does where they have no names.
  ///
  /// Of two columns, 0 and 1 may be the first sample of a signal as well; it is one where the first
  /// column rises on from there.
  static func isHeader(_ first: Row, above rows: ArraySlice<Row>) -> Bool {
    if first.fields.contains(where: { number($0) == nil }) { return true }
    let count = first.fields.count
    guard count > 1, first.fields.indices.allSatisfy({ first.fields[$0].bare == String($0) }) else {
      return false
    }
    if count > 2 { return true }
    var last = 0.0
    for row in rows {
      guard let next = row.fields.first.flatMap(number), next > last else { return true }
      last = next
    }
    return false
  }

  /// - Throws: where something else than commas stands between the columns.
  static func checkSeparators(_ records: [Row]) throws(Fault) {
    for (separator, word) in [(UInt8(ascii: ";"), "semicolons"), (UInt8(ascii: "\t"), "tabs")] {
      func count(_ row: Row) -> Int {
        row.fields.reduce(0) { sum, field in sum + field.utf8.count { $0 == separator } }
      }
      let here = count(records[0])
      let isOne = records[0].fields.count == 1
      guard here > 0, isOne || records.prefix(100).allSatisfy({ count($0) == here }) else {
        continue
      }
      let point = word == "semicolons" ? ", and the decimal sign a point" : ""
      throw Fault(
        place: "line \(records[0].line)",
        "\(word) stand between the columns; they must be commas\(point)")
    }
  }

  /// - Throws: where several commas end every line, so that as many columns have neither name nor
  ///   content. One such column is left alone as long as nobody asks for it.
  func checkTrailingCommas() throws(Fault) {
    guard let headerLine else { return }
    let trailing = names.reversed().prefix(while: \.bare.isEmpty).count
    guard trailing > 1 || trailing > 0 && names.count == trailing + 1,
      rows.allSatisfy({ $0.fields.suffix(trailing).allSatisfy(\.bare.isEmpty) })
    else { return }
    throw Fault(
      place: "line \(headerLine)",
      "every line ends in \(CountedNoun(trailing, "trailing comma").inWords), with nothing after; "
        + "\(trailing == 1 ? "it" : "they") must go")
  }

  /// What is wrong with a row that has more or fewer fields than there are names.
  static func fault(_ row: Row, _ names: [String], _ rows: [Row]) -> Fault {
    var sentence =
      "\(CountedNoun(row.fields.count, "field").inWords) in a table of "
      + "\(CountedNoun(names.count, "column").inWords)"
    let surplus = row.fields.count - names.count
    if surplus > 0, row.fields.suffix(surplus).allSatisfy(\.bare.isEmpty) {
      sentence +=
        "; the line ends in \(CountedNoun(surplus, "trailing comma").inWords), with nothing after"
    } else if surplus > 0, row.fields.contains(where: { $0.hasPrefix(" \"") }) {
      sentence += "; a blank stands after a comma, before a quote, and it must go"
    } else if surplus == 1, rows.count > 1,
      rows.allSatisfy({ $0.fields.count == names.count + 1 })
    {
      sentence += "; every row begins with something that has no name"
    }
    return Fault(place: "line \(row.line)", sentence)
  }
}

extension String {
  /// Without blanks around it and without what cannot be seen.
  package var bare: String {
    var bare = unicodeScalars.filter { !$0.isHidden }[...]
    while let first = bare.first, first == " " || first == "\t" { bare.removeFirst() }
    while let last = bare.last, last == " " || last == "\t" { bare.removeLast() }
    return String(String.UnicodeScalarView(bare))
  }

  /// The first scalar that looks like a blank or like nothing.
  package var firstHidden: Unicode.Scalar? { unicodeScalars.first(where: \.isHidden) }
}

extension Unicode.Scalar {
  var nameInWords: String { self == " " ? "a blank" : codeInWords }
}
