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
  static let embeddedPrefix = "lescope:"

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
  func path(of file: String) -> String {
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
  static func bytes(of path: String) throws(Fault) -> [UInt8] {
    guard path.hasPrefix(embeddedPrefix) else { return try FileReading.bytes(of: path) }
    let name = String(path.dropFirst(embeddedPrefix.count))
    guard let bytes = EmbeddedFiles.bytes(of: name) else {
      throw Fault(source: path, "there is no such file inside the program")
    }
    return bytes
  }
}

extension JSON {
  /// The text of a preset with its data files under their full names, so that it means the same files
  /// wherever it is read.
  package func namingFiles(in folder: Folder) -> JSON { renamingFiles(folder.path(of:)) }

  /// The text of a preset with other names for its data files.
  func renamingFiles(_ name: (String) -> String) -> JSON {
    switch self {
    case .null, .flag, .number, .text: return self
    case .list(let elements): return .list(elements.map { $0.renamingFiles(name) })
    case .object(let members):
      let hasFiles = self["kind"] == .text("csv") || self["kind"] == .text("idx")
      return .object(
        members.map { member in
          if hasFiles, JSON.fileKeys.contains(member.key), case .text(let file) = member.value {
            return Member(member.key, .text(name(file)))
          }
          return Member(member.key, member.value.renamingFiles(name))
        })
    }
  }

  /// The data files that the text of a preset names, but for those inside the program.
  public var files: [String] {
    var files: [String] = []
    _ = renamingFiles { file in
      files.append(file)
      return file
    }
    return files.filter { !$0.hasPrefix(Folder.embeddedPrefix) }
  }

  /// The keys of signals and tasks that name a file.
  private static let fileKeys = [
    "file", "test_file", "images", "labels", "test_images", "test_labels",
  ]
}
