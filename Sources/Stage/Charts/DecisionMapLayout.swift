import Laboratory
package import Presets
package import Terminal

/// Where the decision maps are within a rectangle: of both networks where both are large enough, each
/// under a line of words.
package struct DecisionMapLayout: Equatable {
  package struct Map: Equatable {
    package let member: Member
    package let heading: Rect
    package let cells: Rect

    /// The point of the plane's lattice that a cell stands for, both counted from the upper left.
    package func place(column: Int, row: Int) -> (column: Int, row: Int) {
      (
        (2 * column + 1) * DecisionPlane.columns / (2 * cells.columns),
        (2 * row + 1) * DecisionPlane.rows / (2 * cells.rows)
      )
    }
  }

  package let maps: [Map]
  package let legend: Rect

  /// Below so many columns a map shows too little to be one of two.
  private static let leastColumns = 16

  /// - Parameters:
  ///   - members: of which there are networks.
  ///   - chosen: the one that is shown where there is no room for both.
  package init(_ rect: Rect, members: [Member], chosen: Member) {
    let (area, legend) = rect.splitBottom(1)
    self.legend = legend
    func largest(_ panes: [Rect]) -> Int {
      panes.map { min($0.columns, 2 * ($0.rows - 1)) }.min() ?? 0
    }
    let arrangements = [area.rows(members.count), area.columns(members.count, gap: 1)]
    let best = arrangements.max { largest($0) < largest($1) } ?? []
    let showsAll = members.count == 1 || largest(best) >= Self.leastColumns
    let shown = showsAll ? members : [members.contains(chosen) ? chosen : .network]
    maps = zip(shown, showsAll ? best : [area]).map { member, pane in
      let (heading, room) = pane.splitTop(1)
      let rows = min(room.rows, room.columns / 2)
      let columns = 2 * rows
      return Map(
        member: member, heading: heading,
        cells: Rect(
          column: room.column + (room.columns - columns) / 2, row: room.row, columns: columns,
          rows: rows))
    }
  }
}

extension GlyphSet {
  /// What stands for a class; told apart without colour.
  package func ofClass(_ number: Int) -> Unicode.Scalar {
    let glyphs: [Unicode.Scalar] =
      self == .ascii ? [".", "o", "#", "+", "=", "x"] : ["·", "▒", "█", "+", "=", "x"]
    return glyphs[number % glyphs.count]
  }
}
