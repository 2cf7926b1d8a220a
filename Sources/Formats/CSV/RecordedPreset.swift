/// The preset that a table of this program is of: it stands in the comment before the rows.
package enum RecordedPreset {
  /// How the comment begins.
  package static let start = "# lescope/1 "

  /// - Returns: nil for a file that is no such table.
  /// - Throws: why it cannot be read, or that there is a table without its preset.
  package static func json(ofFile path: String) throws(Fault) -> JSON? {
    let isTable = path.hasSuffix(".csv")
    // Not by the line, which in another file may be of any length.
    let opening = try FileReading.start(of: path, count: 256)
    let text = String(decoding: opening, as: UTF8.self).drop { $0 == "\u{feff}" }
    guard text.hasPrefix(Self.start) else {
      if isTable {
        throw Fault(
          source: path,
          "is not a recording that says in its first line which preset it is of (as with --no-comment)"
        )
      }
      return nil
    }
    var reader = try LineReader(path)
    let line = try reader.next() ?? []
    do throws(Fault) {
      let json = try JSON(parsing: Array(line.dropFirst(Self.start.utf8.count)))
      // A sweep's says more: over what it goes.
      return json["over"] == nil ? json : json["preset"] ?? json
    } catch {
      throw Fault(source: path, place: error.place, error.message)
    }
  }
}
