import Explorer
import Formats
import Laboratory
import Presets
import Studies

/// `lescope check FILE...`: every fault of every file.
struct CheckCommand {
  static let command = ProgramCommand(
    "check", operands: 1...Int.max, "FILE...",
    summary: "validate presets, lessons and configuration; every fault, with its place in the file",
    options: [.json]
  ) { arguments throws(Failure) in try CheckCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let library = PresetLibrary()
    if arguments.has(.json) {
      let reports = arguments.operands.map { Report(of: $0, in: library) }
      try Streams.print(JSON.list(reports.map(\.json)))
      // All is said: whoever reads this goes by the exit code.
      if reports.contains(where: { !$0.faults.isEmpty }) {
        throw Failure(exit: .misused, faults: [])
      }
      return
    }
    var faults: [Fault] = []
    for file in arguments.operands {
      let report = Report(of: file, in: library)
      for warning in report.warnings { Streams.warn(warning, of: file) }
      if report.faults.isEmpty { try Streams.print("\(file): no faults") }
      faults += report.faults
    }
    if !faults.isEmpty { throw Failure(exit: .misused, faults: faults) }
  }
}

/// What was found in a file.
private struct Report {
  let file: String
  /// "configuration", "lesson" or "preset"; nil where it could not even be parsed.
  var kind: String?
  var faults: [Fault] = []
  var warnings: [String] = []

  init(of file: String, in library: PresetLibrary) {
    self.file = file
    do throws(PresetError) { try check(in: library) } catch { faults = error.faults }
  }

  var json: JSON {
    .object([
      .init("file", .text(file)), .init("kind", kind.map { .text($0) } ?? .null),
      .init("valid", .flag(faults.isEmpty)),
      .init(
        "faults",
        .list(
          faults.map {
            .object([
              .init("source", .text($0.source)), .init("place", .text($0.place)),
              .init("message", .text($0.message)),
            ])
          })),
      .init("warnings", .list(warnings.map { .text($0) })),
    ])
  }

  /// A file is what its "format" says, and else a preset.
  private mutating func check(in library: PresetLibrary) throws(PresetError) {
    let source: PresetLibrary.Source
    do {
      source = try library.source(of: file)
    } catch {
      throw PresetError(error)
    }
    if Configuration.isMeant(by: source.json) {
      kind = "configuration"
      do {
        _ = try Configuration(source.json)
      } catch {
        throw PresetError(
          error.faults.map { Fault(source: source.name, place: $0.place, $0.message) })
      }
    } else if Lesson.isMeant(by: source.json) {
      kind = "lesson"
      let lesson = try LessonLibrary().lesson(source)
      let faults = lesson.faultsOfRuns
      if !faults.isEmpty {
        throw PresetError(faults.map { Fault(source: source.name, place: $0.place, $0.message) })
      }
    } else {
      kind = "preset"
      warnings = try library.preset(source).warnings.map(\.description)
    }
  }
}
