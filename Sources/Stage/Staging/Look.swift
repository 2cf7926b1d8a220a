package import Formats
package import Terminal

/// How things are drawn: with which glyphs and colours, on how large a screen, what its keys are
/// called, and in which language presets tell of themselves.
package struct Look: Sendable {
  package var glyphs: GlyphSet
  package var theme = Theme.dark
  /// How many colours the screen has.
  package var depth = ColorDepth.full
  package var keys: Keymap
  package var languages = LanguageChoice.original
  /// The room that the view has with its title, tabs, parameters and keys.
  package var size = Size(columns: 120, rows: 40)

  /// How far the lists are scrolled that the mouse chooses from.
  package var scroll = Scroll()

  package init(glyphs: GlyphSet, keys: Keymap) {
    self.glyphs = glyphs
    self.keys = keys
  }

  /// Whether curves are told apart by colour.
  package var tellsByColor: Bool { theme.isColored(depth: depth) }
}
