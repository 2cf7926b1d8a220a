import Formats
import Glibc
import Testing

@testable import Explorer
@testable import lescope

/// `--watch`: what somebody writes in an editor is seen in the explorer beside it.
struct WatchTests {
  private static let preset = """
    {"format": "lescope/1", "title": "First words", "layers": [{"neurons": 1}],
     "stimulus": {"kind": "sine", "frequency": 5}}
    """
  private static let lesson = """
    {"format": "lescope-lesson/1", "title": "Mine", "level": "master", "preset": "one-neuron-lag",
     "steps": [{"text": "First words.", "ask": {"choice": "?", "options": [
       {"text": "a", "if": "lag.le.1 > 5"}, {"text": "b", "if": "lag.le.1 <= 5"}]}, "why": "w"}]}
    """

  /// Writes into the file itself, as some editors do.
  private func overwrite(_ path: String, _ text: String) throws {
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
  }

  /// Writes another file and gives it the name, as others do.
  private func replace(_ path: String, _ text: String) throws {
    try overwrite(path + "~", text)
    rename(path + "~", path)
  }

  @Test func `A preset is seen as it is saved, with its faults`() throws {
    let folder = try TemporaryFolder(holding: ["mine.json": Self.preset])
    let path = folder.path + "/mine.json"
    var terminal = try PseudoTerminal(
      ["mine.json", "--watch"], columns: 100, rows: 30, directory: folder.path)
    let isThere = terminal.waitFor("First words")
    try #require(isThere)
    terminal.send(" ")
    let isPaused = terminal.waitFor("PAUSED")
    #expect(isPaused)
    try replace(path, Self.preset.replacing("First", with: "Second"))
    let isSecond = terminal.waitFor("Second words")
    #expect(isSecond, "\(terminal.screen.text)")
    #expect(terminal.screen.shows("mine.json was read again") && terminal.screen.shows("PAUSED"))
    try overwrite(path, Self.preset.replacing("5}", with: "}"))
    let isFaulty = terminal.wait { $0.lines[29].contains("mine.json: ") }
    #expect(isFaulty && terminal.screen.shows("Second words"), "\(terminal.screen.text)")
    unlink(path)
    let isGone = terminal.waitFor("is not there any more")
    #expect(isGone, "\(terminal.screen.text)")
    try overwrite(path, Self.preset.replacing("First", with: "Third"))
    let isThird = terminal.waitFor("Third words")
    #expect(isThird, "\(terminal.screen.text)")
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test func `A lesson is seen as it is saved`() throws {
    let folder = try TemporaryFolder(holding: ["mine.json": Self.lesson])
    var terminal = try PseudoTerminal(
      ["lesson", "./mine.json", "--watch"], columns: 100, rows: 30,
      variables: ["HOME": folder.path], directory: folder.path)
    let isThere = terminal.waitFor("First words.")
    try #require(isThere, "\(terminal.screen.text)")
    try replace(folder.path + "/mine.json", Self.lesson.replacing("First", with: "Second"))
    let isSecond = terminal.waitFor("Second words.")
    #expect(isSecond, "\(terminal.screen.text)")
    try overwrite(folder.path + "/mine.json", "{")
    let isFaulty = terminal.waitFor("mine.json:")
    #expect(isFaulty && terminal.screen.shows("Second words."), "\(terminal.screen.text)")
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test func `While it is paused nothing is sent, and nothing is looked for unless asked`() throws {
    let folder = try TemporaryFolder(holding: ["mine.json": Self.preset])
    for isWatched in [false, true] {
      var terminal = try PseudoTerminal(
        ["mine.json"] + (isWatched ? ["--watch"] : []), columns: 100, rows: 30,
        directory: folder.path)
      let isThere = terminal.waitFor("First words")
      try #require(isThere)
      terminal.send(" ")
      let isPaused = terminal.waitFor("PAUSED")
      #expect(isPaused)
      terminal.listen(seconds: 0.5)
      let waits = terminal.waits
      let sent = terminal.listen(seconds: 1)
      #expect(sent == 0)
      #expect(isWatched ? (3...9).contains(terminal.waits - waits) : terminal.waits == waits)
      terminal.send("q")
      _ = terminal.end()
    }
  }

  @Test func `What is no file is not watched`() throws {
    for (words, sentence) in [
      (["--watch"], "--watch: needs the file of a preset, such as my-own.json"),
      (["-", "--watch"], "--watch: - is no file that could change; it must be a preset in a file"),
      (
        ["--plain", "x.json", "--watch"], "--watch: is for the explorer on a screen, not for lines"
      ),
      (["lesson", "--watch"], "--watch: is for the explorer on a screen, not for lines"),
      (["run", "x.json", "--watch"], "--watch: is not an option of lescope run"),
    ] {
      let outcome = try Program.run(words)
      #expect(outcome.ending == .exit(2))
      #expect(outcome.errors.hasPrefix("lescope: " + sentence), "\(outcome.errors)")
      #expect(outcome.errorLines.count == 1)
    }
  }

  @Test func `Only what keeps still is read, and once`() throws {
    let folder = try TemporaryFolder(holding: ["a.json": "1"])
    let path = folder.path + "/a.json"
    var watched = WatchedFile(path) { () throws(PresetError) in throw PresetError(Fault("read")) }
    func isRead(_ watched: inout WatchedFile) -> Bool { watched.news() != nil }
    #expect(!isRead(&watched) && !isRead(&watched))
    for text in ["22", "333", "4444"] {
      try overwrite(path, text)
      #expect(!isRead(&watched))
    }
    #expect(isRead(&watched) && !isRead(&watched))
    unlink(path)
    #expect(!isRead(&watched) && isRead(&watched) && !isRead(&watched))
    try overwrite(path, "55555")
    #expect(!isRead(&watched) && isRead(&watched) && !isRead(&watched))
  }
}
