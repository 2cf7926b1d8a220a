import Explorer
import Formats
import Laboratory
import Presets

/// `lescope config`: the configuration in force, as a file that can be edited.
struct ConfigCommand {
  static let command = ProgramCommand(
    "config", operands: 0...0, "",
    summary: "the configuration in force as JSON, every key written out",
    options: [.noConfig]
  ) { arguments throws(Failure) in try ConfigCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    try Streams.print(arguments.configuration().json)
  }
}

extension Arguments {
  /// The user's configuration, or none where there is no file or `--no-config` forbids to look.
  func configuration() throws(Failure) -> Configuration {
    guard !has(.noConfig), let file = Configuration.file(), Disk.has(file) else {
      return Configuration()
    }
    do {
      return try Configuration(file: file)
    } catch {
      throw .misused(error)
    }
  }

  /// The preset that the explorer opens: the one named, or the configuration's.
  func preset(opening configuration: Configuration) throws(Failure) -> Preset {
    let before = configuration.assignments
    let given = try presetName()
    guard given == nil, let preset = configuration.preset else {
      // A state says itself how fast it goes.
      let isState = given.map(StateToken.isMeant) ?? false
      return try self.preset(given ?? PresetLibrary.standard, isState ? [] : before)
    }
    let name = configuration.pathOrName(of: preset)
    do {
      _ = try PresetLibrary().source(of: name)
    } catch {
      throw .misused(
        Fault(source: Configuration.file() ?? "", place: "preset", error.description))
    }
    return try self.preset(name, before)
  }
}

extension Configuration {
  /// What is set in every preset that is opened, before what the command line sets.
  var assignments: [Assignment] {
    let speed = speed.flatMap {
      try? Assignment(key: "view.speed", value: .number($0), label: "speed")
    }
    return [speed].compactMap(\.self)
  }

  /// A path is counted from the folder of the configuration.
  fileprivate func pathOrName(of preset: String) -> String {
    guard preset.contains("/") || preset.hasSuffix(".json"), !preset.hasPrefix("/"),
      let file = Configuration.file(), let slash = file.lastIndex(of: "/")
    else { return preset }
    return String(file[...slash]) + preset
  }
}
