import Formats
import FoundationEssentials

/// Runs something with an empty folder, which is removed afterwards.
package func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = "/tmp/lescope-tests-\(UUID())"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// The names of the files in a folder, sorted.
package func files(in folder: String) -> [String] {
  (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
}

/// Writes a whole file.
package func write(_ text: String, to path: String) throws {
  var writer = try FileWriter(path)
  try writer.write(text)
  try writer.finish()
}

/// Makes a folder and those it lies in.
package func makeFolder(_ path: String) throws {
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
}

/// A document of the repository, by its path from the top.
package func document(_ path: String) throws -> String {
  let package = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
  return String(decoding: try FileReading.bytes(of: "\(package)/\(path)"), as: UTF8.self)
}
