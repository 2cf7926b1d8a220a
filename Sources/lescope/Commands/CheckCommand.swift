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
    options: []
  ) { arguments throws(Failure) in try CheckCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let library = PresetLibrary()
    var faults: [Fault] = []
    for file in arguments.operands {
      do {
        try check(file, in: library)
        try Streams.print("\(file): no faults")
      } catch let error as PresetError {
        faults += error.faults
      } catch let failure as Failure {
        throw failure
      } catch {
        preconditionFailure("presets and standard output have no other errors")
      }
    }
    if !faults.isEmpty { throw Failure(exit: .misused, faults: faults) }
  }

  /// A file is what its "format" says, and else a preset.
  private func check(_ file: String, in library: PresetLibrary) throws(PresetError) {
    let source: PresetLibrary.Source
    do {
      source = try library.source(of: file)
    } catch {
      throw PresetError(error)
    }
    if Configuration.isMeant(by: source.json) {
      do {
        _ = try Configuration(source.json)
      } catch {
        throw PresetError(
          error.faults.map { Fault(source: source.name, place: $0.place, $0.message) })
      }
    } else if Lesson.isMeant(by: source.json) {
      let lesson = try LessonLibrary().lesson(source)
      let faults = lesson.faultsOfRuns
      if !faults.isEmpty {
        throw PresetError(faults.map { Fault(source: source.name, place: $0.place, $0.message) })
      }
    } else {
      Streams.warn(of: try library.preset(source), named: file)
    }
  }
}
