import Laboratory
import Presets
import Stage
package import Terminal

// What the curves are, in words for who sees them for the first time.
extension Staged<ScopeView> {
  /// A line for each network: its curve, its name, what that means, and how far its outputs are off
  /// the ideal ones; beside them what the ideal is.
  func drawNetworks(in rect: Rect, on grid: inout Grid) {
    let members = pair
    let label = "|r − ideal| "
    let errorStart = rect.endColumn - glyphs.columns(of: label) - 6
    var ends: [Int] = []
    for (number, member) in members.prefix(rect.rows).enumerated() {
      let style = traceStyle(of: member)
      let isDrawn = member == .network || twinMode != .off
      let row = rect.row + number
      ends.append(
        entry(
          isDrawn ? style.line.sample(in: glyphs) : "", name(of: member), style.ink,
          meanings(of: member), from: rect.column + 1, to: errorStart, row, on: &grid))
      if let error = response?.error(of: member) {
        grid.write(
          label, at: Position(column: errorStart, row: row), style: Style(.faint))
        let text = Number.significant(error, digits: 2)
        grid.write(
          text, at: Position(column: rect.endColumn - glyphs.columns(of: text), row: row))
      }
    }
    // The ideal where there is most room for it: in a line of its own, or behind a network's.
    let last = rect.row + min(members.count, rect.rows - 1)
    let ideal = TraceStyle.ideal
    let start = members.count < rect.rows ? rect.column + 1 : (ends.last ?? 0) + 2
    let row = members.count < rect.rows ? last : rect.row + members.count - 1
    _ = entry(
      ideal.line.sample(in: glyphs), "ideal", ideal.ink, meanings(of: nil), from: start,
      to: members.count < rect.rows ? rect.endColumn : errorStart, row, on: &grid)
  }

  /// Writes a curve's sample, its name, and the longest of its meanings that fits; the column after it.
  package func entry(
    _ sample: String, _ name: String, _ ink: Ink, _ meanings: [String], from start: Int,
    to end: Int, _ row: Int, on grid: inout Grid
  ) -> Int {
    guard start + 3 + glyphs.columns(of: name) < end else { return start }
    grid.write(sample, at: Position(column: start, row: row), style: Style(ink, .bold))
    grid.write(name, at: Position(column: start + 3, row: row), style: Style(ink))
    let column = start + 3 + max(glyphs.columns(of: name), ink == .third ? 0 : 5) + 2
    guard let words = meanings.first(where: { column + glyphs.columns(of: $0) + 1 < end }) else {
      return column
    }
    return column + grid.write(words, at: Position(column: column, row: row))
  }

  /// What a network is called after, or the ideal, behind its row in a table where there is room.
  func drawMeaning(
    of member: Member?, in rect: Rect, _ row: Int, from start: Int, on grid: inout Grid
  ) {
    let room = rect.columns - start
    guard let words = meanings(of: member).first(where: { glyphs.columns(of: $0) < room })
    else { return }
    grid.write(
      words, at: Position(column: rect.column + start, row: row), style: Style(.faint))
  }

  /// What a network does, or the ideal is; the longest first.
  private func meanings(of member: Member?) -> [String] {
    guard let member else { return ["a network without time", "without time"] }
    let others = member == compared ? nextTwinInWords : nil
    let words = lookahead(of: member).meanings
    return others.map { other in words.map { "\($0) · \(other)" } + [other] } ?? words
  }
}
