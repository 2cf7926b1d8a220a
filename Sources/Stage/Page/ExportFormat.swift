/// What a picture, or the data behind it, can be written as.
package enum ExportFormat: String, CaseIterable, Sendable {
  case text, ansi, svg, csv

  /// Those that show the picture.
  package static let pictures: [ExportFormat] = [.text, .ansi, .svg]

  /// How the file's name ends.
  package var fileExtension: String {
    switch self {
    case .text: "txt"
    case .ansi, .svg, .csv: rawValue
    }
  }

  package var summary: String {
    switch self {
    case .text: "the picture as plain text"
    case .ansi: "the picture as text with its colours"
    case .svg: "the picture as a drawing"
    case .csv: "the data in memory as a table"
    }
  }
}
