import Formats
import Laboratory
import Presets
import Stage
import Terminal

extension Staged<ScopeView> {
  /// What the ghosts are, where there are any; else what the preset is about, for who sees it for
  /// the first time. What there is to be warned of comes before that.
  ///
  /// - Parameter isTitled: whether a title over them says what they are.
  func drawWords(in rect: Rect, isTitled: Bool, on grid: inout Grid) {
    let rect = rect.inset(columns: 1)
    let ghosts = ghostLabels(across: rect.columns).flatMap { flow($0, in: rect) }
    let warnings = preset.warnings.flatMap { flow($0.message, in: rect) }
    let about =
      ghosts.isEmpty
      ? flow((isAsOpened || isTitled ? "" : "As opened: ") + whatToWatch, in: rect) : []
    let lines = ghosts + warnings + about
    for (row, line) in lines.prefix(rect.rows).enumerated() {
      let isCut = row == rect.rows - 1 && lines.count > rect.rows
      let isWarning = (ghosts.count..<ghosts.count + warnings.count).contains(row)
      grid.write(
        isCut ? cut(line, columns: rect.columns) : line,
        at: Position(column: rect.column, row: rect.row + row),
        style: isWarning
          ? Style(.warning) : isAsOpened || row < ghosts.count ? .plain : Style(.faint),
        limit: rect.columns)
    }
  }

  private func flow(_ text: String, in rect: Rect) -> [String] {
    flowed(text, columns: rect.columns, in: glyphs)
  }

  /// The last line that fits, which says that there is more and where.
  private func cut(_ line: String, columns: Int) -> String {
    let place = " (\(keys.name(of: .help, in: glyphs)) for all)"
    let isNamed = columns - glyphs.columns(of: place) >= 20 && bench.ghosts.isEmpty
    let end = " \(glyphs.ellipsis)" + (isNamed ? place : "")
    // At a word: half of one would look like a mistake.
    let words = flowed(line, columns: columns - glyphs.columns(of: end), in: glyphs).first ?? ""
    return glyphs.fitted(words, to: columns - glyphs.columns(of: end)) + end
  }

  /// "1 as opened · 2 τr 5 ms": as many lines as it takes.
  private func ghostLabels(across columns: Int) -> [String] {
    let labels = bench.ghosts.enumerated().map { "\($0 + 1) \($1.label)" }
    var lines: [String] = []
    for label in labels {
      if let last = lines.last, glyphs.columns(of: last + label) + 3 <= columns {
        lines[lines.count - 1] = "\(last) · \(label)"
      } else {
        lines.append(label)
      }
    }
    return lines
  }
}
