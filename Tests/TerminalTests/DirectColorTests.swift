import Testing

@testable import Terminal

/// Colours of terminals that have no palette.
struct DirectColorTests {
  @Test func `Red, green and blue stand side by side`() throws {
    let usual = try #require(DirectColor(colors: 1 << 24))
    #expect((usual.red, usual.green, usual.blue) == (8, 8, 8))
    #expect(usual.number(of: PaletteColor(214)) == 0xFFAF00)
    #expect(usual.number(of: PaletteColor(74)) == 0x5FAFD7)
    #expect(try #require(DirectColor(widths: "8/8/8")) == usual)
  }

  @Test func `Fewer bits keep the shade`() throws {
    let narrow = try #require(DirectColor(widths: "5/6/5"))
    #expect(narrow.number(of: PaletteColor(15)) == 0xFFFF)
    #expect(narrow.number(of: PaletteColor(214)) == 31 << 11 | 43 << 5)
    // As ncurses shares out what cannot be divided by three.
    let odd = try #require(DirectColor(colors: 1 << 16))
    #expect((odd.red, odd.green, odd.blue) == (6, 6, 4))
  }

  /// The lowest numbers stand for colours of a palette even there.
  @Test func `No colour is taken for one of a palette`() throws {
    let direct = try #require(DirectColor(colors: 1 << 24))
    for color in UInt8.min...UInt8.max {
      #expect(direct.number(of: PaletteColor(color)) > 255)
    }
  }

  @Test(arguments: ["", "8", "8/8", "8/8/8/8", "0/8/8", "8/x/8", "99/8/8"])
  func `What is no description is none`(text: String) {
    #expect(DirectColor(widths: text) == nil)
  }
}
