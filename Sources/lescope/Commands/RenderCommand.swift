import Explorer
import Formats
import Glibc
import Laboratory
import Presets
import Studies

/// `lescope render PRESET`: one screen of the explorer as text.
struct RenderCommand {
  static let command = ProgramCommand(
    "render", operands: 1...1, "PRESET", summary: "draw one screen of the explorer as text",
    options: [
      .at, .view, .size, .format, .charset, .color, .theme, .language, .load, .set, .seed,
      .noConfig,
    ]
  ) { arguments throws(Failure) in try RenderCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let configuration = try arguments.configuration()
    let preset = try arguments.preset()
    let languages = try arguments.languages(configuration)
    let options = try Failure.ofUsage { () throws(Fault) in
      try RenderOptions(arguments, configuration, in: languages)
    }
    if let lack = arguments.lackOfLanguage(beside: preset.languages) { Streams.warn(lack) }
    let time = try Failure.ofUsage { () throws(Fault) in try arguments.moment(for: preset) }
    try Streams.print(
      picture: Explorer.render(
        preset, at: time, view: options.view, columns: options.columns, rows: options.rows,
        appearance: options.appearance, isTerminal: isatty(STDOUT_FILENO) == 1,
        format: options.format))
  }
}

/// `lescope [PRESET]`: the explorer.
struct ExploreCommand {
  static let command = ProgramCommand(
    "", operands: 0...1, "[PRESET]",
    summary: "open the explorer (default: the first preset of the list)",
    options: [
      .state, .plain, .watch, .load, .set, .seed, .charset, .color, .theme, .language, .noMouse,
      .noHover, .noQuery, .noNotify, .noConfig,
    ]
  ) { arguments throws(Failure) in try ExploreCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    if arguments.has(.plain) || Surroundings.terminalHasLinesOnly {
      try arguments.refuseToWatch()
    }
    if arguments.has(.plain) { return try PlainCommand().run(arguments) }
    if Surroundings.terminalHasLinesOnly {
      Streams.note(["The terminal can only show line after line (TERM=dumb), so this is --plain."])
      return try PlainCommand().run(arguments)
    }
    let configuration = try arguments.configuration()
    let languages = try arguments.languages(configuration)
    var watched = try arguments.watchedFile(
      arguments.presetName(), called: "a preset", path: PresetLibrary().path(of:)
    ) { () throws(PresetError) in
      do throws(Failure) {
        return .preset(try arguments.preset(opening: configuration))
      } catch {
        throw PresetError(error.faults)
      }
    }
    let preset = try arguments.preset(opening: configuration)
    watched?.begin(with: preset)
    var lessons = LessonFile()
    var course = lessons.course(in: languages)
    let autosaves = AutosaveFolder.ofUser()
    let (left, faults) = autosaves?.left() ?? (nil, [])
    course.warning =
      course.warning ?? faults.first?.description
      ?? arguments.lackOfLanguage(beside: preset.languages)
    let status = try Failure.ofUsage { [lessons, course, watched] () throws(Fault) in
      let options = try RenderOptions(live: arguments, configuration, in: languages)
      return try Explorer.explore(
        preset, library: ExploreCommand.library(configuration), course: course, left: left,
        appearance: options.appearance,
        files: DiskFiles(lessons: lessons, autosaves: autosaves, watched: watched))
    }
    if status != 0 { exit(status) }
  }

  /// The presets that can be opened from within; those with faults are left to `lescope check`.
  static func library(_ configuration: Configuration) -> [PresetEntry] {
    let library = PresetLibrary()
    return library.entries.compactMap { entry in
      if entry.readsSamples {
        return PresetEntry(name: entry.name, title: entry.title, about: entry.about)
      }
      return (try? library.preset(entry.name, setting: configuration.assignments)).map {
        PresetEntry(name: entry.name, preset: $0)
      }
    }
  }
}

extension Failure {
  /// Runs what may find the command line at fault.
  static func ofUsage<Value>(_ work: () throws(Fault) -> Value) throws(Failure) -> Value {
    do throws(Fault) { return try work() } catch { throw .misused(error) }
  }
}
