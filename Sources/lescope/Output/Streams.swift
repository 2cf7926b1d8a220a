import Formats
import Glibc
import Laboratory
import Presets

/// Standard output and standard error: the one way that words leave the program by.
///
/// What is printed has passed through `shown`, so that a title or a file's name is only ever read; a
/// line is one line.
enum Streams {
  /// Prints lines.
  static func print(_ lines: [String]) throws(Failure) {
    try write(lines.map { $0.shown + "\n" }.joined())
  }

  /// Prints a line.
  static func print(_ line: String) throws(Failure) { try print([line]) }

  /// Prints JSON, in which everything that is not to be printed is escaped.
  static func print(_ json: JSON) throws(Failure) { try write(json.pretty + "\n") }

  /// Prints a text of several lines that the program itself has written.
  static func print(text: String) throws(Failure) {
    try print(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  /// Prints rows with a tab between their fields.
  static func print(table rows: [[String]]) throws(Failure) {
    try write(rows.map { $0.map(\.shown).joined(separator: "\t") + "\n" }.joined())
  }

  /// Prints a picture, whose cells hold nothing but what can be seen, with the colours of a terminal.
  static func print(picture: String) throws(Failure) { try write(picture + "\n") }

  /// Prints a line in the place of the last, on a terminal.
  ///
  /// - Parameter columns: how long the last was; its end is blotted out.
  static func print(_ line: String, over columns: Int) throws(Failure) {
    let line = line.shown
    let padding = String(repeating: " ", count: max(0, columns - line.unicodeScalars.count))
    try write("\r" + line + padding)
  }

  /// A full disk or a closed output is a failure.
  private static func write(_ text: String) throws(Failure) {
    do throws(Fault) {
      var output = try FileWriter("-")
      try output.write(text)
      try output.finish()
    } catch {
      throw .failed(error)
    }
  }

  /// Says what is wrong on standard error, with the program's name before it.
  static func complain(_ fault: Fault) { say("lescope: \(fault.description.shownWhole)") }

  /// Says on standard error what might be wrong.
  ///
  /// - Parameter source: what it is about, such as a file.
  static func warn(_ warning: String, of source: String = "") {
    complain(Fault(source: "warning", place: source, warning))
  }

  /// Says on standard error what is allowed in a preset but probably not meant.
  ///
  /// - Parameter name: what the preset is called.
  static func warn(of preset: Preset, named name: String) {
    for warning in preset.warnings { warn(warning.description, of: name) }
  }

  /// Says something that is no complaint on standard error.
  static func note(_ lines: [String]) { for line in lines { say(line.shown) } }

  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    // Where not even an error can be written, nobody is left to be told.
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
