@testable import Terminal

/// A screen as a golden file keeps it: to be read by a person, and exact in every cell.
///
/// First the picture as text, then a letter for the style of each cell, then what each letter looks
/// like in every theme and with fewer colours or none:
///
///     styles
///      TTTTTTT .... fff
///     legend           dark           light          …  NO_COLOR
///     . plain          -              -                 -
///     T title bold     - bold         - bold            - bold
struct GoldenScreen: Equatable {
  /// A cell, and its look on every kind of screen.
  struct Cell: Equatable {
    var scalar: Unicode.Scalar
    /// In the order of `screens`.
    var looks: [String]
  }

  let size: Size
  /// Row by row.
  let cells: [Cell]

  /// What a picture can be shown on. A blank looks like nothing on all of them.
  static let screens: [(name: String, theme: Theme, depth: ColorDepth)] =
    Theme.allCases.map { ($0.rawValue, $0, .full) } + [
      ("16 colours", .dark, .sixteen), ("8 colours", .dark, .eight),
      ("NO_COLOR", .dark, .monochrome),
    ]

  init(_ grid: Grid) {
    size = grid.size
    var looks: [Style: [String]] = [:]
    cells = grid.cells.map { cell in
      guard !cell.looksEmpty else { return .blank }
      let known = looks[cell.style] ?? GoldenScreen.looks(of: cell.style)
      looks[cell.style] = known
      return Cell(scalar: cell.scalar, looks: known)
    }
  }

  /// What differs from another screen, in one sentence; nil where nothing does.
  func difference(from expected: GoldenScreen) -> String? {
    guard size == expected.size else { return "the size is \(size), not \(expected.size)" }
    let different = cells.indices.filter { cells[$0] != expected.cells[$0] }
    guard let first = different.first else { return nil }
    let place = "row \(first / size.columns), column \(first % size.columns)"
    return "\(different.count) cells differ, the first in \(place): \(cells[first]) instead of "
      + "\(expected.cells[first])"
  }

  private static func looks(of style: Style) -> [String] {
    screens.map { words($0.theme.paint(style, depth: $0.depth)) }
  }

  private static func words(_ paint: Paint) -> String {
    let ground = paint.ground.map { ["on \($0)"] } ?? []
    return ([paint.color.map(String.init) ?? "-"] + ground + paint.attributes.names)
      .joined(separator: " ")
  }
}

extension GoldenScreen.Cell {
  static let blank = GoldenScreen.Cell(scalar: " ", looks: [])
}

extension GoldenScreen.Cell: CustomStringConvertible {
  var description: String {
    guard !looks.isEmpty else { return "a blank" }
    let words = zip(GoldenScreen.screens, looks).map { "\($0.name) \($1)" }
    return "“\(scalar)” (\(words.joined(separator: ", ")))"
  }
}

// The file.
extension GoldenScreen {
  private static let columns = 15

  /// A picture as a golden file.
  static func file(of grid: Grid) -> String {
    let letters = letters(for: Set(grid.cells.filter { !$0.looksEmpty }.map(\.style)))
    let styles = (0..<grid.size.rows).map { row in
      var line = (0..<grid.size.columns).map { column -> Character in
        let cell = grid[column, row]
        return cell.looksEmpty ? " " : letters[cell.style] ?? "?"
      }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
    var legend = padded("legend", to: 24) + table(screens.map(\.name))
    for (style, letter) in letters.sorted(by: { $0.key.rank < $1.key.rank }) {
      let ground = style.ground == .plain ? [] : ["on \(style.ground)"]
      let name = (["\(letter) \(style.ink)"] + ground + style.attributes.names)
        .joined(separator: " ")
      legend += "\n" + padded(name, to: 24) + table(looks(of: style))
    }
    return "\(grid.text)\nstyles\n\(styles.joined(separator: "\n"))\n\(legend)\n"
  }

  /// Reads a golden file of a screen of this size.
  init?(_ file: String, size: Size) {
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 2 * size.rows + 2, lines[size.rows] == "styles" else { return nil }
    var looks: [Character: [String]] = [:]
    for line in lines[(2 * size.rows + 2)...] {
      guard let letter = line.first else { continue }
      looks[letter] = GoldenScreen.entries(line.dropFirst(24))
    }
    self.size = size
    var cells: [Cell] = []
    for row in 0..<size.rows {
      let picture = Array(lines[row].unicodeScalars)
      let styles = Array(lines[size.rows + 1 + row])
      guard picture.count <= size.columns, styles.count <= size.columns else { return nil }
      for column in 0..<size.columns {
        let letter = column < styles.count ? styles[column] : " "
        let scalar = column < picture.count ? picture[column] : " "
        guard letter == " " || looks[letter] != nil else { return nil }
        cells.append(Cell(scalar: scalar, looks: looks[letter] ?? []))
      }
    }
    self.cells = cells
  }

  /// A letter for each style: that of its ink, a capital where it is bold; digits and marks for the others.
  private static func letters(for styles: Set<Style>) -> [Style: Character] {
    var letters: [Style: Character] = [:]
    var others = "0123456789!#%&*+@?~^$/"[...]
    for style in styles.sorted(by: { $0.rank < $1.rank }) {
      switch (style.attributes, style.ground) {
      case ([], .plain): letters[style] = style.ink.letters.usual
      case (.bold, .plain): letters[style] = style.ink.letters.bold
      default: letters[style] = others.popFirst()
      }
    }
    return letters
  }

  private static func table(_ entries: [String]) -> String {
    var line = entries.map { padded($0, to: columns) }.joined()
    while line.last == " " { line.removeLast() }
    return line
  }

  private static func entries(_ table: Substring) -> [String] {
    let letters = Array(table)
    return stride(from: 0, to: letters.count, by: columns).map {
      let entry = letters[$0..<min($0 + columns, letters.count)]
      return entry.split(separator: " ").map { String($0) }.joined(separator: " ")
    }
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - text.count))
  }
}

extension Style {
  /// The order of the legend.
  fileprivate var rank: Int {
    (Int(ground.rawValue) * 16 + Int(ink.rawValue)) * 16 + Int(attributes.rawValue)
  }
}

extension Style.Attributes {
  fileprivate var names: [String] {
    let all: [(Style.Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.reverse, "rev"), (.underline, "line"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}

extension Ink {
  /// What stands for the ink in a golden file, and for it in bold.
  fileprivate var letters: (usual: Character, bold: Character) {
    switch self {
    case .plain: (".", ":")
    case .faint: ("f", "F")
    case .title: ("t", "T")
    case .frame: ("-", "=")
    case .first: ("a", "A")
    case .second: ("b", "B")
    case .third: ("c", "C")
    case .fourth: ("d", "D")
    case .accent: ("n", "N")
    case .selection: ("s", "S")
    case .warning: ("w", "W")
    case .good: ("g", "G")
    case .stimulus: ("i", "I")
    }
  }
}
