package import Terminal

extension Prompt {
  /// The line being typed, in place of the hints.
  package func draw(in rect: Rect, on grid: inout Grid) {
    let glyphs = grid.glyphs
    grid.fill(rect)
    grid.write(":", at: Position(column: rect.column, row: rect.row), style: Style(.accent, .bold))
    let room = rect.columns - 2
    let before = glyphs.columns(of: head)
    // A line that is too long is seen around the cursor.
    let hidden = max(0, before - room + 1)
    var skipped = 0
    let seen = glyphs.spell(text).unicodeScalars.drop { scalar in
      guard skipped < hidden else { return false }
      skipped += String(scalar).columns
      return true
    }
    let start = rect.column + 1
    grid.write(String(seen), at: Position(column: start, row: rect.row), limit: room + 1)
    grid.add(
      .reverse,
      to: Rect(column: start + before - skipped, row: rect.row, columns: 1, rows: 1))
  }

  /// The completions of the line, above it, the one in the line marked.
  package func draw(_ completion: Completion, on grid: inout Grid) {
    let glyphs = grid.glyphs
    let candidates = cycle?.candidates ?? completion.candidates
    let chosen = cycle?.chosen
    let bottom = grid.size.rows - 1
    let shown = Completion.rows(candidates.count, on: grid.size)
    guard shown > 0 else {
      if let usage = completion.usage { drawUsage(usage, row: bottom - 1, on: &grid) }
      return
    }
    let words = candidates.map { glyphs.columns(of: $0.text) }.max() ?? 0
    let columns = min(grid.size.columns, max(30, min(words + 60, 84)))
    let rect = Rect(column: 0, row: bottom - shown - 2, columns: columns, rows: shown + 2)
    var frame = Frame(grid.size)
    grid.fill(rect)
    let first = max(0, min((chosen ?? 0) - shown / 2, candidates.count - shown))
    frame.box(rect, titles: ["Tab takes the \(chosen == nil ? "first" : "next")", "Tab"])
    frame.markMore(
      above: first, below: candidates.count - first - shown, of: rect, lastRow: rect.endRow - 1)
    grid.draw(frame)
    let inside = rect.inset(columns: 1, rows: 1)
    for (row, candidate) in candidates.dropFirst(first).prefix(shown).enumerated() {
      let line = Rect(
        column: inside.column, row: inside.row + row, columns: inside.columns, rows: 1)
      let isChosen = first + row == chosen
      let style = isChosen ? Style(.selection, .reverse) : .plain
      if isChosen { grid.fill(line, Terminal.Cell(" ", style)) }
      let column = line.column + 1
      grid.write(
        glyphs.fitted(candidate.text, to: line.columns - 2),
        at: Position(column: column, row: line.row), style: style)
      let room = line.columns - words - 4
      guard room > 8 else { continue }
      grid.write(
        glyphs.fitted(candidate.help, to: room),
        at: Position(column: column + words + 2, row: line.row),
        style: isChosen ? style : Style(.faint))
    }
  }

  private func drawUsage(_ usage: String, row: Int, on grid: inout Grid) {
    let rect = Rect(column: 0, row: row, columns: grid.size.columns, rows: 1)
    grid.fill(rect)
    grid.write(
      grid.glyphs.fitted(usage, to: rect.columns - 2), at: Position(column: 1, row: row),
      style: Style(.faint))
  }
}

extension Completion {
  /// How many of the completions are seen on a screen of this size.
  package static func rows(_ count: Int, on size: Size) -> Int { min(count, 10, size.rows - 5) }
}
