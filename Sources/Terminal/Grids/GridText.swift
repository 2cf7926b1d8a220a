extension Grid {
  /// The picture as plain text: its rows joined by line ends, without the blanks that trail.
  package var text: String {
    rowsOfCells.map { Grid.line($0) }.joined(separator: "\n")
  }

  /// The picture as text with the SGR sequences of ECMA-48 for its colours.
  ///
  /// Every row ends in the plain style, so that lines can be cut out of it.
  package func ansiText(theme: Theme = .dark, depth: ColorDepth = .full) -> String {
    rowsOfCells.map { row in
      var line = ""
      var pen = theme.paint(.plain, depth: depth)
      for cell in row where !cell.isContinuation {
        let paint = theme.paint(cell.style, depth: depth)
        if paint != pen {
          line += paint.escapeSequence
          pen = paint
        }
        line.unicodeScalars.append(contentsOf: cell.text.unicodeScalars)
      }
      return pen == .plain ? line : line + Paint.plain.escapeSequence
    }.joined(separator: "\n")
  }

  /// The picture as text, with colours where there are any.
  package func text(theme: Theme, depth: ColorDepth) -> String {
    depth == .monochrome ? text : ansiText(theme: theme, depth: depth)
  }

  /// The rows, each without the blanks that trail and cannot be seen.
  private var rowsOfCells: [ArraySlice<Cell>] {
    (0..<size.rows).map { row in
      let row = cells[row * size.columns..<(row + 1) * size.columns]
      let end = row.lastIndex { !$0.looksEmpty } ?? row.startIndex - 1
      return row[...end]
    }
  }

  private static func line(_ row: ArraySlice<Cell>) -> String {
    var line = String.UnicodeScalarView()
    for cell in row where !cell.isContinuation {
      line.append(cell.scalar)
      line.append(contentsOf: cell.marks.scalars)
    }
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}

extension Cell {
  /// Whether nothing is seen of the cell, whatever its ink.
  var looksEmpty: Bool {
    scalar == " " && marks.isEmpty && style.attributes.isDisjoint(with: [.reverse, .underline])
      && style.ink != .selection && style.ground == .plain
  }
}
