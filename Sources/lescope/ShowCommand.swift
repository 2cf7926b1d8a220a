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
    try preset(index < operands.count ? operands[index] : PresetLibrary.standard, [])
  }

  /// The preset by its name, with assignments before those of the command line.
  func preset(_ name: String, _ before: [Assignment]) throws(Failure) -> Preset {
    let assignments: [Assignment]
    do {
      assignments = try before + self.assignments()
    } catch {
      throw .misused(error)
    }
    do {
      // `lescope lst` may be a misspelt command as well as a misspelt preset.
      let alternatives = command == .explore ? Command.words : []
      return try PresetLibrary().preset(name, or: alternatives, setting: assignments)
    } catch {
      throw .misused(error)
    }
  }
}
