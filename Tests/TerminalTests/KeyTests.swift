import Terminal
import Testing

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
}
