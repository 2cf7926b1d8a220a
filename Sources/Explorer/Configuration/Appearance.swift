package import Formats
import Laboratory
import Presets
import Stage
import Studies
import Terminal

/// How the explorer draws and listens: with which glyphs and colours, in which language, to which keys.
package struct Appearance: Sendable {
  let glyphs: GlyphSet
  let color: ColorChoice
  private(set) var theme: Theme
  let mouse: MouseTracking
  let keys: Keymap
  /// In which language presets tell of themselves.
  package let languages: LanguageChoice
  let environment: TerminalEnvironment
  /// Whether somebody has said which theme it is to be.
  private let hasChosenTheme: Bool
  /// Whether the terminal is asked on which ground it writes, and the theme follows the answer.
  private(set) var asksForBackground = false
  /// Whether the end of what takes long is told to who looks elsewhere.
  private(set) var notifies = false

  /// What `--charset` takes.
  package static let charsets = GlyphSet.allCases.map(\.rawValue)
  /// What `--color` takes.
  package static let colors = ColorChoice.allCases.map(\.rawValue)
  /// What `--theme` takes.
  package static let themes = Theme.allCases.map(\.rawValue)

  /// - Parameters:
  ///   - charset: one of `charsets`; nil, or a word that is none, leaves it to the configuration,
  ///     then to locale and terminal.
  ///   - color: one of `colors`, or else what the configuration has, or else "auto".
  ///   - theme: one of `themes`, or else what the configuration has, or else "dark". Who asks for
  ///     one wants its colours, even where the configuration has none.
  ///   - usesMouse: false leaves the mouse to the terminal.
  ///   - hovers: whether what is under the mouse is read.
  ///   - languages: in which presets tell of themselves.
  package init(
    charset: String? = nil, color: String? = nil, theme: String? = nil, usesMouse: Bool = true,
    hovers: Bool = true, languages: LanguageChoice = .original,
    configuration: Configuration = Configuration()
  ) {
    environment = .current
    glyphs =
      charset.flatMap(GlyphSet.init) ?? configuration.glyphs
      ?? .suggested(environment: environment)
    let asked = theme.flatMap(Theme.init)
    let configured = asked != nil && configuration.color == .never ? nil : configuration.color
    self.color = color.flatMap(ColorChoice.init) ?? configured ?? .auto
    self.theme = asked ?? configuration.theme ?? .dark
    hasChosenTheme = asked != nil || configuration.theme != nil
    mouse =
      !(usesMouse && configuration.usesMouse)
      ? .none : hovers && configuration.hovers ? .motion : .buttons
    keys = configuration.keys
    self.languages = languages
  }

  /// The same in front of somebody: where no theme is chosen it is the one for the terminal's ground, as
  /// far as the environment tells or the terminal answers.
  ///
  /// - Parameters:
  ///   - asks: whether the terminal may be asked.
  ///   - notifies: whether the end of what takes long is told.
  package func live(asks: Bool, notifies: Bool) -> Appearance {
    var appearance = self
    appearance.notifies = notifies
    if hasChosenTheme { return appearance }
    if let background = environment.background {
      appearance.theme = background.theme
    } else {
      appearance.asksForBackground = asks
    }
    return appearance
  }

  /// How many colours a picture may have that goes to a terminal, or as a file of that format; a file
  /// without one has none unless they are asked for.
  func depth(isTerminal: Bool, format: ExportFormat?) -> ColorDepth {
    let hasColor = format.map { $0 != .text } ?? (isTerminal || color == .always)
    return color.depth(of: hasColor ? .full : .monochrome, environment: environment)
  }
}
