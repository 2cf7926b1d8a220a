import Formats
import Presets
import Studies
import Terminal

@testable import Explorer

/// The presets inside the program, whatever the environment has.
let shippedLibrary = PresetLibrary(environment: { _ in nil }, executable: nil)

/// Every shipped preset as the explorer lists it.
let shippedPresets: [ExplorerState.PresetEntry] = shippedLibrary.entries.compactMap { entry in
  (try? shippedLibrary.preset(entry.name)).map { .init(name: entry.name, preset: $0) }
}

/// The explorer with a shipped preset open, paused after some milliseconds.
func explorer(
  _ name: String = "lag-adds-up", at time: Double = 0, glyphs: GlyphSet = .braille
) throws -> ExplorerState {
  var state = ExplorerState(
    try shippedLibrary.preset(name), library: shippedPresets, glyphs: glyphs)
  state.isRunning = false
  state.run(until: time)
  return state
}

/// The lessons inside the program, whatever the environment has.
let shippedLessons = LessonLibrary(environment: { _ in nil }, executable: nil)

/// The explorer with these lessons, as it opens.
func explorer(lessons names: [String]) throws -> ExplorerState {
  var state = try explorer()
  state.isRunning = true
  state.lessons = try names.map {
    LessonLibrary.Entry(name: $0, lesson: try shippedLessons.lesson($0))
  }
  return state
}

/// The explorer in the first of these lessons.
func taking(_ names: String...) throws -> ExplorerState {
  var state = try explorer(lessons: names)
  state.press(.character("L"))
  state.press(.enter)
  return state
}

/// The explorer in the step of a lesson that asks for a time.
func askedForTime() throws -> ExplorerState {
  var state = try taking("one-lag")
  while state.lesson?.step.question?.isTime == false {
    state.type("1")
    state.press(.enter)
    while state.isRunning { state.advance() }
    state.press(.enter)
  }
  return state
}

extension ExplorerState {
  /// Presses the keys of some letters.
  mutating func type(_ letters: String) {
    for scalar in letters.unicodeScalars { press(.character(scalar)) }
  }

  func text(_ columns: Int, _ rows: Int) -> String {
    picture(Size(columns: columns, rows: rows)).grid.text
  }

  func value(_ parameter: Parameter, layer: Int? = nil) -> Double? {
    preset.value(of: parameter, layer: layer).number
  }
}

// What a hand does with the mouse.
extension ExplorerState {
  mutating func click(_ position: Position) {
    press(.mouse(MouseEvent(.press, at: position)))
    press(.mouse(MouseEvent(.release, at: position)))
  }

  mutating func drag(to position: Position) {
    press(.mouse(MouseEvent(.drag, at: position)))
  }

  mutating func turn(_ direction: MouseEvent.Action, _ position: Position) {
    press(.mouse(MouseEvent(direction, at: position)))
  }
}
