import TestSupport
import Testing

@testable import Formats
@testable import ShippedPresets
@testable import Studies

/// Where lessons are found.
struct LessonLibraryTests {
  private static let mine = step(#""why": "w""#)

  @Test func `Lessons are found where presets are, and in the user's folder`() throws {
    try withTemporaryFolder { folder in
      for path in ["own", "own/lessons", "data", "data/lescope", "data/lescope/lessons"] {
        try makeFolder(folder + "/" + path)
      }
      try write(Self.mine, to: folder + "/own/lessons/one-lag.json")
      try write(Self.mine, to: folder + "/data/lescope/lessons/mine.json")
      try write("{", to: folder + "/data/lescope/lessons/broken.json")
      let variables = ["LESCOPE_PRESETS": folder + "/own", "XDG_DATA_HOME": folder + "/data"]
      let library = LessonLibrary(environment: { variables[$0] }, executable: nil)
      #expect(library.names == EmbeddedFiles.lessons + ["broken", "mine"])
      // A file with faults is left out, and named when it is asked for.
      #expect(library.entries.map(\.name) == EmbeddedFiles.lessons + ["mine"])
      #expect(try library.lesson("one-lag").title == "Untitled")
      #expect(try library.lesson("looking-ahead").title == "Looking ahead")
      #expect(try library.lesson(folder + "/own/lessons/one-lag.json").steps.count == 1)
      #expect(throws: PresetError.self) { try library.lesson("broken") }
    }
  }

  @Test func `What is not there is said, with what was probably meant`() {
    #expect(
      throws: PresetError(
        Fault(source: "one-leg", "there is no lesson of this name; did you mean one-lag?"))
    ) { try LessonTests.library.lesson("one-leg") }
    #expect(throws: PresetError(Fault(source: "-", "a lesson is not read from standard input"))) {
      try LessonTests.library.lesson("-")
    }
    #expect(LessonLibrary.name(of: "/a/b/mine.json") == "mine")
    #expect(LessonLibrary.name(of: "one-lag") == "one-lag")
  }

  @Test func `Progress is kept in the XDG state folder`() {
    func file(_ variables: [String: String]) -> String? {
      LessonProgress.file { variables[$0] }
    }
    #expect(file(["HOME": "/h"]) == "/h/.local/state/lescope/lessons.json")
    #expect(file(["HOME": "/h", "XDG_STATE_HOME": "/s"]) == "/s/lescope/lessons.json")
    #expect(file(["HOME": "/h", "XDG_STATE_HOME": "s"]) == "/h/.local/state/lescope/lessons.json")
    #expect(file([:]) == nil)
  }
}
