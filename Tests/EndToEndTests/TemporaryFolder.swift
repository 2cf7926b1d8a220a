import FoundationEssentials

/// An empty folder for one test, removed with what is in it when the test is over.
final class TemporaryFolder {
  let path = "/tmp/lescope-tests-\(UUID())"

  init(folders: [String] = [], holding texts: [String: String] = [:]) throws {
    for folder in [""] + folders {
      try FileManager.default.createDirectory(
        atPath: path + "/" + folder, withIntermediateDirectories: false)
    }
    for (file, text) in texts { try Data(text.utf8).write(to: URL(filePath: path + "/" + file)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The names of the files in it, sorted.
  var files: [String] { files(in: "") }

  /// The names of the files in a folder in it, sorted; none where there is no such folder.
  func files(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder))?.sorted() ?? []
  }

  func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + file))
  }

  func text(of file: String) throws -> String {
    try String(contentsOfFile: path + "/" + file, encoding: .utf8)
  }
}
