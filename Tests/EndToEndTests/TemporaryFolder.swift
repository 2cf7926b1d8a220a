import Glibc

/// An empty folder for one test, removed with what is in it when the test is over.
final class TemporaryFolder {
  let path: String

  init(holding texts: [String: String] = [:]) throws {
    var name = Array("/tmp/lescope-tests-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError(doing: "making a folder", errno) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for (file, text) in texts { try write(text, to: file) }
  }

  deinit {
    chmod(path, 0o700)
    Self.empty(path)
    rmdir(path)
  }

  private static func empty(_ folder: String) {
    for name in names(in: folder) where unlink(folder + "/" + name) != 0 {
      empty(folder + "/" + name)
      rmdir(folder + "/" + name)
    }
  }

  /// The names of the files in it, sorted.
  var files: [String] { Self.names(in: path) }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func write(_ text: String, to file: String) throws {
    guard let stream = fopen(path + "/" + file, "w") else {
      throw SystemError(doing: "writing \(file)", errno)
    }
    defer { fclose(stream) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw SystemError(doing: "writing \(file)", errno)
    }
  }

  func text(of file: String) throws -> String {
    guard let stream = fopen(path + "/" + file, "r") else {
      throw SystemError(doing: "reading \(file)", errno)
    }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 {
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
