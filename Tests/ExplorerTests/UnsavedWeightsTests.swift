import Formats
import Laboratory
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Stage

/// Learned weights are not lost by one key.
struct UnsavedWeightsTests {
  @Test func `q asks before learned weights are dropped`() throws {
    var state = try explorer("teacher", at: 50)
    state.type("q")
    #expect(!state.isOver && state.message?.text.contains("would be lost") == true)
    // Another key in between, and it asks again.
    state.press(.down)
    state.type("q")
    #expect(!state.isOver)
    state.type("q")
    #expect(state.isOver)
  }

  @Test func `So does another preset`() throws {
    var state = try explorer("teacher", at: 50)
    let title = state.opened.title
    state.press(.character("o"))
    state.press(.home)
    state.press(.enter)
    #expect(state.opened.title == title && state.message?.isWarning == true)
    state.press(.enter)
    #expect(state.opened.title != title)
  }

  @Test func `What is saved may be dropped`() throws {
    var state = try explorer("teacher", at: 50)
    var files = MemoryFiles()
    state.type(":")
    state.type("save mine")
    state.press(.enter)
    state.meetRequest(on: Size(columns: 80, rows: 24), with: &files)
    state.type("q")
    #expect(state.isOver)
  }

  @Test(arguments: ["lag-adds-up", "phantom-errors"])
  func `Where nothing is learned nothing is asked`(name: String) throws {
    var state = try explorer(name, at: 50)
    state.type("q")
    #expect(state.isOver)
  }
}
