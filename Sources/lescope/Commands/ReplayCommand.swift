import Explorer
import Formats
import Glibc
import Laboratory
import Studies

/// `lescope replay FILE`: what was recorded, in the terminal or, as it is asked, without one.
struct ReplayCommand {
  static let command = ProgramCommand(
    "replay", operands: 1...1, "FILE",
    summary: "play what was recorded: in the terminal, or without one",
    options: [
      .check, .text, .format, .cast, .color, .theme, .noMouse, .noHover, .noConfig, .force,
    ]
  ) { arguments throws(Failure) in try ReplayCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let configuration = try arguments.configuration()
    let options = try Failure.ofUsage { () throws(Fault) in
      // What was told is told again, whoever looks on.
      try RenderOptions(arguments, configuration, in: .original)
    }
    let file: SessionFile
    do throws(PresetError) {
      file = try SessionFile(reading: arguments.operands[0])
    } catch {
      throw .misused(error)
    }
    let library = ExploreCommand.library(Configuration())
    let lessons = LessonLibrary(languages: file.session.languages).entries
    if let cast = arguments.text(.cast) {
      try write(
        SessionCast(
          file.session, library: library, lessons: lessons, appearance: options.appearance),
        to: cast, overwrites: arguments.has(.force))
    }
    let prints = arguments.has(.text) || options.format != nil
    if prints {
      try Streams.print(
        picture: file.session.lastScreen(
          library: library, lessons: lessons, appearance: options.appearance,
          isTerminal: isatty(STDOUT_FILENO) == 1, format: options.format))
    }
    if arguments.has(.check) { try check(file, library, lessons) }
    if !prints && !arguments.has(.check) && !arguments.has(.cast) {
      let status = try Failure.ofUsage { () throws(Fault) in
        try Explorer.replay(
          file.session, library: library, lessons: lessons, appearance: options.appearance,
          files: DiskFiles(autosaves: .ofUser()))
      }
      if status != 0 { exit(status) }
    }
  }

  private func check(
    _ file: SessionFile, _ library: [PresetEntry],
    _ lessons: [LessonLibrary.Entry]
  ) throws(Failure) {
    var player = SessionPlayer(file.session, library: library, lessons: lessons)
    player.play()
    let failures = file.failures(of: player)
    if !failures.isEmpty { throw Failure(exit: .failed, faults: failures) }
  }

  private func write(
    _ cast: SessionCast, to path: String, overwrites: Bool
  ) throws(Failure) {
    do throws(Fault) {
      var lines = cast
      var writer = try FileWriter(path, overwrites: overwrites)
      while let line = lines.next() { try writer.write(line) }
      try writer.finish()
    } catch {
      throw .failed(error)
    }
  }
}
