import Testing

@testable import Terminal

struct TerminalBackgroundTests {
  @Test(arguments: [
    ("11;rgb:ffff/ffff/ffff", TerminalBackground.light), ("11;rgb:0000/0000/0000", .dark),
    ("11;rgb:fd/f6/e3", .light), ("11;rgb:00/2b/36", .dark), ("11;rgb:f/f/f", .light),
    ("11;rgba:ffff/ffff/dddd/ffff", .light), ("11;rgb:0000/ffff/0000", .light),
    ("11;rgb:0000/0000/ffff", .dark),
  ])
  func answer(text: String, background: TerminalBackground) {
    #expect(TerminalBackground(answer: text) == background)
  }

  @Test(arguments: [
    "", "11", "11;?", "11;rgb:", "11;rgb:ff/ff", "11;rgb:ff/ff/ff/ff", "11;rgb:fffff/0/0",
    "11;rgb:gg/00/00", "11;rgb:-1/00/00", "10;rgb:ff/ff/ff", "11;rgb:ff//ff", "11;rgb:ff/ff/ff:",
    "52;c;cXFx", "11;rgba:ff/ff/ff",
  ])
  func noAnswer(text: String) { #expect(TerminalBackground(answer: text) == nil) }

  @Test(arguments: [
    ("15;0", TerminalBackground.dark), ("0;15", .light), ("0;default;15", .light), ("0;7", .light),
    ("7;8", .dark), ("12;8", .dark), ("0;11", .light), ("0", nil), ("", nil), ("0;default", nil),
    ("0;300", nil),
  ])
  func environment(text: String, background: TerminalBackground?) {
    #expect(TerminalBackground(foregroundAndBackground: text) == background)
    #expect(TerminalEnvironment { $0 == "COLORFGBG" ? text : nil }.background == background)
  }
}
