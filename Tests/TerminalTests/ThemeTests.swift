import Terminal
import Testing

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
