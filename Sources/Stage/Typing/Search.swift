import Laboratory
package import Terminal

/// What is looked for on the help page or in a list over the view.
package struct Search: Equatable, Sendable {
  /// What has been typed.
  package var field = Prompt()
  /// Whether it is still being typed.
  package var isTyped = true
  /// The line or entry from which on it looks, counted from 0.
  package let origin: Int
  /// The lines or entries that have it.
  package private(set) var matches: [Int] = []
  /// The one of them that is shown.
  package private(set) var current: Int?

  package init(from origin: Int) { self.origin = origin }

  /// Looks anew through all lines after something was typed.
  ///
  /// - Parameter lines: each in all the ways it may be spelled.
  package mutating func look(through lines: [[String]]) {
    let text = field.text.trimmed
    matches = lines.indices.filter {
      lines[$0].contains { !Search.places(of: text, in: $0).isEmpty }
    }
    current = matches.first { $0 >= origin } ?? matches.first
  }

  /// Goes on to the next match, or back to the one before; from the last to the first.
  package mutating func goOn(_ direction: Int) {
    guard let current, let index = matches.firstIndex(of: current) else { return }
    self.current = matches[(index + direction + matches.count) % matches.count]
  }

  /// What there is to say of it, the longest first.
  package var wordings: [String] {
    let count =
      current.flatMap(matches.firstIndex).map { "\($0 + 1) of \(matches.count)" }
      ?? (field.text.trimmed.isEmpty ? "" : "not found")
    let after = count.isEmpty ? "" : " · \(count)"
    if isTyped { return ["find: \(field.text)_\(after)", "/\(field.text)_"] }
    return [
      "\(field.text)\(after) · n next, N last, Esc ends", "\(field.text)\(after) · n next",
      "\(field.text)\(after)",
    ]
  }

  /// Marks what is looked for in a line that stands at a position.
  package func mark(
    _ line: String, at position: Position, limit: Int, in glyphs: GlyphSet, on grid: inout Grid
  ) {
    let text = glyphs.spell(line)
    let sought = field.text.trimmed
    var places = Search.places(of: sought, in: text)
    // Found as ASCII would spell it: what was typed stands for a symbol.
    if places.isEmpty, !Search.places(of: sought, in: GlyphSet.ascii.spell(line)).isEmpty {
      places = text.unicodeScalars.indices.enumerated().compactMap { number, index in
        text.unicodeScalars[index].isASCII ? nil : number..<number + 1
      }
    }
    let scalars = Array(text.unicodeScalars)
    for place in places {
      let start = glyphs.columns(of: String(scalars[..<place.lowerBound]))
      let columns = glyphs.columns(of: String(scalars[place]))
      grid.add(
        [.bold, .underline],
        to: Rect(
          column: position.column + start, row: position.row,
          columns: min(columns, limit - start), rows: 1))
    }
  }

  /// Where a text is found in another, large letters or small, in scalars.
  package static func places(of sought: String, in text: String) -> [Range<Int>] {
    let (sought, text) = (folded(sought), folded(text))
    guard !sought.isEmpty, sought.count <= text.count else { return [] }
    var places: [Range<Int>] = []
    var start = 0
    while start + sought.count <= text.count {
      if text[start..<start + sought.count].elementsEqual(sought) {
        places.append(start..<start + sought.count)
        start += sought.count
      } else {
        start += 1
      }
    }
    return places
  }

  private static func folded(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map { scalar in
      let small = scalar.properties.lowercaseMapping.unicodeScalars
      return small.count == 1 ? small.first ?? scalar : scalar
    }
  }
}

extension String {
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
