package import Formats
import Laboratory
import Presets
package import Stage
import Terminal
import Views

/// What a user wants otherwise than the program comes: a file that is read at every start.
///
/// What the command line says comes first, then this, then what the program does by itself.
package struct Configuration: Equatable, Sendable {
  package static let format = "lescope-config/1"

  /// The preset to open where none is named: a name, or a path.
  package var preset: String?
  /// Simulated over real time, in place of the presets' own.
  package var speed: Double?
  var theme: Theme?
  var glyphs: GlyphSet?
  var color: ColorChoice?
  /// Whether the mouse is the explorer's; if not, it selects text as elsewhere in the terminal.
  package var usesMouse = true
  /// Whether what is under the mouse is read.
  package var hovers = true
  package var keys = Keymap.standard
  /// In place of the locale's.
  package var languages: LanguageChoice?

  /// As the program comes.
  package init() {}

  /// The user's file: `$XDG_CONFIG_HOME/lescope/config.json`, by default below `~/.config`.
  package static func file(
    environment: (String) -> String? = PresetLibrary.variable
  ) -> String? {
    UserFolder.configuration.path(of: "config.json", environment: environment)
  }

  /// Whether a JSON text calls itself a configuration, in whichever version.
  package static func isMeant(by json: JSON) -> Bool {
    guard case .text(let format) = json["format"] else { return false }
    return format.hasPrefix("lescope-config")
  }

  /// Checks the JSON of a configuration.
  ///
  /// - Throws: every fault, each with its key path.
  package init(_ json: JSON) throws(PresetError) {
    var reader = ConfigurationReader()
    self = reader.configuration(json)
    if !reader.faults.isEmpty { throw PresetError(reader.faults) }
  }

  /// Reads a file.
  ///
  /// - Throws: every fault, each with the file and its key path.
  package init(file: String) throws(PresetError) {
    do {
      try self.init(Configuration.json(of: file))
    } catch {
      throw PresetError(
        error.faults.map { fault in
          fault.source.isEmpty ? Fault(source: file, place: fault.place, fault.message) : fault
        })
    }
  }

  private static func json(of file: String) throws(PresetError) -> JSON {
    do throws(Fault) {
      let bytes = try FileReading.bytes(of: file)
      guard bytes.contains(where: { $0 > 0x20 }) else {
        throw Fault("the file is empty; a configuration is a JSON object")
      }
      return try JSON(parsing: bytes)
    } catch {
      throw PresetError(error)
    }
  }

  /// The configuration as JSON, with the keys of every command.
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("format", .text(Configuration.format)),
      .init("preset", .text(preset ?? PresetLibrary.standard)),
      .init("theme", .text((theme ?? .dark).rawValue)),
      .init("color", .text((color ?? .auto).rawValue)),
      .init("mouse", .flag(usesMouse)), .init("hover", .flag(hovers)),
    ]
    if let glyphs { members.append(.init("charset", .text(glyphs.rawValue))) }
    if let languages { members.append(.init("language", .text(languages.text))) }
    if let speed { members.append(.init("speed", .number(speed))) }
    let keys = keys.commands.map { command in
      JSON.Member(command.name, .list(command.keys.map { .text($0.plainName) }))
    }
    return .object(members + [.init("keys", .object(keys))])
  }
}
