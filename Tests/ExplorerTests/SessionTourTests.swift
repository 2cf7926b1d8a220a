import Explorer
import Testing

struct SessionTourTests {
  /// Sessions with what the screen must show; `lescope replay FILE` shows them.
  @Test(arguments: ["tour"])
  func `The screen shows what a session expects`(name: String) throws {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let file = try SessionFile(
      reading: "/\(folder)/Sessions/\(name).keys", library: shippedLibrary)
    var player = SessionPlayer(file.session, library: shippedEntries)
    player.play()
    #expect(player.isAtEnd)
    for failure in file.failures(of: player) { Issue.record("\(failure)") }
  }
}
