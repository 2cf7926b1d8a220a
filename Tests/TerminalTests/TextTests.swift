import Terminal
import Testing

@Suite struct TextTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("τm · 10 ms", 10), ("中文", 4), ("e\u{301}", 1), ("🙂", 2), ("⣿─●▶", 4),
    ("\u{200B}\u{FEFF}", 0), ("한글", 4), ("ｱ", 1), ("Ａ", 2), ("\u{1B}", 1),
  ])
  func columnsOfText(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test(arguments: [
    ("membrane", 8, "membrane"), ("membrane", 7, "membra…"), ("membrane", 1, "…"),
    ("membrane", 0, ""), ("membrane", -3, ""), ("中文字", 5, "中文…"), ("中文字", 4, "中…"),
  ])
  func fitted(text: String, limit: Int, result: String) {
    #expect(text.fitted(to: limit) == result)
    #expect(text.fitted(to: limit).columns <= max(0, limit))
  }

  @Test func asciiTextIsSpelledBeforeItIsCut() {
    #expect(GlyphSet.ascii.fitted("τm membrane", to: 8) == "tau_m m~")
    #expect(GlyphSet.block.fitted("τm membrane", to: 8) == "τm memb…")
    #expect(GlyphSet.ascii.columns(of: "τr") == 5)
  }

  @Test(arguments: [
    ("τ", "tau"), ("τm", "tau_m"), ("φ(u)", "phi(u)"), ("β = 0.1", "beta = 0.1"), ("▶ ×", "> x"),
    ("0–1 … −2", "0-1 ... -2"), ("90°", "90deg"), ("∂u/∂t", "du/dt"), ("ϑ中\u{301}", "theta??"),
    ("plain", "plain"),
  ])
  func spelling(text: String, ascii: String) {
    #expect(GlyphSet.ascii.spell(text) == ascii)
    #expect(GlyphSet.braille.spell(text) == text)
  }

  @Test func theGlyphSetThatSuits() {
    func suggested(_ term: String, _ locale: String) -> GlyphSet {
      .suggested(environment: TerminalEnvironment(term: term, locale: locale))
    }
    #expect(suggested("xterm-256color", "de_DE.UTF-8") == .braille)
    #expect(suggested("xterm-256color", "C.utf8@euro") == .braille)
    #expect(suggested("xterm-256color", "C") == .ascii)
    #expect(suggested("xterm-256color", "") == .ascii)
    #expect(suggested("linux", "en_US.UTF-8") == .block)
    #expect(suggested("linux-16color", "en_US.UTF-8") == .block)
    #expect(suggested("vt100", "en_US.UTF-8") == .ascii)
    #expect(suggested("vt220-w", "en_US.UTF-8") == .ascii)
  }

  @Test func whatTheEnvironmentSays() {
    let variables = ["LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C", "NO_COLOR": "1"]
    let environment = TerminalEnvironment { variables[$0] }
    #expect(environment.speaksUTF8)
    #expect(environment.term == "")
    #expect(ColorChoice.auto.depth(of: .full, environment: environment) == .monochrome)
    #expect(ColorChoice.always.depth(of: .full, environment: environment) == .full)
    #expect(ColorChoice.never.depth(of: .full, environment: environment) == .monochrome)
    #expect(TerminalEnvironment { _ in "" }.refusesColor == false)
  }
}

@Suite struct KeyTests {
  private static let names: [(Key, String, String)] = [
    (.character("q"), "q", "q"), (.character(" "), "space", "space"), (.character("ä"), "ä", "ae"),
    (.up, "↑", "Up"), (.left, "←", "Left"), (.shiftRight, "Shift-→", "Shift-Right"),
    (.enter, "Enter", "Enter"), (.escape, "Esc", "Esc"), (.backTab, "Shift-Tab", "Shift-Tab"),
    (.control("C"), "^C", "^C"), (.function(1), "F1", "F1"), (.pageDown, "PgDn", "PgDn"),
  ]

  @Test(arguments: names)
  func name(key: Key, name: String, ascii: String) {
    #expect(key.description == name)
    #expect(key.name(in: .ascii) == ascii)
  }

  @Test func aScreenInMemoryHandsOutWhatWasPutIn() {
    let large = Size(columns: 9, rows: 4)
    var screen = MemoryScreen(
      size: Size(columns: 3, rows: 1), keys: [.character("a"), .resize(large)])
    var grid = Grid(size: screen.size)
    grid.write("abc", at: Position(column: 0, row: 0))
    screen.show(grid)
    #expect(screen.nextKey(timeout: 0) == .character("a"))
    #expect(screen.nextKey(timeout: -1) == .resize(large))
    #expect(screen.size == large)
    #expect(screen.nextKey(timeout: 10) == nil)
    #expect(screen.nextKey(timeout: -1) == .hangUp)
    #expect(screen.pictures.map(\.text) == ["abc"])
  }
}

@Suite struct ThemeTests {
  @Test func tracesDifferInEveryDepthThatHasColour() {
    for theme in [Theme.dark, .light] {
      for depth in [ColorDepth.eight, .sixteen, .full] {
        let inks: [Ink] = [.first, .second, .third, .fourth]
        let colors = Set(inks.map { theme.paint(Style($0), depth: depth).color })
        #expect(colors.count == 4)
        #expect(!colors.contains(nil))
      }
    }
  }

  @Test func coloursStayWithinTheirDepth() {
    for theme in Theme.allCases {
      for ink in Ink.allCases {
        #expect(theme.paint(Style(ink), depth: .monochrome).color == nil)
        #expect(theme.paint(Style(ink), depth: .eight).color ?? 0 < 8)
        #expect(theme.paint(Style(ink), depth: .sixteen).color ?? 0 < 16)
      }
    }
  }

  @Test func whatMustBeSeenIsSeenWithoutColour() {
    #expect(Theme.mono.paint(Style(.selection), depth: .full).attributes == .reverse)
    #expect(Theme.mono.paint(Style(.warning), depth: .full).attributes == .bold)
    #expect(Theme.dark.paint(Style(.plain, .underline), depth: .full) == Paint(nil, .underline))
  }
}
