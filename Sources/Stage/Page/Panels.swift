package import Terminal

extension Rect {
  /// A rectangle in the middle of a screen, at most so large.
  package static func panel(over size: Size, columns: Int, rows: Int) -> Rect {
    let columns = min(columns, size.columns - 2)
    let rows = min(rows, size.rows - 2)
    return Rect(
      column: (size.columns - columns) / 2, row: (size.rows - rows) / 2, columns: columns,
      rows: rows)
  }
}

extension Frame {
  /// Says in the borders of a panel how much of its list is not seen; nothing where all is.
  ///
  /// - Parameter lastRow: the row of the border beneath the list.
  package mutating func markMore(above: Int, below: Int, of panel: Rect, lastRow: Int) {
    for (count, place, row) in [(above, "above", panel.row), (below, "below", lastRow)]
    where count > 0 {
      title(
        ["\(count) more \(place)", "\(count) \(place)", "more"],
        at: Position(column: panel.column, row: row), limit: panel.columns, isAtEnd: true,
        style: Style(.accent))
    }
  }

  /// Words in the lower border of a panel.
  package mutating func title(_ wordings: [String], beneath panel: Rect, style: Style) {
    title(
      wordings, at: Position(column: panel.column, row: panel.endRow - 1), limit: panel.columns,
      style: style)
  }
}

extension GlyphSet {
  /// A line that goes on where there is no more room, cut at a word.
  package func cutShort(_ line: String, to columns: Int) -> String {
    let end = " \(ellipsis)"
    let room = columns - self.columns(of: end)
    return fitted(flowed(line, columns: room, in: self).first ?? "", to: room) + end
  }
}
