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
    #expect(suggested("screen.linux", "en_US.UTF-8") == .block)
    #expect(suggested("screen.linux-bce", "en_US.UTF-8") == .block)
    #expect(suggested("screen.xterm-256color", "en_US.UTF-8") == .braille)
    #expect(suggested("screen.vt220", "en_US.UTF-8") == .ascii)
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
    for locale in ["UTF-8", "utf8", "C.UTF-8", "de_DE.utf8@euro"] {
      #expect(TerminalEnvironment { $0 == "LC_CTYPE" ? locale : nil }.speaksUTF8, "\(locale)")
    }
    for locale in ["", "C", "de_DE", "de_DE.ISO-8859-1", "UTF-16"] {
      #expect(!TerminalEnvironment { $0 == "LC_CTYPE" ? locale : nil }.speaksUTF8, "\(locale)")
    }
  }
}
