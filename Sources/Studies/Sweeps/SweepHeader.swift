package import Formats
import Presets

/// The two lines before the rows of a sweep: a comment from which it can be made again, and the names
/// of the columns.
package struct SweepHeader: Equatable, Sendable {
  /// The preset before any axis has changed it.
  var preset: JSON
  package var grid: SweepGrid
  package var measures: [SweepMeasure]
  /// Nil for the whole grid.
  package var part: SweepPart?
  /// How many rows the part has; nil for the whole grid.
  package var rows: Int?

  /// The comment, with its line end.
  package var comment: String {
    var members: [JSON.Member] = [
      .init("preset", preset),
      .init("over", .object(grid.axes.map { .init($0.key, .text($0.text)) })),
    ]
    if !grid.ties.isEmpty {
      members.append(.init("tie", .object(grid.ties.map { .init($0.key, .text($0.text)) })))
    }
    members.append(.init("measure", .list(measures.map { .text($0.rawValue) })))
    if let part { members.append(.init("shard", .text("\(part)"))) }
    if let rows { members.append(.init("rows", .number(Double(rows)))) }
    return RecordedPreset.start + JSON.object(members).compact + "\n"
  }

  /// The names of the columns, with their line end.
  package var columns: String {
    let names = grid.columns + ["network", "layer", "measure", "value", "remark"]
    return names.joined(separator: ",") + "\n"
  }

  /// Of the whole grid, of which this is the header of a part.
  var whole: SweepHeader {
    SweepHeader(preset: preset, grid: grid, measures: measures, part: nil, rows: nil)
  }

  /// Whether a file is what this sweep writes.
  package func begins(_ path: String) throws(Fault) -> Bool {
    var reader = try LineReader(path)
    return try reader.next()?.elementsEqual(comment.utf8) ?? false
  }

  init(
    preset: JSON, grid: SweepGrid, measures: [SweepMeasure], part: SweepPart? = nil,
    rows: Int? = nil
  ) {
    self.preset = preset
    self.grid = grid
    self.measures = measures
    self.part = part
    self.rows = rows
  }

  /// Reads the comment.
  ///
  /// - Returns: nil where it is not that of a sweep.
  init?(comment: String) {
    guard comment.hasPrefix(RecordedPreset.start),
      let json = try? JSON(parsing: Array(comment.dropFirst(RecordedPreset.start.count).utf8)),
      let preset = json["preset"], case .object(let over)? = json["over"],
      case .list(let measures)? = json["measure"]
    else { return nil }
    var axes: [SweepAxis] = []
    for member in over {
      guard case .text(let text) = member.value,
        let axis = try? SweepAxis(key: member.key, values: text)
      else { return nil }
      axes.append(axis)
    }
    var ties: [SweepTie] = []
    if case .object(let tied)? = json["tie"] {
      for member in tied {
        guard case .text(let text) = member.value,
          let tie = try? SweepTie(key: member.key, formula: text)
        else { return nil }
        ties.append(tie)
      }
    }
    guard let grid = try? SweepGrid(axes, ties: ties) else { return nil }
    let known = measures.compactMap { json -> SweepMeasure? in
      if case .text(let word) = json { SweepMeasure(rawValue: word) } else { nil }
    }
    guard known.count == measures.count else { return nil }
    self.init(preset: preset, grid: grid, measures: known)
    if case .text(let text)? = json["shard"] {
      guard let part = SweepPart(text), case .number(let rows)? = json["rows"],
        let rows = Int(exactly: rows)
      else { return nil }
      self.part = part
      self.rows = rows
    }
  }
}
