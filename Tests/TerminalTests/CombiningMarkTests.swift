import Testing

@testable import Terminal

/// Marks stand on what they follow, whatever the picture is written as, and take no column.
@Suite struct CombiningMarkTests {
  private static let text = "e\u{301}中\u{302}o\u{323}\u{302}!"

  private func grid(_ glyphs: GlyphSet = .braille) -> Grid {
    var grid = Grid(size: Size(columns: 8, rows: 1), glyphs: glyphs)
    let used = grid.write(Self.text, at: Position(column: 1, row: 0), style: Style(.title))
    #expect(used == 5)
    return grid
  }

  @Test func theyAreKeptInText() {
    #expect(grid().text == " " + Self.text)
    #expect(grid().ansiText().contains(Self.text))
    #expect(grid().svg().contains(Self.text))
    #expect(grid().part(Rect(column: 1, row: 0, columns: 3, rows: 1)).text == "e\u{301}中\u{302}")
  }

  @Test func theyAreSentWithTheirCell() {
    var encoder = GridEncoder()
    #expect(encoder.encode(grid()).contains(Self.text))
    #expect(encoder.encode(grid()).isEmpty)
    var other = grid()
    other.write("e", at: Position(column: 1, row: 0), style: Style(.title))
    let change = encoder.encode(other)
    #expect(change.contains("e") && !change.contains("\u{301}"))
  }

  @Test func whatIsWrittenOverACellTakesItsMarks() {
    var grid = grid()
    grid.write("ab", at: Position(column: 1, row: 0))
    #expect(grid.text == " ab o\u{323}\u{302}!")
    grid[4, 0] = Cell("x")
    #expect(grid.text == " ab x!")
  }

  @Test func theyAreCutWithTheirLetter() {
    var grid = Grid(size: Size(columns: 4, rows: 1))
    grid.write("abe\u{301}", at: Position(column: 0, row: 0), limit: 2)
    #expect(grid.text == "ab")
    grid.write("abe\u{301}", at: Position(column: 0, row: 0), limit: 3)
    #expect(grid.text == "abe\u{301}")
    #expect("abe\u{301}f".fitted(to: 4) == "abe\u{301}f")
    #expect("abe\u{301}fg".fitted(to: 4) == "abe\u{301}…")
  }

  @Test func whatNeverStandsOnALetterIsLeftOut() {
    var grid = Grid(size: Size(columns: 8, rows: 1))
    // Without a letter before it, more than a cell takes, and what turns the direction of writing.
    grid.write("\u{301}a\u{202E}b\u{200D}\u{FE0F}c", at: Position(column: 0, row: 0))
    #expect(grid.text == "abc")
    let many = "z" + String(repeating: "\u{301}", count: 40)
    grid.write(many, at: Position(column: 0, row: 0))
    #expect(grid[0, 0].marks.scalars.count == 4)
    #expect(self.grid(.ascii).text == " e??o!")
  }
}
