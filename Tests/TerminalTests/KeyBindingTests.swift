import Terminal
import Testing

struct KeyBindingTests {
  @Test func `Every name that a help text prints is understood`() {
    for key in Key.bindable + "abzABZ019.,[]?:;~^_+-=éτ".unicodeScalars.map(Key.character) {
      #expect(Key(binding: key.name(in: .braille)) == key)
      #expect(Key(binding: key.plainName) == key)
    }
    for letter in "ABCRZ" { #expect(Key(binding: "^\(letter)") == .control(letter)) }
  }

  @Test(arguments: [
    ("tab", Key.tab), ("SPACE", .character(" ")), (" ", .character(" ")), ("esc", .escape),
    ("f12", .function(12)), ("F63", .function(63)), ("shift-left", .shiftLeft),
    ("^r", .control("R")),
    ("^I", .tab), ("^m", .enter), ("^J", .enter), ("^H", .backspace), ("^[", .escape),
    ("^", .character("^")), ("Shift-←", .shiftLeft), ("↑", .up),
  ])
  func `Names are read as they are meant`(name: String, key: Key) {
    #expect(Key(binding: name) == key)
  }

  @Test(arguments: [
    "", "ab", "Return", "F0", "F64", "^ä", "ctrl-r", "\u{1B}", "\n", "\u{301}", "unknown",
    "hang-up", "signal 15", "mouse press 1,2", "resize 80x24",
  ])
  func `What no key can be is none`(name: String) {
    #expect(Key(binding: name) == nil)
  }
}
