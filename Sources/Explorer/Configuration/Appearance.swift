public import Laboratory
import Terminal

/// How the explorer draws and listens: with which glyphs and colours, to which keys.
public struct Appearance: Sendable {
  let glyphs: GlyphSet
  let color: ColorChoice
  let theme: Theme
  let usesMouse: Bool
  let keys: Keymap
  let environment: TerminalEnvironment

  /// What `--charset` takes.
  public static let charsets = GlyphSet.allCases.map(\.rawValue)
  /// What `--color` takes.
  public static let colors = ColorChoice.allCases.map(\.rawValue)
  /// What `--theme` takes.
  public static let themes = Theme.allCases.map(\.rawValue)

  /// - Parameters:
  ///   - charset: one of `charsets`; nil, or a word that is none, leaves it to the configuration,
  ///     then to locale and terminal.
  ///   - color: one of `colors`, or else what the configuration has, or else "auto".
  ///   - theme: one of `themes`, or else what the configuration has, or else "dark". Who asks for
  ///     one wants its colours, even where the configuration has none.
  ///   - usesMouse: false leaves the mouse to the terminal.
  public init(
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
  /// - Parameter left: what an earlier one left unsaved.
  /// - Returns: the exit status.
  /// - Throws: one sentence where there is no terminal that a picture can be drawn on.
  public static func explore(
    _ preset: Preset, library: [PresetEntry], course: Course, left: LeftWork? = nil,
    appearance: Appearance, files: some Files
  ) throws(Fault) -> Int32 {
    try record(
      preset, library: library, course: course, left: left, appearance: appearance, files: files
    ).status
  }

  /// Runs the explorer in the terminal until the user quits.
  ///
  /// - Parameter recording: the file in which what comes in is written down as it comes.
  /// - Returns: the exit status, what came in, whether all of it is there, and why not all of it is in the
  ///   file.
  /// - Throws: one sentence where there is no terminal that a picture can be drawn on.
  public static func record(
    _ preset: Preset, library: [PresetEntry], course: Course, left: LeftWork? = nil,
    appearance: Appearance, files: some Files,
    into recording: (path: String, overwrites: Bool)? = nil
  ) throws(Fault) -> (status: Int32, session: Session, isComplete: Bool, fault: Fault?) {
    do throws(TerminalFault) {
      var screen = try CursesScreen(
        theme: appearance.theme, color: appearance.color, mouse: appearance.usesMouse)
      var state = ExplorerState(
        preset, library: library, course: course, appearance: appearance)
      if let lesson = course.opened { state.begin(lesson) }
      if let left { state.offer(left) }
      if let warning = course.warning { state.warn(warning) }
      let recorder = recording.map { SessionRecorder($0.path, overwrites: $0.overwrites) }
      var explorer = Explorer(consume state, files: files, recorder: recorder)
      let status = explorer.run(on: &screen)
      let (session, isComplete) = explorer.session
      return (status, session, isComplete, explorer.faultOfRecording)
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
  public static func replay(
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
  public static func render(
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
