import Formats
import Laboratory
import Studies
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Stage

/// Keys that were bound to other places are heard wherever lines are gone through, and what they were
/// bound to before is not.
struct ReboundKeyTests {
  /// Nearly everything on another key, some of them letters.
  private static let keys = """
    {"up": ["^P", "w"], "down": ["^N", "s"], "less": ["^B", "A"], "more": ["^F", "D"],
     "less-finely": ["F2"], "more-finely": ["F3"], "expand": ["F4"], "close": ["F9", "X"],
     "quit": ["^X"], "find": ["F7"], "presets": ["F5"], "lessons": ["F6"], "export": ["F8"],
     "help": ["F10"], "cursor": ["F11"], "command": ["F12"], "value": ["V"], "twin": [],
     "save": [], "vertical": [], "theory": [], "drop": []}
    """

  private func explorer() throws -> ExplorerState {
    let configuration = try Configuration(JSON(parsing: Array(#"{"keys": \#(Self.keys)}"#.utf8)))
    var state = ExplorerState(
      try shippedLibrary.preset("lag-adds-up"), library: shippedEntries,
      appearance: Appearance(charset: "braille", configuration: configuration))
    state.lessons = try shippedLessons.names.map {
      LessonLibrary.Entry(name: $0, lesson: try shippedLessons.lesson($0))
    }
    state.isRunning = false
    state.run(until: 50)
    return state
  }

  @Test(arguments: [Key.function(5), .function(6), .function(8)])
  func `In every list`(opener: Key) throws {
    var state = try explorer()
    func chosen() -> Int? { state.page.openList(on: state.screen)?.chosen }
    state.press(opener)
    state.press(.home)
    #expect(chosen() == 0)
    state.press(.control("N"))
    state.type("s")
    #expect(chosen() == 2)
    state.press(.control("P"))
    state.type("w")
    #expect(chosen() == 0)
    for leave in [Key.function(9), .character("X"), opener, .escape] {
      state.press(leave)
      #expect(state.overlay == .none, "\(leave)")
      state.press(opener)
    }
    state.press(.home)
    // Looked for and gone through while it is typed: letters are text then.
    state.press(.function(7))
    state.type("sw")
    #expect(state.search?.field.text == "sw")
    state.press(.function(9))
    #expect(state.search == nil && chosen() != nil)
    state.press(.function(4))
    #expect(state.page.openList(on: state.screen) == nil || opener == .function(8))
    var other = try explorer()
    other.press(opener)
    other.press(.control("X"))
    #expect(other.isOver)
  }

  @Test func `In the choice of columns`() throws {
    var state = try explorer()
    state.obey("export csv")
    state.press(.control("N"))
    #expect(state.overlay == .table(TableChoice(chosen: 1)))
    state.press(.function(4))
    guard case .exportTable(.all, _, _)? = state.request else {
      Issue.record("nothing is exported")
      return
    }
  }

  @Test func `On the help page`() throws {
    var state = try explorer()
    state.screen = Size(columns: 80, rows: 24)
    state.press(.function(10))
    state.press(.control("N"))
    state.type("s")
    #expect(state.overlay == .help(scrolled: 2))
    state.press(.control("P"))
    #expect(state.overlay == .help(scrolled: 1))
    state.press(.function(9))
    #expect(state.overlay == .none)
    state.press(.function(10))
    state.press(.control("X"))
    #expect(state.isOver)
  }

  @Test func `In what was typed before`() throws {
    var state = try explorer()
    state.press(.function(12))
    state.type("step")
    state.press(.function(4))
    #expect(state.timeline.experiment.age == 501)
    state.press(.function(12))
    state.type("sw")
    state.press(.control("P"))
    func text() -> String? {
      (state.overlay.cover as? CommandCover)?.prompt.text
    }
    #expect(text() == "step")
    state.press(.control("N"))
    #expect(text() == "sw")
    state.press(.function(9))
    #expect(state.overlay == .none)
    state.type("V")
    state.press(.function(9))
    #expect(state.overlay == .none)
    state.type("V")
    state.press(.control("X"))
    #expect(state.isOver)
  }

  @Test func `At the cursor`() throws {
    var state = try explorer()
    state.run(until: 350)
    state.press(.function(11))
    let start = try #require(state.bench.cursor)
    let column = state.timeAxis(state.layout(state.screen)).columnSpan
    state.press(.control("B"))
    state.type("A")
    let two = try #require(state.bench.cursor)
    #expect(abs(start - two - 2 * column) < column)
    state.press(.function(2))
    #expect(abs(two - (state.bench.cursor ?? 0) - 10 * column) < column)
    state.press(.function(3))
    state.type("D")
    state.press(.control("F"))
    #expect(abs((state.bench.cursor ?? 0) - start) < column)
    // The old keys are none any more.
    let place = state.bench.cursor
    for key in [Key.left, .right, .shiftLeft, .character("h"), .character("l")] { state.press(key) }
    #expect(state.bench.cursor == place && state.value(.tauM) == 10)
    #expect(state.page.cursorHint.hasPrefix("cursor: ^B ^F move it, F2 F3 ten columns;"))
    state.press(.function(9))
    #expect(state.bench.cursor == nil)
  }

  @Test func `In a lesson`() throws {
    var state = try explorer()
    state.press(.function(6))
    state.press(.home)
    state.press(.function(4))
    #expect(state.lesson?.name == state.lessons[0].name)
    // A letter that closes is text while an answer is typed.
    state.type("9X")
    guard case .asking(let draft)? = state.lesson?.phase else {
      Issue.record("nothing is asked")
      return
    }
    #expect(draft.typed == "9X")
    state.press(.control("U"))
    state.type("X")
    #expect(state.lesson == nil)
  }
}
