package import Formats
import Laboratory
package import Presets
package import Stage
package import Studies
import Terminal

/// How the explorer draws and listens: with which glyphs and colours, to which keys.
package struct Appearance: Sendable {
  let glyphs: GlyphSet
  let color: ColorChoice
  let theme: Theme
  let usesMouse: Bool
  let keys: Keymap
  let environment: TerminalEnvironment

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
  package init(
    charset: String? = nil, color: String? = nil, theme: String? = nil, usesMouse: Bool = true,
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
    self.usesMouse = usesMouse && configuration.usesMouse
    keys = configuration.keys
  }

  /// How many colours a picture may have that goes to a terminal, or as a file of that format; a file
  /// without one has none unless they are asked for.
  func depth(isTerminal: Bool, format: ExportFormat?) -> ColorDepth {
    let hasColor = format.map { $0 != .text } ?? (isTerminal || color == .always)
    return color.depth(of: hasColor ? .full : .monochrome, environment: environment)
  }
}

extension ExplorerState {
  init(
    _ preset: Preset, library: [PresetEntry] = [], course: Course = Course(),
    appearance: Appearance
  ) {
    self.init(preset, library: library, glyphs: appearance.glyphs)
    lessons = course.lessons
    progress = course.progress
    theme = appearance.theme
    keys = appearance.keys
  }

  /// Runs the explorer in the terminal until the user quits.
  ///
  /// - Returns: the exit status.
  /// - Throws: one sentence where there is no terminal that a picture can be drawn on.
  package static func explore(
    _ preset: Preset, library: [PresetEntry], course: Course, appearance: Appearance,
    files: some Files
  ) throws(Fault) -> Int32 {
    try record(
      preset, library: library, course: course, appearance: appearance, files: files
    ).status
  }

  /// Runs the explorer in the terminal until the user quits.
  ///
  /// - Returns: the exit status, what came in, and whether all of it is there.
  /// - Throws: one sentence where there is no terminal that a picture can be drawn on.
  package static func record(
    _ preset: Preset, library: [PresetEntry], course: Course, appearance: Appearance,
    files: some Files
  ) throws(Fault) -> (status: Int32, session: Session, isComplete: Bool) {
    do throws(TerminalFault) {
      var screen = try CursesScreen(
        theme: appearance.theme, color: appearance.color, mouse: appearance.usesMouse)
      var state = ExplorerState(
        preset, library: library, course: course, appearance: appearance)
      if let lesson = course.opened { state.begin(lesson) }
      if let warning = course.warning { state.warn(warning) }
      var explorer = Explorer(consume state, files: files)
      let status = explorer.run(on: &screen)
      let (session, isComplete) = explorer.session
      return (status, session, isComplete)
    } catch {
      throw Fault(
        "\(error)\(error.remedy); lescope --plain, lescope run and lescope render work without one")
    }
  }

  /// Plays a session in the terminal at its own pace; then, or from the first key that does not
  /// leave, it goes on by hand.
  ///
  /// - Returns: the exit status.
  /// - Throws: one sentence where there is no terminal that a picture can be drawn on.
  package static func replay(
    _ session: Session, library: [PresetEntry], lessons: [LessonLibrary.Entry] = [],
    appearance: Appearance, files: some Files
  ) throws(Fault) -> Int32 {
    do throws(TerminalFault) {
      var screen = try CursesScreen(
        theme: appearance.theme, color: appearance.color, mouse: appearance.usesMouse)
      var playback = SessionPlayback(
        SessionPlayer(session, library: library, lessons: lessons, theme: appearance.theme),
        keys: appearance.keys, files: files)
      return playback.run(on: &screen)
    } catch {
      throw Fault(
        "\(error)\(error.remedy); lescope replay --check, --text and --cast work without one")
    }
  }

  /// The explorer's screen as text, as it is `time` ms into the experiment.
  ///
  /// - Parameter format: one of `ExportFormat.pictures`; nil is text, with colours where a terminal
  ///   shows it.
  package static func render(
    _ preset: Preset, at time: Double, view: View, columns: Int, rows: Int,
    appearance: Appearance, isTerminal: Bool, format: ExportFormat? = nil
  ) -> String {
    let depth = appearance.depth(isTerminal: isTerminal, format: format)
    var state = ExplorerState(preset, appearance: appearance)
    state.view = view
    state.depth = depth
    state.isRunning = false
    state.run(until: time)
    state.measure()
    let grid = state.picture(Size(columns: columns, rows: rows)).grid
    guard let format else { return grid.text(theme: appearance.theme, depth: depth) }
    return grid.exported(
      as: format, title: preset.title, theme: depth == .monochrome ? .mono : appearance.theme,
      depth: depth,
      // As text it is the screen and nothing else, of so many rows as were asked for.
      state: format == .svg ? state.stateToken : nil)
  }
}
