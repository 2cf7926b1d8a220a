import Terminal
import Testing

@Suite struct KeyNameTests {
  private static let keys: [Key] =
    Key.named + (0x21...0x17F).compactMap { Unicode.Scalar($0).map { .character($0) } }
    + ["τ", "→", "中", "😀", "\u{301}"].map { .character($0) }
    + (0x40..<0x60).map { .control(Character(Unicode.Scalar(UInt8($0)))) }
    + (1...63).map { .function($0) }
    + MouseEvent.Action.allCases.map {
      .mouse(MouseEvent($0, at: Position(column: 12, row: 5)))
    } + [.resize(Size(columns: 80, rows: 24)), .terminate(signal: 15)]

  @Test func aKeyIsReadBackFromItsName() {
    for key in Self.keys { #expect(Key(named: key.plainName) == key, "\(key)") }
    #expect(Set(Self.keys.map(\.plainName)).count == Self.keys.count)
  }

  @Test func namesAreThoseOfTheHelpInASCII() {
    let keys: [Key] = [
      .character("q"), .character(" "), .up, .shiftRight, .enter, .escape, .backTab, .pageDown,
      .control("R"), .function(1),
    ]
    for key in keys { #expect(key.plainName == key.name(in: .ascii)) }
    #expect(
      Key.mouse(MouseEvent(.wheelUp, at: Position(column: 3, row: 0))).plainName
        == "mouse wheelUp 3,0")
  }

  @Test func ctrlMayBeWrittenSmall() { #expect(Key(named: "^r") == .control("R")) }

  @Test(arguments: [
    "", "ab", "Return", "^ä", "^^^", "Fx", "mouse press", "mouse press 1", "mouse hit 1,2",
    "resize 80", "resize 80x24x1", "signal", "up",
  ])
  func whatIsNoKeyIsNone(name: String) {
    #expect(Key(named: name) == nil)
  }
}
