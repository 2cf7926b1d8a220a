import Terminal
import Testing

@Suite struct GridEncoderTests {
  private func grid(_ rows: [String], columns: Int = 12, style: Style = .plain) -> Grid {
    var grid = Grid(size: Size(columns: columns, rows: rows.count))
    for (row, text) in rows.enumerated() {
      grid.write(text, at: Position(column: 0, row: row), style: style)
    }
    return grid
  }

  @Test func theFirstPictureClearsTheScreen() {
    var encoder = GridEncoder()
    #expect(encoder.encode(grid(["ab", "", " c"])) == "\u{1B}[2J\u{1B}[1;1Hab\u{1B}[3;2Hc")
  }

  @Test func whatLooksTheSameIsNotSent() {
    var encoder = GridEncoder()
    _ = encoder.encode(grid(["abc def"]))
    #expect(encoder.encode(grid(["abc def"])) == "")
    var invisible = grid(["abc def"])
    invisible[9, 0] = Cell(" ", Style(.warning))
    #expect(encoder.encode(invisible) == "")
  }

  @Test func onlyTheDifferenceIsSent() {
    var encoder = GridEncoder(shown: grid(["abcdefghij", "x"]))
    #expect(encoder.encode(grid(["abcDefghij", "x"])) == "\u{1B}[1;4HD")
    #expect(encoder.encode(grid(["abcDeFghij", "x"])) == "eF", "the cell between is shorter")
    #expect(encoder.encode(grid(["abcDeFghiJ", "y"])) == "ghiJ\u{1B}[2;1Hy")
  }

  @Test func aLongStretchIsJumped() {
    var encoder = GridEncoder(shown: grid(["abcdefghij"]))
    #expect(encoder.encode(grid(["Abcdefghij"])) == "\u{1B}[1;1HA")
    #expect(encoder.encode(grid(["AbcdefghIj"])) == "\u{1B}[7CI")
  }

  @Test func theRestOfARowIsErasedAtOnce() {
    var encoder = GridEncoder(shown: grid(["abcdefghij"]))
    #expect(encoder.encode(grid(["ab"])) == "\u{1B}[1;3H\u{1B}[K")
  }

  @Test func thePenIsKeptFromPictureToPicture() {
    var encoder = GridEncoder(depth: .eight)
    let first = encoder.encode(grid(["ab"], style: Style(.first)))
    #expect(first.hasSuffix("\u{1B}[0;36mab"))
    #expect(encoder.encode(grid(["abc"], style: Style(.first))) == "c")
    #expect(encoder.encode(grid(["abcd"])) == "\u{1B}[1;1H\u{1B}[0mabcd")
    #expect(encoder.finish() == "\u{1B}[1;1H\u{1B}[?25h")
  }

  @Test func aReversedBlankIsSeen() {
    var encoder = GridEncoder(depth: .monochrome, shown: grid(["ab"]))
    var marked = grid(["ab"])
    marked.add(.reverse, to: Rect(column: 2, row: 0, columns: 2, rows: 1))
    #expect(encoder.encode(marked) == "\u{1B}[1;3H\u{1B}[0;7m  ")
    #expect(encoder.encode(grid(["ab"])) == "\u{1B}[1;3H\u{1B}[0m\u{1B}[K")
  }

  @Test func afterTheLastColumnTheCursorIsPlaced() {
    var encoder = GridEncoder(shown: grid(["", ""], columns: 2))
    #expect(encoder.encode(grid(["ab", "cd"], columns: 2)) == "\u{1B}[1;1Hab\u{1B}[2;1Hcd")
    #expect(encoder.encode(grid(["aB", "cd"], columns: 2)) == "\u{1B}[1;2HB")
  }

  @Test func wideScalarsMoveTheCursorByTwo() {
    var encoder = GridEncoder(shown: grid([""]))
    #expect(encoder.encode(grid(["a中文b"])) == "\u{1B}[1;1Ha中文b")
    #expect(encoder.encode(grid(["a中xyb"])) == "\u{1B}[1;4Hxy")
    #expect(encoder.encode(grid(["ax中yb"])) == "\u{1B}[1;2Hx中")
  }

  @Test func aNewThemeIsSeenAtOnce() {
    var encoder = GridEncoder(theme: .dark)
    _ = encoder.encode(grid(["ab"], style: Style(.first)))
    encoder.theme = .mono
    #expect(
      encoder.encode(grid(["ab"], style: Style(.first))) == "\u{1B}[0m\u{1B}[2J\u{1B}[1;1Hab")
  }

  @Test func aNewSizeBeginsAnew() {
    var encoder = GridEncoder(shown: grid(["ab"]))
    #expect(encoder.encode(grid(["ab"], columns: 4)) == "\u{1B}[2J\u{1B}[1;1Hab")
  }

  @Test func theBytesOfAChangeAreThoseOfItsText() {
    let old = grid(["abc", "τ"])
    let new = grid(["abd", "σ"])
    var encoder = GridEncoder(shown: old)
    #expect(new.bytesOfChange(from: old) == encoder.encode(new).utf8.count)
    #expect(new.bytesOfChange(from: old) == 6 + 1 + 6 + 2)
    #expect(new.bytesOfChange(from: new) == 0)
  }
}
