package import Formats
import Laboratory
package import Presets
package import Stage
package import Studies
import Terminal

extension Explorer {
  /// Runs the explorer in the terminal until the user quits.
  ///
  /// - Parameter left: what an earlier one left unsaved.
  /// - Returns: the exit status.
  /// - Throws: one sentence where there is no terminal that a picture can be drawn on.
  package static func explore(
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
  package static func record(
    _ preset: Preset, library: [PresetEntry], course: Course, left: LeftWork? = nil,
    appearance: Appearance, files: some Files,
    into recording: (path: String, overwrites: Bool)? = nil
  ) throws(Fault) -> (status: Int32, session: Session, isComplete: Bool, fault: Fault?) {
    do throws(TerminalFault) {
      var screen = try CursesScreen(
        theme: appearance.theme, color: appearance.color, mouse: appearance.usesMouse,
        asksForBackground: appearance.asksForBackground, notifies: appearance.notifies)
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
    let size = Size(columns: columns, rows: rows)
    state.adaptAxes(to: size)
    let grid = state.picture(size)
    guard let format else { return grid.text(theme: appearance.theme, depth: depth) }
    return grid.exported(
      as: format, title: state.told(preset.title),
      theme: depth == .monochrome ? .mono : appearance.theme,
      depth: depth,
      // As text it is the screen and nothing else, of so many rows as were asked for.
      state: format == .svg ? state.stateToken : nil)
  }
}
