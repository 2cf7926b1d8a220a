import Testing

@testable import Terminal

struct GridSVGTests {
  private func svg(_ text: String, _ style: Style = .plain, glyphs: GlyphSet = .braille) -> String {
    var grid = Grid(size: Size(columns: 8, rows: 2), glyphs: glyphs)
    grid.write(text, at: Position(column: 1, row: 1), style: style)
    return grid.svg(title: "a < b & \"c\"")
  }

  @Test func `Words stay text and take exactly their columns`() {
    let drawing = svg("ab  τm")
    #expect(drawing.contains("<text x=\"36\" y=\"126\" textLength=\"72\">ab</text>"))
    #expect(drawing.contains("<text x=\"180\" y=\"126\" textLength=\"72\""))
    #expect(drawing.contains(">τm</text>"))
    #expect(drawing.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "))
    #expect(drawing.contains("width=\"72\" height=\"36\" viewBox=\"0 0 288 144\""))
  }

  @Test func `Words that one blank parts are one phrase`() {
    #expect(svg("ab τm").contains("textLength=\"180\">ab τm<"))
    var grid = Grid(size: Size(columns: 8, rows: 1))
    grid.write("a│b", at: Position(column: 0, row: 0))
    #expect(grid.svg().split(separator: "<text ").count == 3)
  }

  @Test func `What XML has a meaning for is escaped`() {
    let drawing = svg("<&>\"\u{FFFF}")
    #expect(drawing.contains("<title>a &lt; b &amp; &quot;c&quot;</title>"))
    #expect(drawing.contains(">&lt;&amp;&gt;&quot;?</text>"))
  }

  @Test(
    arguments: [
      ("⠁", "M45 81h.1"), ("⠈", "M63 81h.1"), ("⡀", "M45 135h.1"), ("⢀", "M63 135h.1"),
      ("⠃", "M45 81v18.1"), ("⠉", "M45 81h18.1"), ("⣉", "M45 81h18.1M45 135h18.1"),
      ("⠡", "M45 81h.1M63 117h.1"),
      ("⠒⠒⠒", "M45 99h90.1"),
    ])
  func `Braille is drawn dot by dot`(pattern: String, path: String) {
    #expect(svg(pattern).contains("<path d=\"\(path)\" fill=\"none\" stroke=\"currentColor\""))
    #expect(!svg(pattern).contains("<text"))
  }

  @Test(
    arguments: [
      ("─", "M36 108H72"), ("│", "M54 72V144"), ("┌", "M54 108V144M54 108H72"),
      ("┼", "M54 72V144M36 108H72"),
    ])
  func `Frames are drawn line by line`(glyph: String, path: String) {
    #expect(svg(glyph).contains("<path d=\"\(path)\""))
  }

  @Test func `What goes on in the next cell is one stroke`() {
    var grid = Grid(size: Size(columns: 4, rows: 3), glyphs: .block)
    for (row, text) in ["┌──┐", "│██│", "└──┘"].enumerated() {
      grid.write(text, at: Position(column: 0, row: row))
    }
    let drawing = grid.svg()
    #expect(drawing.contains("<path d=\"M18 36V180M126 36V180M18 36H126M18 180H126\""))
    #expect(drawing.contains("<path d=\"M36 72h72v72h-72z\" shape-rendering"))
  }

  @Test(
    arguments: [
      ("█", "M36 72h36v72h-36z"), ("▀", "M36 72h36v36h-36z"), ("▄", "M36 108h36v36h-36z"),
      ("▁", "M36 135h36v9h-36z"),
    ])
  func `Blocks are filled`(glyph: String, path: String) {
    #expect(svg(glyph, glyphs: .block).contains("<path d=\"\(path)\" shape-rendering"))
  }

  @Test func `Inks have the colours of the theme, and others on paper`() {
    var grid = Grid(size: Size(columns: 2, rows: 1))
    grid.write("a", at: Position(column: 0, row: 0), style: Style(.first, .bold))
    let dark = grid.svg(theme: .dark)
    #expect(dark.contains("<g class=\"first\" color=\"#5fafd7\" font-weight=\"bold\""))
    #expect(dark.contains("@media print{.ground{color:#ffffff}.first{color:#005faf}}"))
    #expect(grid.svg(theme: .light).contains("<g class=\"first\" color=\"#005faf\""))
    #expect(grid.svg(theme: .mono).contains("<g class=\"first\" color=\"#1c1c1c\""))
  }

  @Test func `What is reversed stands on a ground of its colour`() {
    let drawing = svg("x", Style(.accent, .reverse))
    #expect(drawing.contains("<path d=\"M36 72h36v72h-36z\""))
    #expect(drawing.contains("<g class=\"ground\" color=\"#121212\""))
  }

  @Test func `A wide letter takes two columns`() {
    #expect(svg("中").contains("textLength=\"72\""))
  }

  @Test func `An empty picture is a drawing, too`() {
    let drawing = Grid(size: Size(columns: 0, rows: 0)).svg()
    #expect(drawing.hasSuffix("</svg>"))
    #expect(drawing.contains("viewBox=\"0 0 0 0\""))
  }

  @Test(
    arguments: [
      (1, "#cd0000"), (7, "#e5e5e5"), (8, "#7f7f7f"), (12, "#0000ff"), (16, "#000000"),
      (74, "#5fafd7"), (231, "#ffffff"), (232, "#080808"), (255, "#eeeeee"),
    ] as [(UInt8, String)])
  func `The palette is xterm's`(index: UInt8, color: String) {
    #expect(PaletteColor(index).hexadecimal == color)
  }
}
