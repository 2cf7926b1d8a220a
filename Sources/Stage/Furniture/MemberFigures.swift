package import Presets
package import Terminal

extension OnStage {
  /// In the last row of a rectangle a figure of each network behind its name, and where there is room a
  /// sample of its curve.
  ///
  /// - Parameter figures: the longest first.
  package func drawFigures(
    _ figures: [(Member, [String])], in rect: Rect, on grid: inout Grid
  ) {
    let count = figures.map(\.1.count).max() ?? 0
    let wordings = (0..<count).flatMap { length in
      [true, false].map { hasSample in
        figures.map { member, texts in
          let sample = hasSample ? "\(traceStyle(of: member).line.sample(in: glyphs)) " : ""
          return (member, sample + "\(name(of: member)) \(texts[min(length, texts.count - 1)])")
        }
      }
    }
    let fitting = wordings.first { words in
      words.reduce(-2) { $0 + glyphs.columns(of: $1.1) + 2 } <= rect.columns
    }
    var column = rect.column
    for (member, words) in fitting ?? wordings.last ?? [] {
      let position = Position(column: column, row: rect.endRow - 1)
      guard column < rect.endColumn else { return }
      column += grid.write(
        words, at: position, style: Style(member.ink), limit: rect.endColumn - column)
      column += 2
    }
  }
}
