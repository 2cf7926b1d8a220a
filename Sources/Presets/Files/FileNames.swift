package import Formats
package import Samples

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
