import Explorer
import Glibc
import Laboratory

/// `lescope replay FILE`: what was recorded, in the terminal or, as it is asked, without one.
struct ReplayCommand {
  func run(_ arguments: Arguments) throws(Failure) {
    let options = try Failure.ofUsage { () throws(Fault) in try RenderOptions(arguments) }
    let file: SessionFile
    do throws(PresetError) {
      file = try SessionFile(reading: arguments.operands[0])
    } catch {
      throw .misused(error)
    }
    let library = ExploreCommand.library
    if let cast = arguments.text(.cast) {
      try write(
        SessionCast(file.session, library: library, appearance: options.appearance), to: cast,
        overwrites: arguments.has(.force))
    }
    if arguments.has(.check) || arguments.has(.text) {
      var player = SessionPlayer(file.session, library: library)
      player.play()
      if arguments.has(.text) {
        try Streams.print(
          player.text(options.appearance, isTerminal: isatty(STDOUT_FILENO) == 1))
      }
      let failures = file.failures(of: player)
      if arguments.has(.check), !failures.isEmpty {
        throw Failure(exit: .failed, faults: failures)
      }
    } else if arguments.text(.cast) == nil {
      let status = try Failure.ofUsage { () throws(Fault) in
        try ExplorerState.replay(
          file.session, library: library, appearance: options.appearance)
      }
      if status != 0 { exit(status) }
    }
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
