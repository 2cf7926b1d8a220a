import Stage
import Terminal

/// What can be exported, one of it chosen, and the file that would be written.
struct ExportsCover: ListCover {
  var chosen: Int

  static let opener = Action.openExports
  static let columns = 64
  static let aboutRows = 1

  func count(_ surroundings: Surroundings) -> Int { ExportFormat.allCases.count }

  func titles(_ surroundings: Surroundings) -> [String] {
    ["export · Enter writes, \(Key.escape.name(in: surroundings.glyphs)) leaves", "export"]
  }

  func entry(
    _ number: Int, in list: EntryList, _ surroundings: Surroundings
  ) -> (name: String, mark: String) {
    let format = ExportFormat.allCases[number]
    let padding = String(repeating: " ", count: 6 - format.rawValue.count)
    return (format.rawValue + padding + format.summary, "")
  }

  func about(_ surroundings: Surroundings) -> String {
    "\(surroundings.exportName).\(ExportFormat.allCases[chosen].fileExtension)"
  }

  func texts(_ number: Int, _ surroundings: Surroundings) -> [String] {
    let format = ExportFormat.allCases[number]
    return ["\(format.rawValue) \(format.summary)"]
  }

  func take(_ surroundings: Surroundings) -> [CoverReply] {
    let format = ExportFormat.allCases[chosen]
    return [format == .csv ? .cover(.table(TableChoice())) : .export(format)]
  }
}

extension Overlay {
  /// What can be exported, with one chosen.
  static func exports(chosen: Int) -> Overlay { Overlay(cover: ExportsCover(chosen: chosen)) }
}
