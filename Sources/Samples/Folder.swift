package import Formats
import ShippedPresets

/// Where the files that a preset names are looked for.
package enum Folder: Equatable, Sendable {
  /// Beside the preset file.
  case directory(String)
  /// Among the copies inside the program.
  case embedded

  /// What the name of an embedded file begins with once the preset has been read, so that the preset
  /// means the same file when it is read again from elsewhere.
  package static let embeddedPrefix = "lescope:"

  /// The working directory, for presets from standard input.
  package static var working: Folder {
    .directory(Disk.workingFolder ?? ".")
  }

  /// The folder of a file.
  package static func around(_ path: String) -> Folder {
    let absolute = working.path(of: path)
    return .directory(
      String(absolute[..<(absolute.lastIndex(of: "/") ?? absolute.endIndex)]).ifEmpty("/"))
  }

  /// The full name of a file in this folder; absolute and embedded names stay as they are.
  package func path(of file: String) -> String {
    if file.hasPrefix("/") || file.hasPrefix(Self.embeddedPrefix) { return file }
    switch self {
    case .directory(let folder): return folder.hasSuffix("/") ? folder + file : folder + "/" + file
    case .embedded: return Self.embeddedPrefix + file
    }
  }

  /// The preset that a file in this folder names: by a path, which leads from this folder, or by the
  /// name of one that is shipped or saved.
  package func pathOrName(ofPreset name: String) -> String {
    guard case .directory = self, name.contains("/") || name.hasSuffix(".json") else { return name }
    return path(of: name)
  }

  /// The bytes of a file by its full name.
  package static func bytes(of path: String) throws(Fault) -> [UInt8] {
    guard path.hasPrefix(embeddedPrefix) else { return try FileReading.bytes(of: path) }
    let name = String(path.dropFirst(embeddedPrefix.count))
    guard let bytes = EmbeddedFiles.bytes(of: name) else {
      throw Fault(source: path, "there is no such file inside the program")
    }
    return bytes
  }
}
