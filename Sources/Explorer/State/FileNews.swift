package import Formats
package import Presets
package import Studies

/// What a file that is watched has become.
package struct FileNews: Sendable {
  /// The file, as it was named.
  package var path: String
  package var content: Content

  package enum Content: Sendable {
    /// - Parameter before: as it was read the last time that it could be.
    case preset(Preset, before: Preset)
    case lesson(LessonLibrary.Entry)
    /// It cannot be read, or has faults.
    case fault(Fault)
  }

  package init(path: String, _ content: Content) {
    self.path = path
    self.content = content
  }
}
