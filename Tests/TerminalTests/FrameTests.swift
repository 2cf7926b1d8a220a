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
