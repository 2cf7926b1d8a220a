extension Grid {
  /// The picture as a drawing (SVG 1.1) that stays sharp at every size, in a browser and in print.
  ///
  /// Text is text and takes exactly its columns, whatever the font, and with DejaVu Sans Mono of this size
  /// also where nobody heeds `textLength`. Braille, blocks and frames are drawn, so that no font can tear
  /// them. On paper the colours are those of the light theme.
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
      font-size="59.8">
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
        let isAfterBlank = column > 0 && self[column - 1, row].isBlank
        layers[place].add(
          cell, column, row, columns: isWide ? 2 : 1, isAfterBlank: isAfterBlank)
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
  private var ground = SVGRectangles()
  private var dots = SVGDots()
  private var lines = SVGLines()
  private var blocks = SVGRectangles()
  private var shades = [SVGRectangles(), SVGRectangles(), SVGRectangles()]
  private var phrases: [Phrase] = []

  /// Words with no more than one blank from each to the next.
  private struct Phrase {
    var text: String
    var column: Int
    var row: Int
    var columns: Int
  }

  init(style: Style) { self.style = style }

  mutating func add(_ cell: Cell, _ column: Int, _ row: Int, columns: Int, isAfterBlank: Bool) {
    let (x, y) = (column * GlyphShape.cell.columns, row * GlyphShape.cell.rows)
    let whole = Rect(column: x, row: y, columns: 36 * columns, rows: 72)
    ground.add(whole)
    switch cell.marks.isEmpty ? GlyphShape(cell.scalar) : .letter {
    case .blank: break
    case .dots(let bits):
      for (bit, place) in SVGLayer.dotPlaces.enumerated() where bits >> bit & 1 == 1 {
        dots.add(x: x + 9 + 18 * place.0, y: y + 9 + 18 * place.1)
      }
    case .lines(let ends):
      let (up, down) = (ends & 1 == 0 ? y + 36 : y, ends & 2 == 0 ? y + 36 : y + 72)
      let (left, right) = (ends & 4 == 0 ? x + 18 : x, ends & 8 == 0 ? x + 18 : x + 36)
      if up < down { lines.addVertical(up..<down, x: x + 18) }
      if left < right { lines.addHorizontal(left..<right, y: y + 36) }
    case .block(let rect):
      blocks.add(
        Rect(column: x + rect.column, row: y + rect.row, columns: rect.columns, rows: rect.rows))
    case .shade(let quarters): shades[quarters - 1].add(whole)
    case .letter: add(cell.text, column, row, columns: columns, isAfterBlank: isAfterBlank)
    }
  }

  private mutating func add(
    _ letter: String, _ column: Int, _ row: Int, columns: Int, isAfterBlank: Bool
  ) {
    if let last = phrases.last, last.row == row {
      let gap = column - last.column - last.columns
      if gap == 0 || gap == 1 && isAfterBlank {
        phrases[phrases.count - 1].text += gap == 0 ? letter : " " + letter
        phrases[phrases.count - 1].columns += gap + columns
        return
      }
    }
    phrases.append(Phrase(text: letter, column: column, row: row, columns: columns))
  }

  /// A group of paths and phrases.
  func element(_ theme: Theme) -> String {
    let attributes = theme.paint(style, depth: .full).attributes
    let isReverse = attributes.contains(.reverse)
    var group = ""
    if let color = theme.ground(of: style) {
      group +=
        "<path class=\"\(style.ground)\" d=\"\(ground.path)\" color=\"\(color)\" fill=\"currentColor\" "
        + "shape-rendering=\"crispEdges\"/>\n"
    }
    group += "<g class=\"\(style.ink)\" color=\"\(theme.color(of: style))\""
    if attributes.contains(.bold) { group += " font-weight=\"bold\"" }
    if attributes.contains(.dim) { group += " opacity=\".6\"" }
    if attributes.contains(.underline) { group += " text-decoration=\"underline\"" }
    group += " fill=\"currentColor\">"
    if isReverse {
      group += "\n<path d=\"\(ground.path)\" shape-rendering=\"crispEdges\"/>"
      // What stands on a reversed ground has the colour of the page.
      group += "\n<g class=\"ground\" color=\"\(theme.ground)\" fill=\"currentColor\">"
    }
    if !dots.isEmpty {
      group += SVGLayer.stroke(dots.path, width: 11, ends: "round", dashes: SVGDots.dashes)
    }
    if !lines.isEmpty { group += SVGLayer.stroke(lines.path, width: 5, ends: "square") }
    if !blocks.isEmpty {
      group += "\n<path d=\"\(blocks.path)\" shape-rendering=\"crispEdges\"/>"
    }
    for (index, shade) in shades.enumerated() where !shade.isEmpty {
      group += "\n<path d=\"\(shade.path)\" opacity=\"\([".25", ".5", ".75"][index])\"/>"
    }
    for phrase in phrases {
      let (x, y) = (phrase.column * GlyphShape.cell.columns, phrase.row * GlyphShape.cell.rows + 54)
      group +=
        "\n<text x=\"\(x)\" y=\"\(y)\" textLength=\"\(36 * phrase.columns)\">"
        + "\(SVGLayer.escaped(phrase.text))</text>"
    }
    return group + (isReverse ? "</g>" : "") + "\n</g>"
  }

  private static func stroke(
    _ path: String, width: Int, ends: String, dashes: String? = nil
  ) -> String {
    "\n<path d=\"\(path)\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"\(width)\" "
      + "stroke-linecap=\"\(ends)\""
      + (dashes.map { " stroke-dasharray=\"\($0)\"" } ?? "") + "/>"
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
