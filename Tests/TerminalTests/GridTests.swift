import Terminal
import Testing

private func grid(_ columns: Int, _ rows: Int, _ glyphs: GlyphSet = .braille) -> Grid {
  Grid(size: Size(columns: columns, rows: rows), glyphs: glyphs)
}

@Suite struct GridTests {
  @Test func writesAndClipsOnAllFourSides() {
    var grid = grid(6, 3)
    grid.write("abcdef", at: Position(column: -2, row: 0))
    grid.write("abcdef", at: Position(column: 3, row: 1))
    grid.write("above", at: Position(column: 0, row: -1))
    grid.write("below", at: Position(column: 0, row: 3))
    grid.write("abcdef", at: Position(column: 1, row: 2), limit: 2)
    #expect(
      grid.text == """
        cdef
           abc
         ab
        """)
  }

  @Test func saysHowManyColumnsItTook() {
    var grid = grid(5, 1)
    #expect(grid.write("中a", at: Position(column: 0, row: 0)) == 3)
    #expect(grid.write("abc", at: Position(column: 3, row: 0)) == 2)
    #expect(grid.text == "中aab")
  }

  @Test func wideScalarsTakeTwoCellsAndAreNeverHalved() {
    var grid = grid(6, 1)
    grid.write("中文🙂", at: Position(column: 0, row: 0))
    #expect(grid.text == "中文🙂")
    #expect(grid[1, 0].isContinuation)
    grid[1, 0] = Cell("x")
    #expect(grid.text == " x文🙂")
    grid[2, 0] = Cell("y")
    #expect(grid.text == " xy 🙂")
    grid.write("漢", at: Position(column: 3, row: 0))
    #expect(grid.text == " xy漢")
    #expect(!grid.cells.enumerated().contains { $1.isContinuation && $0 != 4 })
  }

  @Test func aWideScalarThatDoesNotFitTheLastColumn() {
    var grid = grid(3, 1)
    grid.write("ab中", at: Position(column: 0, row: 0))
    #expect(grid.text == "ab?")
    grid.write("a中", at: Position(column: 0, row: 0), limit: 2)
    #expect(grid.text == "ab?")
  }

  @Test func nothingThatIsNotPrintableGetsIn() {
    var grid = grid(30, 1)
    grid.write(
      "a\u{1B}[31mb\u{7}\u{9B}1m\nc\u{202E}d\u{0}e\u{301}", at: Position(column: 0, row: 0))
    #expect(grid.text == "a?[31mb??1m cd?e\u{301}")
    grid[0, 0] = Cell("\u{1B}")
    grid[1, 0] = Cell("中")
    #expect(grid.text.hasPrefix("??"))
  }

  @Test func asciiGridsHoldAsciiOnly() {
    var grid = grid(40, 1, .ascii)
    grid.write("τm → 10 µs · Δ ≤ 90° 中", at: Position(column: 0, row: 0))
    #expect(grid.text == "tau_m -> 10 us . Delta <= 90deg ??")
    grid[0, 0] = Cell("⣿")
    #expect(grid[0, 0].scalar == "?")
  }

  @Test func coloursAsAnsiText() {
    var grid = grid(8, 2)
    grid.write("ab", at: Position(column: 0, row: 0), style: Style(.first))
    grid.write("c", at: Position(column: 3, row: 0), style: Style(.plain, .bold))
    #expect(
      grid.ansiText(theme: .dark, depth: .full)
        == "\u{1B}[0;38;5;74mab\u{1B}[0m \u{1B}[0;1mc\u{1B}[0m\n")
    #expect(grid.ansiText(theme: .dark, depth: .eight).hasPrefix("\u{1B}[0;36mab"))
    #expect(grid.ansiText(theme: .mono, depth: .full) == "ab \u{1B}[0;1mc\u{1B}[0m\n")
  }

  @Test func aReversedBlankIsNotCutOff() {
    var grid = grid(3, 1)
    grid.add(.reverse, to: grid.bounds)
    #expect(grid.ansiText(depth: .monochrome) == "\u{1B}[0;7m   \u{1B}[0m")
    #expect(grid.text == "")
  }

  @Test func fillsWhatOfARectangleThereIs() {
    var grid = grid(4, 2)
    grid.fill(Rect(column: 2, row: -5, columns: 50, rows: 6), Cell("#"))
    #expect(grid.text == "  ##\n")
  }
}

@Suite struct RectTests {
  private let rect = Rect(column: 2, row: 1, columns: 10, rows: 5)

  @Test func splitsKeepEveryCell() {
    let (left, rest) = rect.splitLeft(3)
    #expect(left == Rect(column: 2, row: 1, columns: 3, rows: 5))
    #expect(rest == Rect(column: 5, row: 1, columns: 7, rows: 5))
    #expect(rect.splitRight(4).right == Rect(column: 8, row: 1, columns: 4, rows: 5))
    #expect(rect.splitTop(2).rest == Rect(column: 2, row: 3, columns: 10, rows: 3))
    #expect(rect.splitBottom(1).bottom == Rect(column: 2, row: 5, columns: 10, rows: 1))
    #expect(rect.columns(3).map(\.columns) == [4, 3, 3])
    #expect(rect.rows(2, gap: 1).map(\.row) == [1, 4])
  }

  @Test func tooMuchTakenOffLeavesNothing() {
    #expect(rect.splitLeft(99).rest.isEmpty)
    #expect(rect.splitRight(99).right == rect)
    #expect(rect.splitTop(-4).top.isEmpty)
    #expect(rect.inset(columns: 6, rows: 3).isEmpty)
    #expect(rect.columns(30).count == 30)
    #expect(rect.columns(0).isEmpty)
  }
}
