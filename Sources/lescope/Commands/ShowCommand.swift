import Formats
import Laboratory
import Presets

/// `lescope show PRESET`: the preset as JSON, every default written out, or as a state token.
struct ShowCommand {
  static let command = ProgramCommand(
    "show", operands: 1...1, "PRESET", summary: "the preset as JSON, every default written out",
    options: [.token, .load, .set, .seed]
  ) { arguments throws(Failure) in try ShowCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let preset = try arguments.preset()
    if arguments.has(.token) {
      if let fault = StateToken.fault(of: preset) {
        throw .misused(Fault(source: arguments.operands[0], fault.message))
      }
      return try Streams.print(StateToken(preset).text)
    }
    try Streams.print(preset.json)
  }
}

extension Arguments {
  /// The preset that the command line names, with its assignments.
  ///
  /// - Parameter index: which of the operands names it.
  func preset(_ index: Int = 0) throws(Failure) -> Preset {
    try preset(presetName(index) ?? PresetLibrary.standard, [])
  }

  /// What names the preset: the operand, or `--state`; nil where there is neither.
  func presetName(_ index: Int = 0) throws(Failure) -> String? {
    let operand = index < operands.count ? operands[index] : nil
    guard let state = text(.state) else { return operand }
    if let operand {
      throw .misused(
        Fault(source: "--state", "stands beside the preset \(operand); only one may be given"))
    }
    // What is no token must not be taken for the name of a preset.
    if !StateToken.isMeant(by: state) {
      _ = try Failure.ofUsage { () throws(Fault) in try StateToken(parsing: state) }
    }
    return state
  }

  /// The preset by its name, with assignments before those of the command line, and the weights that
  /// `--load` names.
  func preset(_ name: String, _ before: [Assignment]) throws(Failure) -> Preset {
    let preset = try presetAsDescribed(name, before)
    guard let path = text(.load) else { return preset }
    return try Failure.ofUsage { () throws(Fault) in try preset.loading(path) }
  }

  /// The preset by its name, with assignments before those of the command line.
  func presetAsDescribed(_ name: String, _ before: [Assignment]) throws(Failure) -> Preset {
    let assignments: [Assignment]
    do {
      assignments = try before + self.assignments()
    } catch {
      throw .misused(error)
    }
    do {
      // `lescope lst` may be a misspelt command as well as a misspelt preset.
      let alternatives = command.isExplorer ? ProgramCommand.words : []
      return try PresetLibrary().preset(name, or: alternatives, setting: assignments)
    } catch {
      throw .misused(error)
    }
  }
}
