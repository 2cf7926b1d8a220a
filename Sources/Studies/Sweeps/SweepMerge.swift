package import Formats
import Presets

/// The parts of a grid, joined to what a single run would have written, byte for byte.
package struct SweepMerge: Sendable {
  private struct Part: Sendable {
    var file: String
    var header: SweepHeader
    var number: SweepPart
  }

  /// In the order of their points.
  private let parts: [Part]

  /// Looks through the files.
  ///
  /// - Throws: why they are not the parts of one grid: one is none, or of another grid, comes twice,
  ///   or is missing, or lacks rows.
  package init(_ files: [String]) throws(Fault) {
    var parts: [Part] = []
    for file in files {
      let part = try Self.part(in: file)
      if let first = parts.first {
        guard part.header.whole == first.header.whole else {
          throw Fault(source: file, "is of another sweep than \(first.file)")
        }
        guard part.number.count == first.number.count else {
          throw Fault(
            source: file,
            "is one of \(CountedNoun(part.number.count, "part").inWords), but \(first.file) is one of "
              + "\(first.number.count)")
        }
      }
      if let twin = parts.first(where: { $0.number == part.number }) {
        throw Fault(source: file, "is part \(part.number) again, after \(twin.file)")
      }
      parts.append(part)
    }
    let count = parts.first?.number.count ?? 0
    let there = Set(parts.map(\.number.index))
    let missing = (1...max(1, count)).filter { !there.contains($0) }
    guard missing.isEmpty else {
      let names = missing.prefix(8).map(String.init) + (missing.count > 8 ? ["more"] : [])
      throw Fault(
        missing.count == 1
          ? "part \(missing[0]) of \(count) is missing"
          : "parts \(names.joined(", ", last: " and ")) of \(count) are missing")
    }
    self.parts = parts.sorted { $0.number.index < $1.number.index }
    for part in self.parts { try Self.check(part) }
  }

  private static func part(in file: String) throws(Fault) -> Part {
    var reader = try LineReader(file)
    let line = try reader.next() ?? []
    try check(first: line, of: file)
    guard line.last == 0x0A,
      let header = SweepHeader(comment: String(decoding: line.dropLast(), as: UTF8.self))
    else {
      throw Fault(
        source: file, "is not of a sweep; it must be what lescope sweep --shard has written")
    }
    guard let number = header.part else {
      throw Fault(source: file, "is a whole sweep already, not a part of one")
    }
    return Part(file: file, header: header, number: number)
  }

  /// - Throws: what another program has made of the file.
  private static func check(first line: ArraySlice<UInt8>, of file: String) throws(Fault) {
    let start = Array(RecordedPreset.start.utf8)
    if line.starts(with: start), line.dropLast().contains(0x0D) {
      throw Fault(
        source: file, "has lines that end in CR alone; they must end in LF, or in CR and LF")
    }
    let text = String(decoding: line.prefix(while: { $0 != 0x0D && $0 != 0x0A }), as: UTF8.self)
    if text.hasPrefix("\"" + RecordedPreset.start)
      || text.hasPrefix(RecordedPreset.start) && !text.hasSuffix("}")
    {
      let how = text.last == ";" ? ", with semicolons between the columns" : ""
      throw Fault(
        source: file,
        "was saved again by another program\(how); merge needs it as lescope has written it")
    }
  }

  /// Writes the whole.
  package func write(to writer: inout FileWriter) throws(Fault) {
    guard let whole = parts.first?.header.whole else { return }
    try writer.write(whole.comment + whole.columns)
    for part in parts {
      var reader = try LineReader(part.file)
      for _ in 0..<2 { _ = try reader.next() }
      while let line = try reader.next() { try writer.write(Array(line)) }
    }
  }

  /// - Throws: where the rows are not those that the first line tells of.
  private static func check(_ part: Part) throws(Fault) {
    var reader = try LineReader(part.file)
    _ = try reader.next()
    let columns = try reader.next() ?? []
    if columns.elementsEqual(part.header.columns.replacing(",", with: ";").utf8) {
      throw Fault(
        source: part.file, place: "line 2",
        "semicolons stand between the columns; they must be commas, and the decimal sign a point")
    }
    guard columns.elementsEqual(part.header.columns.utf8) else {
      throw Fault(
        source: part.file, place: "line 2", "is not the row of names that goes with the first line")
    }
    let grid = part.header.grid
    let points = part.number.points(of: grid.count)
    var point = points.lowerBound - 1
    var prefix: [UInt8] = []
    var rows = 0
    while let line = try reader.next() {
      if prefix.isEmpty || !line.starts(with: prefix) {
        point += 1
        prefix = points.contains(point) ? Array(grid.prefix(of: point).utf8) : []
        guard !prefix.isEmpty, line.starts(with: prefix) else {
          throw Fault(
            source: part.file, place: "line \(reader.line)",
            points.contains(point)
              ? "is not a row of point \(point), which comes next"
              : "is a row too many after the last point, \(point - 1)")
        }
      }
      guard line.last == 0x0A else {
        throw Fault(source: part.file, place: "line \(reader.line)", "is cut off")
      }
      rows += 1
    }
    guard rows == part.header.rows, point == points.upperBound - 1 else {
      throw Fault(
        source: part.file,
        "has \(CountedNoun(rows, "row").inWords) where its first line tells of \(part.header.rows ?? 0)"
      )
    }
  }
}
