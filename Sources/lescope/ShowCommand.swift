import Laboratory

/// `lescope show PRESET`: the preset as JSON, every default written out.
struct ShowCommand {
  func run(_ arguments: Arguments) throws(Failure) {
    try Streams.print(arguments.preset().json.pretty)
  }
}

extension Arguments {
  /// The preset that the command line names, with its assignments.
  ///
  /// - Parameter index: which of the operands names it.
  func preset(_ index: Int = 0) throws(Failure) -> Preset {
    let assignments: [Assignment]
    do {
      assignments = try self.assignments()
    } catch {
      throw .misused(error)
    }
    do {
      let name = index < operands.count ? operands[index] : PresetLibrary.standard
      // `lescope lst` may be a misspelt command as well as a misspelt preset.
      let alternatives = command == .explore ? Command.words : []
      return try PresetLibrary().preset(name, or: alternatives, setting: assignments)
    } catch {
      throw .misused(error)
    }
  }
}
