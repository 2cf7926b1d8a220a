package import Formats
import Laboratory
package import Presets
import Stage
package import Terminal
import Views

/// A sitting at the explorer: how it began, and all that came in from then on.
///
/// What came in stands after so many steps, not after so much time: played again it gives the same
/// state to the last bit, however fast the machine. Real time is kept beside it, for the pace.
package struct Session: Equatable, Sendable {
  /// The preset it began with.
  package var preset: Preset
  /// The glyphs it began with.
  package var glyphs: GlyphSet
  /// The size of the screen in the beginning.
  package var size: Size
  /// The languages in which presets and lessons were told.
  package var languages: LanguageChoice
  package var entries: [Happening]

  package init(
    _ preset: Preset, glyphs: GlyphSet, size: Size, languages: LanguageChoice = .original,
    entries: [Happening] = []
  ) {
    self.preset = preset
    self.glyphs = glyphs
    self.size = size
    self.languages = languages
    self.entries = entries
  }

  /// Something that came in, and when.
  package struct Happening: Equatable, Sendable {
    /// How many steps were made since the entry before; not an age, which going back makes ambiguous.
    package var steps: Int
    /// The real time since the beginning, in ms.
    package var time: Int
    package var event: Event
    /// How often a key was pressed, with no step between.
    package var times: Int
    /// When it was pressed last, in ms; the others are taken to be evenly spread.
    package var end: Int

    package init(_ event: Event, steps: Int = 0, time: Int, times: Int = 1, end: Int? = nil) {
      self.event = event
      self.steps = steps
      self.time = time
      self.times = max(1, times)
      self.end = max(time, end ?? time)
    }

    /// When a press is due, counted from 0, in ms.
    func time(ofPress press: Int) -> Double {
      guard times > 1 else { return Double(time) }
      return Double(time) + Double(end - time) * Double(press) / Double(times - 1)
    }
  }

  package enum Event: Equatable, Sendable {
    case key(Key)
    /// The screen has this size now.
    case resize(Size)
    /// A caption for the message line.
    case say(String)
    /// A text that a row of the screen must show.
    case expect(String)
    /// Nothing but steps and time.
    case rest
  }

  /// The real time from the beginning to the last entry, in ms.
  package var duration: Int { entries.last?.end ?? 0 }

  /// The explorer as it was in the beginning.
  func beginning(library: [PresetEntry]) -> ExplorerState {
    var state = ExplorerState(preset, library: library, glyphs: glyphs)
    state.screen = size
    state.look.languages = languages
    return state
  }
}
