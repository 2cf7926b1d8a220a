extension Grid {
  /// The picture as a drawing (SVG 1.1) that stays sharp at every size, in a browser and in print.
  ///
  /// Text is text and takes exactly its columns, whatever the font. Braille, blocks and frames are
  /// drawn, so that no font can tear them. On paper the colours are those of the light theme.
  ///
  /// - Parameters:
  ///   - title: what the drawing is called where it is shown.
  ///   - metadata: what goes with the drawing unseen; empty is nothing.
  package func svg(theme: Theme = .dark, title: String = "", metadata: String = "") -> String {
    let cell = GlyphShape.cell
    let (width, height) = (size.columns * cell.columns, size.rows * cell.rows)
    let layers = strokes
    let inks = Set(layers.map(\.style.ink)).sorted { $0.rawValue < $1.rawValue }
    let unseen =
      metadata.isEmpty ? "" : "\n<metadata>\(SVGLayer.escaped(metadata))</metadata>"
    let used = Set(layers.map(\.style.ground))
    let grounds = Ground.allCases.filter(used.contains).compactMap { ground in
      Theme.light.ground(of: Style(.plain, on: ground)).map { ".\(ground){color:\($0)}" }
    }
    let print = inks.map { ".\($0){color:\(Theme.light.color(of: Style($0)))}" } + grounds
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width / 4)" height="\(height / 4)" \
      viewBox="0 0 \(width) \(height)" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" \
      font-size="58">
      <title>\(SVGLayer.escaped(title))</title>\(unseen)
      <style>@media print{.ground{color:\(Theme.light.ground)}\(print.joined())}</style>
      <rect class="ground" width="100%" height="100%" color="\(theme.ground)" fill="currentColor"/>
      \(layers.map { $0.element(theme) }.joined(separator: "\n"))
      </svg>
      """
  }

  /// The cells of each style, in the order in which they are met.
  private var strokes: [SVGLayer] {
    var layers: [SVGLayer] = []
    var places: [Style: Int] = [:]
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = self[column, row]
        if cell.looksEmpty || cell.isContinuation { continue }
        let place = places[cell.style] ?? layers.count
        if place == layers.count {
          places[cell.style] = place
          layers.append(SVGLayer(style: cell.style))
        }
        let isWide = self[column + 1, row].isContinuation
        layers[place].add(cell, column, row, columns: isWide ? 2 : 1)
      }
    }
    return layers
  }
}

extension Theme {
  /// The colour of what has none of its own, and of what it stands on.
  fileprivate var plain: String { self == .light || self == .mono ? "#1c1c1c" : "#e4e4e4" }
  fileprivate var ground: String { self == .light || self == .mono ? "#ffffff" : "#121212" }

  fileprivate func color(of style: Style) -> String {
    paint(style, depth: .full).color.map { PaletteColor($0).hexadecimal } ?? plain
  }

  /// What the cells of a style stand on; nil is the page.
  fileprivate func ground(of style: Style) -> String? {
    paint(style, depth: .full).ground.map { PaletteColor($0).hexadecimal }
  }
}

/// All cells of a picture that have one style.
private struct SVGLayer {
  let style: Style
  private var ground = ""
  private var dots = ""
  private var lines = ""
  private var blocks = ""
  private var shades = ["", "", ""]
  private var words: [Word] = []

  private struct Word {
    var text: String
    var column: Int
    var row: Int
    var columns: Int
  }

  init(style: Style) { self.style = style }

  mutating func add(_ cell: Cell, _ column: Int, _ row: Int, columns: Int) {
    let (x, y) = (column * GlyphShape.cell.columns, row * GlyphShape.cell.rows)
    ground += "M\(x) \(y)h\(36 * columns)v72h-\(36 * columns)z"
    switch cell.marks.isEmpty ? GlyphShape(cell.scalar) : .letter {
    case .blank: break
    case .dots(let bits):
      for (bit, place) in SVGLayer.dotPlaces.enumerated() where bits >> bit & 1 == 1 {
        // A line of next to no length, whose round ends make a circle.
        dots += "M\(x + 9 + 18 * place.0) \(y + 9 + 18 * place.1)h.1"
      }
    case .lines(let ends):
      let (up, down) = (ends & 1 == 0 ? y + 36 : y, ends & 2 == 0 ? y + 36 : y + 72)
      let (left, right) = (ends & 4 == 0 ? x + 18 : x, ends & 8 == 0 ? x + 18 : x + 36)
      if up < down { lines += "M\(x + 18) \(up)V\(down)" }
      if left < right { lines += "M\(left) \(y + 36)H\(right)" }
    case .block(let rect):
      blocks +=
        "M\(x + rect.column) \(y + rect.row)h\(rect.columns)v\(rect.rows)h-\(rect.columns)z"
    case .shade(let quarters): shades[quarters - 1] += "M\(x) \(y)h36v72h-36z"
    case .letter:
      let letter = cell.text
      if let last = words.last, last.row == row, last.column + last.columns == column {
        words[words.count - 1].text += letter
        words[words.count - 1].columns += columns
      } else {
        words.append(Word(text: letter, column: column, row: row, columns: columns))
      }
    }
  }

  /// A group of paths and words.
  func element(_ theme: Theme) -> String {
    let attributes = theme.paint(style, depth: .full).attributes
    let isReverse = attributes.contains(.reverse)
    var group = ""
    if let color = theme.ground(of: style) {
      group +=
        "<path class=\"\(style.ground)\" d=\"\(ground)\" color=\"\(color)\" fill=\"currentColor\" "
        + "shape-rendering=\"crispEdges\"/>\n"
    }
    group += "<g class=\"\(style.ink)\" color=\"\(theme.color(of: style))\""
    if attributes.contains(.bold) { group += " font-weight=\"bold\"" }
    if attributes.contains(.dim) { group += " opacity=\".6\"" }
    if attributes.contains(.underline) { group += " text-decoration=\"underline\"" }
    group += " fill=\"currentColor\">"
    if isReverse {
      group += "\n<path d=\"\(ground)\" shape-rendering=\"crispEdges\"/>"
      // What stands on a reversed ground has the colour of the page.
      group += "\n<g class=\"ground\" color=\"\(theme.ground)\" fill=\"currentColor\">"
    }
    if !dots.isEmpty { group += SVGLayer.stroke(dots, width: 11, ends: "round") }
    if !lines.isEmpty { group += SVGLayer.stroke(lines, width: 5, ends: "square") }
    if !blocks.isEmpty { group += "\n<path d=\"\(blocks)\" shape-rendering=\"crispEdges\"/>" }
    for (index, shade) in shades.enumerated() where !shade.isEmpty {
      group += "\n<path d=\"\(shade)\" opacity=\"\([".25", ".5", ".75"][index])\"/>"
    }
    for word in words {
      let (x, y) = (word.column * GlyphShape.cell.columns, word.row * GlyphShape.cell.rows + 54)
      group +=
        "\n<text x=\"\(x)\" y=\"\(y)\" textLength=\"\(36 * word.columns)\" "
        + "lengthAdjust=\"spacingAndGlyphs\">\(SVGLayer.escaped(word.text))</text>"
    }
    return group + (isReverse ? "</g>" : "") + "\n</g>"
  }

  private static func stroke(_ path: String, width: Int, ends: String) -> String {
    "\n<path d=\"\(path)\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"\(width)\" "
      + "stroke-linecap=\"\(ends)\"/>"
  }

  /// Text as XML may hold it.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(isLegal(scalar) ? scalar : "?")
      }
    }
    return escaped
  }

  private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    // Marks of format turn the direction of what is read.
    scalar.value & 0xFFFE != 0xFFFE && scalar.printable == scalar
      && scalar.properties.generalCategory != .format
  }

  /// Column and row of each dot, in the order of its bit.
  private static let dotPlaces = [
    (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3),
  ]
}
