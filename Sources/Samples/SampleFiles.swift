package import Formats
import Synchronization

extension SampleSet {
  /// Reads samples from a CSV file, gzipped or not, one a row.
  ///
  /// - Parameters:
  ///   - path: absolute, or relative to the working directory.
  ///   - features: the columns that go in; empty is all that are not answers.
  ///   - classNames: the classes there are, where another file has named them; nil finds them in the
  ///     file: numbers by size, words by the alphabet.
  /// - Throws: what is wrong, with the file, its line and its column.
  package init(
    csv path: String, features: [String], answer: CSVSource.Answer, classNames: [String]? = nil
  ) throws(Fault) {
    let key = EmbeddedKey(
      path: path, features: features, answer: answer, classNames: classNames ?? [])
    let isEmbedded = path.hasPrefix(Folder.embeddedPrefix)
    if isEmbedded, let known = Self.embedded.withLock({ $0[key] }) {
      self = known
      return
    }
    let bytes = try Folder.bytes(of: path)
    do {
      let text = Inflation.isGzip(bytes) ? try Inflation.bytes(of: bytes, .gzip) : bytes
      try self.init(
        CSVTable(text), features: features, answer: answer, classNames: classNames)
    } catch {
      throw Fault(source: path, place: error.place, error.message)
    }
    if isEmbedded {
      let read = self
      Self.embedded.withLock { $0[key] = read }
    }
  }

  /// Those of files inside the program that have been read, because presets are read again and again.
  private static let embedded = Mutex<[EmbeddedKey: SampleSet]>([:])

  private struct EmbeddedKey: Hashable {
    let path: String
    let features: [String]
    let answer: CSVSource.Answer
    let classNames: [String]
  }

  private init(
    _ table: CSVTable, features: [String], answer: CSVSource.Answer, classNames: [String]?
  ) throws(Fault) {
    let answers: Answers
    var answerColumns: [Int]
    switch answer {
    case .label(let name):
      let column = try table.index(of: name)
      answerColumns = [column]
      let words = table.rows.map { $0.fields[column].trimmed }
      let names = if let classNames { classNames } else { try Self.classes(in: words) }
      var labels: [Int] = []
      for (row, word) in zip(table.rows, words) {
        guard let label = names.firstIndex(of: word), !word.isEmpty else {
          throw Fault(
            place: "line \(row.line)",
            "'\(word.prefix(40))' in column \(name) is not a class; the classes are "
              + names.prefix(12).joined(separator: ", "))
        }
        labels.append(label)
      }
      answers = .classes(labels, names: names)
    case .targets(let names):
      answerColumns = []
      for name in names { answerColumns.append(try table.index(of: name)) }
      let series = try answerColumns.map { column throws(Fault) in
        try table.numbers(inColumn: column)
      }
      answers = .values(
        table.rows.indices.flatMap { row in series.map { $0[row] } }, names: names)
    }
    let used =
      features.isEmpty
      ? try table.columns(besides: answerColumns)
      : try features.map { name throws(Fault) in try table.index(of: name) }
    if used.isEmpty { throw Fault("there is no column besides the answers") }
    if let both = used.first(where: answerColumns.contains) {
      throw Fault("column \(table.names[both]) is an answer and cannot be a feature as well")
    }
    let series = try used.map { column throws(Fault) in try table.numbers(inColumn: column) }
    self.init(
      inputs: used.count, features: table.rows.indices.flatMap { row in series.map { $0[row] } },
      answers: answers, featureNames: used.map { table.names[$0] })
  }

  /// The different words: by size where all are numbers, else by the alphabet.
  ///
  /// - Throws: where two of them look the same.
  private static func classes(in words: [String]) throws(Fault) -> [String] {
    let different = Set(words.filter { !$0.isEmpty })
    var seen: [String: String] = [:]
    for word in different.sorted() {
      if let other = seen.updateValue(word, forKey: word.bare) {
        let hidden = (word.firstHidden ?? other.firstHidden)?.codeInWords ?? "a blank"
        throw Fault("'\(other)' and '\(word)' are two classes, apart by \(hidden) alone")
      }
    }
    let numbers = different.compactMap { word in CSVTable.number(word).map { (word, $0) } }
    guard numbers.count == different.count else { return different.sorted() }
    return numbers.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " || $0 == "\t" }
    let spaces = start.reversed().prefix { $0 == " " || $0 == "\t" }.count
    return String(start.dropLast(spaces))
  }
}
