import Glibc
import Laboratory

/// Standard output and standard error.
enum Streams {
  /// Prints a text whole; a full disk or a closed output is a failure.
  static func print(_ text: String, ending: String = "\n") throws(Failure) {
    do throws(Fault) {
      var output = try FileWriter("-")
      try output.write(text + ending)
      try output.finish()
    } catch {
      throw .failed(error)
    }
  }

  /// Says something on standard error, every line with the program's name before it.
  static func complain(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    for line in lines {
      let bytes = Array("lescope: \(line)\n".utf8)
      // Where not even an error can be written, nobody is left to be told.
      _ = write(STDERR_FILENO, bytes, bytes.count)
    }
  }
}

extension Streams {
  /// Says on standard error what is allowed in a preset but probably not meant.
  ///
  /// - Parameter name: what the preset is called.
  static func warn(of preset: Preset, named name: String) {
    for warning in preset.warnings { complain("warning: \(name): \(warning)") }
  }

  /// Says something that is no complaint on standard error.
  static func note(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
