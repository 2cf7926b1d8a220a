import Laboratory

/// `lescope check FILE...`: every fault of every file.
struct CheckCommand {
  func run(_ arguments: Arguments) throws(Failure) {
    let library = PresetLibrary()
    var faults: [Fault] = []
    for file in arguments.operands {
      do {
        let preset = try library.preset(file)
        for warning in preset.warnings {
          Streams.complain("warning: \(file): \(warning)")
        }
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
}
