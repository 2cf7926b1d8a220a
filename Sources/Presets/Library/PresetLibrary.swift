package import Formats
package import Samples
import ShippedPresets

/// Finds presets by name: shipped ones from any working directory, and those a user saved.
///
/// A name is looked for in these places, and the first that has it wins: the folder in
/// `$LESCOPE_PRESETS`; `presets/` or `share/lescope/presets/` beside the program or above it; the copies
/// inside the program; and the user's own folder, `$XDG_DATA_HOME/lescope/presets`.
package struct PresetLibrary: Sendable {
  /// A preset as it is listed.
  package struct Entry: Equatable, Sendable {
    package var name: String
    package var title: TranslatedText
    package var about: TranslatedText
    package var tags: [String]
    /// The file; nil for a copy inside the program.
    package var path: String?
    /// Whether samples are read from a file for it.
    package var readsSamples = false
  }

  /// The text of a preset, parsed but not yet checked.
  package struct Source: Equatable, Sendable {
    /// What a fault in it is to name.
    package var name: String
    package var json: JSON
    /// Where the files it names are.
    package var folder: Folder
  }

  private enum Place: Sendable {
    case folder(String)
    case embedded
  }

  private let places: [Place]

  /// The library of a program.
  ///
  /// - Parameters:
  ///   - environment: a variable's value.
  ///   - executable: the program's own file; nil looks only elsewhere.
  package init(environment: (String) -> String? = Self.variable, executable: String? = Self.program)
  {
    var places: [Place] = []
    if let folder = environment("LESCOPE_PRESETS"), !folder.isEmpty {
      places.append(.folder(folder))
    }
    if let executable, let folder = Self.shippedFolder(above: executable) {
      places.append(.folder(folder))
    }
    places.append(.embedded)
    if let folder = Self.userFolder(environment: environment) { places.append(.folder(folder)) }
    self.places = places
  }

  /// Where presets that a user saves belong: `$XDG_DATA_HOME/lescope/presets`, by default below
  /// `~/.local/share`.
  package static func userFolder(environment: (String) -> String? = Self.variable) -> String? {
    UserFolder.data.path(of: "presets", environment: environment)
  }

  /// A variable of the process's environment.
  package static func variable(_ name: String) -> String? { Disk.variable(name) }

  /// The real path of the running program.
  package static var program: String? { Disk.realPath("/proc/self/exe") }

  /// The preset that opens when none is named.
  package static var standard: String { EmbeddedFiles.presets[0] }

  /// All presets: the shipped ones in their didactic order, then others by name. Files that cannot be
  /// read as JSON objects are left out.
  package var entries: [Entry] {
    let known = EmbeddedFiles.presets
    let others = names.filter { !known.contains($0) }.sorted()
    return (known.filter(names.contains) + others).compactMap { name in
      guard let (path, source) = try? find(name), case .object = source.json else { return nil }
      var tags: [String] = []
      if case .list(let elements) = source.json["tags"] {
        tags = elements.compactMap { if case .text(let tag) = $0 { tag } else { nil } }
      }
      return Entry(
        name: name, title: TranslatedText(source.json, key: "title") ?? "Untitled",
        about: TranslatedText(source.json, key: "about") ?? "", tags: tags, path: path,
        readsSamples: source.json["task"]?.files.isEmpty == false)
    }
  }

  /// The names of all presets, in no order.
  private var names: Set<String> {
    var names: Set<String> = []
    for place in places {
      switch place {
      case .embedded: names.formUnion(EmbeddedFiles.presets)
      case .folder(let folder): names.formUnion(Self.presets(in: folder))
      }
    }
    return names
  }

  /// The file of a preset by its name; nil for a copy inside the program, or where there is none.
  package func path(of name: String) -> String? { (try? find(name))?.path }

  /// Reads a preset by its name, by a path (which has a `/` or ends in `.json`), from standard input
  /// for `-`, or from a state token.
  ///
  /// - Parameter alternatives: other words that may have been meant, such as commands.
  /// - Throws: what cannot be found, with the nearest name, or where the text is no JSON.
  package func source(of preset: String, or alternatives: [String] = []) throws(Fault) -> Source {
    if StateToken.isMeant(by: preset) {
      let token = try StateToken(parsing: preset)
      do throws(PresetError) {
        return Source(
          name: token.name, json: try token.preset(in: self).editableJSON, folder: .working)
      } catch {
        throw error.faults[0]
      }
    }
    if preset == "-" {
      return try Self.parse(FileReading.bytes(of: "-"), name: "standard input", folder: .working)
    }
    if preset.contains("/") || preset.hasSuffix(".json") { return try Self.file(preset) }
    if let found = try find(preset) { return found.source }
    if Disk.has(preset) { return try Self.file(preset) }
    let remedy =
      Spelling.nearest(to: preset, in: EmbeddedFiles.presets + names.sorted() + alternatives)
      .map { "did you mean \($0)?" } ?? "lescope list names them; a file's name ends in .json"
    throw Fault(source: preset, "there is no preset of this name; \(remedy)")
  }

  /// Reads and checks a preset.
  ///
  /// - Throws: every fault, each with its source and key path.
  package func preset(
    _ name: String, or alternatives: [String] = [], setting assignments: [Assignment] = []
  ) throws(PresetError) -> Preset {
    if StateToken.isMeant(by: name) {
      // Not by way of a text, in which a tie and two equal numbers are the same.
      let token: StateToken
      do { token = try StateToken(parsing: name) } catch { throw PresetError(error) }
      return try token.preset(in: self).setting(assignments)
    }
    let source: Source
    do {
      source = try self.source(of: name, or: alternatives)
    } catch {
      throw PresetError(error)
    }
    return try preset(source, setting: assignments)
  }

  /// Checks the text of a preset.
  ///
  /// - Throws: every fault, each with its source and key path.
  package func preset(
    _ source: Source, setting assignments: [Assignment] = []
  ) throws(PresetError) -> Preset {
    do {
      return try Preset(json: source.json, in: source.folder, setting: assignments)
    } catch {
      throw PresetError(
        error.faults.map { fault in
          fault.source.isEmpty
            ? Fault(source: source.name, place: fault.place, fault.message) : fault
        })
    }
  }

  /// A preset's file, or a recording, sweep or table of this program, which says in its first line what
  /// it is of.
  private static func file(_ path: String) throws(Fault) -> Source {
    if let json = try RecordedPreset.json(ofFile: path) {
      return Source(name: path, json: json, folder: .around(path))
    }
    return try parse(FileReading.bytes(of: path), name: path, folder: .around(path))
  }

  private func find(_ name: String) throws(Fault) -> (path: String?, source: Source)? {
    for place in places {
      switch place {
      case .embedded:
        guard EmbeddedFiles.presets.contains(name),
          let bytes = EmbeddedFiles.bytes(of: name + ".json")
        else { continue }
        return (nil, try Self.parse(bytes, name: name, folder: .embedded))
      case .folder(let folder):
        let path = folder + "/" + name + ".json"
        guard Disk.has(path) else { continue }
        return (path, try Self.parse(fileInLibrary: path))
      }
    }
    return nil
  }

  /// How large a file may be that is found by its name: all of them are read at every start.
  package static let mostBytes = 16 << 20

  /// The presets that are left out because they are too large, each with its file.
  package var oversized: [Fault] {
    places.flatMap { place in
      guard case .folder(let folder) = place else { return [Fault]() }
      return Self.presets(in: folder).sorted().map { "\(folder)/\($0).json" }
        .filter { Disk.size(of: $0) > Self.mostBytes }.map(Self.oversize)
    }
  }

  private static func oversize(_ path: String) -> Fault {
    Fault(
      source: path,
      "is too large to be found by its name; at most \(mostBytes >> 20) MB are read at every start. "
        + "Kept elsewhere it is opened by its path")
  }

  /// - Throws: that it is too large, or no JSON.
  package static func parse(fileInLibrary path: String) throws(Fault) -> Source {
    if Disk.size(of: path) > mostBytes { throw oversize(path) }
    return try parse(
      FileReading.bytes(of: path, most: mostBytes), name: path, folder: .around(path))
  }

  package static func parse(
    _ bytes: [UInt8], name: String, folder: Folder
  ) throws(Fault) -> Source {
    do {
      return Source(name: name, json: try JSON(parsing: bytes), folder: folder)
    } catch {
      throw Fault(source: name, place: error.place, error.message)
    }
  }

  /// The nearest folder of shipped presets above a file; another `presets/` on the way has not ours in it.
  package static func shippedFolder(above file: String) -> String? {
    var folder = file[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      for place in ["/presets", "/share/lescope/presets"]
      where Disk.has(folder + place + "/" + standard + ".json") {
        return folder + place
      }
    }
    return nil
  }

  package static func presets(in folder: String) -> [String] {
    Disk.names(in: folder).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(5)) }
  }
}
