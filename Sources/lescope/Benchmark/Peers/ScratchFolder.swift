import Formats
import Glibc

/// A folder of its own among the temporary ones, which goes with it.
struct ScratchFolder: ~Copyable {
  private let path: String

  init?() {
    let folders = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(folders)/lescope-XXXXXX".utf8CString)
    guard let made = mkdtemp(&name) else { return nil }
    path = String(cString: made)
  }

  /// As a word of the shell.
  var quotedPath: String { path.quotedForShell }

  /// Writes a file.
  ///
  /// - Returns: its path as a word of the shell; nil where it could not be written.
  func file(_ name: String, _ bytes: [UInt8]) -> String? {
    guard let file = fopen("\(path)/\(name)", "w") else { return nil }
    let count = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && count == bytes.count ? "\(quotedPath)/\(name)" : nil
  }

  deinit {
    for name in ["step.c", "step.py", "step"] { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}
