import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

/// The choice of columns for a table that is to be written, and its file.
struct TableChoice: ListCover {
  var chosen = 0
  /// The file that was asked for; nil finds a name.
  var file: String?
  var overwrites = false

  /// What there is to choose from; nil is a list that is still to be typed.
  static let choices: [ExportedSignals?] = [.shown, .all, nil]

  static let opener = Action.openExports
  static let columns = 64
  static let aboutRows = 1

  func count(_ surroundings: Surroundings) -> Int { Self.choices.count }

  func titles(_ surroundings: Surroundings) -> [String] {
    ["signals · Enter takes them, \(Key.escape.name(in: surroundings.glyphs)) leaves", "signals"]
  }

  func entry(
    _ number: Int, in list: EntryList, _ surroundings: Surroundings
  ) -> (name: String, mark: String) {
    let family = surroundings.preset.family
    let (name, summary) = Self.words(number, family)
    let longest = Self.choices.indices.map { Self.words($0, family).name.count }.max() ?? 0
    let padding = String(repeating: " ", count: longest - name.count + 2)
    return (name + padding + summary, mark(number, surroundings))
  }

  /// The word for a choice, and what it means.
  private static func words(
    _ number: Int, _ family: ModelFamily
  ) -> (name: String, summary: String) {
    switch choices[number] {
    case .shown: ("shown", "what the charts show")
    case .all: ("all", TraceRecording.signals(of: family).map(\.rawValue).joined(separator: ", "))
    case .listed, nil: ("list", "the signals that you type")
    }
  }

  /// About how much would be written.
  private func mark(_ number: Int, _ surroundings: Surroundings) -> String {
    guard let signals = Self.choices[number] else { return "" }
    let table = surroundings.table(of: signals)
    let bytes = Double(table.rows) * Double(table.columns) * 19
    return bytes < 1e5 ? "" : "\(Number.significant(bytes / 1e6, digits: 2)) MB"
  }

  func about(_ surroundings: Surroundings) -> String {
    file ?? "\(surroundings.exportName).\(ExportFormat.csv.fileExtension)"
  }

  func texts(_ number: Int, _ surroundings: Surroundings) -> [String] {
    let (name, summary) = Self.words(number, surroundings.preset.family)
    return ["\(name) \(summary)"]
  }

  func take(_ surroundings: Surroundings) -> [CoverReply] {
    if let signals = Self.choices[chosen] {
      return [.exportTable(signals, file: file, overwrites: overwrites)]
    }
    let line = overwrites ? "export! csv " : "export csv "
    return [.cover(.command(Prompt(line, before: file.map { " " + $0 } ?? "")))]
  }
}

extension Overlay {
  /// Which columns the table has that is to be written.
  static func table(_ choice: TableChoice) -> Overlay { Overlay(cover: choice) }
}
