import Terminal
import Testing

@Suite struct FrameTests {
  private func panels(_ glyphs: GlyphSet) -> String {
    var grid = Grid(size: Size(columns: 30, rows: 7), glyphs: glyphs)
    var frame = Frame(grid.size)
    frame.box(Rect(column: 0, row: 0, columns: 22, rows: 7), title: "layer 1 · u")
    frame.box(Rect(column: 21, row: 0, columns: 9, rows: 4), title: "parameters")
    frame.horizontal(row: 3, from: 0, to: 21)
    frame.vertical(column: 10, from: 3, to: 6)
    frame.title("r", at: Position(column: 10, row: 3), limit: 12)
    grid.draw(frame)
    return grid.text
  }

  @Test func panelsThatShareBordersHaveJunctions() {
    #expect(
      panels(.braille) == """
        ┌ layer 1 · u ───────┬ para… ┐
        │                    │       │
        │                    │       │
        ├─────────┬ r ───────┼───────┘
        │         │          │
        │         │          │
        └─────────┴──────────┘
        """)
    #expect(
      panels(.ascii) == """
        + layer 1 . u -------+ para~ +
        |                    |       |
        |                    |       |
        +---------+ r -------+-------+
        |         |          |
        |         |          |
        +---------+----------+
        """)
  }

  /// A box with a title, and another in the same border.
  private func border(_ columns: Int, _ title: [String], _ other: [String]) -> String {
    var grid = Grid(size: Size(columns: columns, rows: 2))
    var frame = Frame(grid.size)
    frame.box(grid.bounds, titles: title)
    frame.title(other, at: Position(column: 0, row: 0), limit: columns, isAtEnd: true)
    grid.draw(frame)
    return String(grid.text.split(separator: "\n")[0])
  }

  @Test func titlesOfOneBorderMakeRoomForOneAnother() {
    let (title, other) = (["held by the lesson", "held"], ["more above", "more"])
    #expect(border(36, title, other) == "┌ held by the lesson ── more above ┐")
    #expect(border(29, title, other) == "┌ held by the lesson ─ more ┐")
    #expect(border(28, title, other) == "┌ held ──────── more above ┐")
    #expect(border(21, title, other) == "┌ held ─ more above ┐")
    #expect(border(20, title, other) == "┌ held ────── more ┐")
    #expect(border(14, title, other) == "┌ held ──────┐")
    #expect(border(7, title, other) == "┌ he… ┐")
  }

  /// Whatever the widths, words stand whole and apart, or not at all.
  @Test func titlesNeverRunIntoEachOther() {
    for columns in 8...60 {
      let text = border(columns, ["alpha beta gamma", "alpha"], ["delta epsilon", "delta", "d"])
      let words = text.split { "┌┐─".contains($0) }.map {
        $0.split(separator: " ").joined(separator: " ")
      }
      #expect(words.count <= 2, "\(text)")
      if let first = words.first {
        #expect(["alpha beta gamma", "alpha", "al…", "alp…", "a…"].contains(first), "\(text)")
      }
      if words.count == 2 {
        #expect(["delta epsilon", "delta", "d"].contains(words[1]), "\(text)")
      }
    }
  }

  @Test func whatIsTooSmallForABoxHasNone() {
    var frame = Frame(Size(columns: 4, rows: 1))
    frame.box(Rect(column: 0, row: 0, columns: 4, rows: 1), title: "title")
    var grid = Grid(size: Size(columns: 4, rows: 1))
    grid.draw(frame)
    #expect(grid.text == "")
  }

  @Test func sliders() {
    func slider(_ fraction: Double, mark: Double? = nil, _ glyphs: GlyphSet = .braille) -> String {
      var grid = Grid(size: Size(columns: 9, rows: 1), glyphs: glyphs)
      grid.draw(Slider(fraction, mark: mark), at: Position(column: 0, row: 0), columns: 9)
      return grid.text
    }
    #expect(slider(0.25) == "──●──────")
    #expect(slider(0) == "●────────")
    #expect(slider(7) == "────────●")
    #expect(slider(.nan) == "●────────")
    #expect(slider(0.25, mark: 0.5) == "──●─┼────")
    #expect(slider(0.5, mark: 0.5) == "────●────")
    #expect(slider(0.25, mark: 1, .ascii) == "--O-----+")
    #expect(Slider.fraction(of: 4, in: 9) == 0.5)
    #expect(Slider.fraction(of: 40, in: 9) == 1)
  }

  @Test func shadesAndBars() {
    #expect([0, 0.5, 1, .nan, -4].map { GlyphSet.braille.shade($0) } == [" ", "▒", "█", " ", " "])
    #expect([0, 0.5, 1].map { GlyphSet.ascii.bar($0) } == [" ", "-", "#"])
  }
}
