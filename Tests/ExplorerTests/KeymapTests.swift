import Formats
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Presets
@testable import Stage

/// Keys that a user has put in place of the table's.
struct KeymapTests {
  /// The explorer under a configuration.
  private func explorer(_ keys: String) throws -> ExplorerState {
    let configuration = try Configuration(JSON(parsing: Array(#"{"keys": \#(keys)}"#.utf8)))
    var state = ExplorerState(
      try shippedLibrary.preset("lag-adds-up"), library: shippedEntries,
      appearance: Appearance(charset: "braille", configuration: configuration))
    state.isRunning = false
    return state
  }

  @Test func `A command answers to its new keys and not to its old ones`() throws {
    var state = try explorer(#"{"pause": ["F5", "P"], "step": "^G"}"#)
    state.type(" ")
    #expect(!state.isRunning)
    state.type("P")
    #expect(state.isRunning)
    state.press(.function(5))
    #expect(!state.isRunning)
    state.type("03")
    state.press(.control("G"))
    #expect(state.timeline.experiment.age == 3)
    state.type(".")
    #expect(state.timeline.experiment.age == 3)
  }

  @Test func `Keys can be exchanged`() throws {
    var state = try explorer(#"{"step": ",", "back": "."}"#)
    state.type(",,,.")
    #expect(state.timeline.experiment.age == 2)
  }

  @Test func `The screen names the keys as they are bound`() throws {
    var state = try explorer(#"{"pause": ["P"], "step": ["M"], "help": ["A", "F1"], "less": []}"#)
    let hint = state.text(160, 40).split(separator: "\n").last ?? ""
    #expect(hint.contains("P pause") && hint.contains("A help") && !hint.contains("space pause"))
    #expect(hint.contains("→ change"), "what has no key is not named: \(hint)")
    state.type("07")
    #expect(state.text(120, 40).contains("M makes 7 steps"))
    state.type("AA")
    #expect(state.overlay == .none, "any other key closes the help")
    state.type("A")
    let page = state.text(100, 160)
    #expect(page.contains(/P +run or pause/))
    #expect(page.contains(/– +change it down its ladder/))
    #expect(Explorer.keyTable(state.keys).contains("| `P` | run or pause |"))
    #expect(Explorer.keyTable.contains("| `space` | run or pause |"))
  }

  @Test func `Quitting works by its new key wherever one is`() throws {
    for open in ["", "?", "o"] {
      var state = try explorer(#"{"quit": ["Q"], "redo": []}"#)
      state.type(open + "q")
      #expect(!state.isOver)
      state.type(open)
      state.type("Q")
      #expect(state.isOver)
    }
  }

  @Test func `A letter bound to the screen is text where text is typed`() throws {
    var state = try explorer(#"{"suspend": ["e"], "tie": [], "redraw": ["F5"]}"#)
    #expect(state.loopAction(for: .character("e")) == .suspend)
    state.type("v1")
    #expect(state.loopAction(for: .character("e")) == nil)
    #expect(state.loopAction(for: .function(5)) == .redraw)
    state.type("e1")
    state.press(.enter)
    #expect(state.value(.tauM) == 10)
    #expect(state.preset.tauM == 10)
  }

  @Test func `Another preset keeps keys and theme`() throws {
    var state = try explorer(#"{"pause": ["P"]}"#)
    state.type("To")
    state.press(.down)
    state.press(.enter)
    #expect(state.opened.title.original != "Lag adds up with depth")
    #expect(state.theme == .light)
    #expect(state.keys.action(for: .character("P")) == .toggleRun)
  }

  @Test func `T goes through all themes`() throws {
    var state = try explorer("{}")
    var seen: [Theme] = []
    for _ in Theme.allCases {
      state.type("T")
      seen.append(state.theme)
      #expect(state.message?.text == "theme \(state.theme.rawValue)")
    }
    #expect(seen == [.light, .mono, .safe, .dark])
  }
}
