import Foundation
import ShippedPresets

/// The presets that come with the program.
enum Shipped {
  static let names = EmbeddedFiles.presets

  /// What the README says, as it stands in the repository.
  static var readme: String {
    get throws {
      var folder = URL(filePath: #filePath)
      for _ in 0..<3 { folder.deleteLastPathComponent() }
      return try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    }
  }
}
