import Testing

/// A name's accents, written as marks of their own, reach the screen and the page, and nothing moves
/// for them.
struct CombiningMarkTests {
  private static let title = "Cafe\u{301} 中\u{302} net"
  private static let preset = #"{"title": "\#(title)", "layers": [{}]}"#

  @Test func `On the screen`() throws {
    let folder = try TemporaryFolder(holding: ["p.json": Self.preset])
    var terminal = try PseudoTerminal([folder.path + "/p.json"], columns: 80, rows: 24)
    let hasStarted = terminal.waitFor("net")
    #expect(hasStarted)
    // Between words the pen may change.
    for word in Self.title.split(separator: " ") {
      #expect(terminal.transcript.contains(word), "\(word)")
    }
  }

  @Test func `In a picture`() throws {
    let folder = try TemporaryFolder(holding: ["p.json": Self.preset])
    let path = folder.path + "/p.json"
    let marked = try Program.run(["render", path, "--size", "80x24", "--color", "never"])
    #expect(marked.output.contains(Self.title) && marked.errors == "")
    let bare = try Program.run([
      "render", path, "--size", "80x24", "--color", "never", "--set", "title=Cafe 中 net",
    ])
    let letters = marked.output.unicodeScalars.filter { $0 != "\u{301}" && $0 != "\u{302}" }
    #expect(String(letters) == bare.output)
  }
}
