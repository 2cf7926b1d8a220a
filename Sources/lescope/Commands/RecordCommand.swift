import Explorer
import Formats
import Glibc
import Laboratory
import Studies
import Views

/// `lescope record FILE [PRESET]`: the explorer, and a file of what was pressed in it.
struct RecordCommand {
  static let command = ProgramCommand(
    "record", operands: 1...2, "FILE [PRESET]",
    summary: "open the explorer and keep what is pressed, to play it again",
    options: [
      .state, .load, .set, .seed, .charset, .color, .theme, .language, .noMouse, .noHover,
      .noConfig,
      .force,
    ]
  ) { arguments throws(Failure) in try RecordCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let preset = try arguments.preset(1)
    let file = arguments.operands[0]
    let overwrites = arguments.has(.force)
    var configuration = try arguments.configuration()
    // What is pressed must mean the same wherever it is played.
    configuration.keys = .standard
    let languages = try arguments.languages(configuration)
    let options = try Failure.ofUsage { [configuration] () throws(Fault) in
      try RenderOptions(arguments, configuration, in: languages)
    }
    do throws(Fault) {
      // Whether the file can be written is better known before an hour's work than after it.
      _ = try FileWriter(file, overwrites: overwrites)
    } catch {
      throw .failed(error)
    }
    let grows = GrowingFile.isPossible(file)
    let sitting = try Failure.ofUsage { () throws(Fault) in
      try Explorer.record(
        preset, library: ExploreCommand.library(Configuration()),
        // What was answered before is nothing that a player of the session would know.
        course: Course(
          LessonLibrary(languages: languages).entries,
          warning: arguments.lackOfLanguage(beside: preset.languages)),
        appearance: options.appearance,
        files: DiskFiles(autosaves: .ofUser()),
        into: grows ? (file, overwrites) : nil)
    }
    do throws(Fault) {
      if let fault = sitting.fault { throw fault }
      if !grows { try write(sitting.session, to: file, overwrites) }
    } catch {
      throw .failed(error)
    }
    if !sitting.isComplete {
      Streams.warn(
        "only the first \(sitting.session.entries.count) keys are in it", of: file)
    }
    if sitting.status != 0 { exit(sitting.status) }
  }

  private func write(_ session: Session, to file: String, _ overwrites: Bool) throws(Fault) {
    var writer = try FileWriter(file, overwrites: overwrites)
    try writer.write(session.text)
    try writer.finish()
  }
}
