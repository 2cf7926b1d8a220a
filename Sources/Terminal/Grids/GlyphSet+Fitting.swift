extension GlyphSet {
  /// The first of several wordings that there is room for, the longest first; of the last one, where even
  /// that is too long, as many whole words as there is room for.
  package func fitting(_ wordings: [String], in columns: Int) -> String {
    if let whole = wordings.first(where: { self.columns(of: $0) <= columns }) { return whole }
    var words = (wordings.last ?? "").split(separator: " ", omittingEmptySubsequences: false)
    while !words.isEmpty {
      words.removeLast()
      let rest = words.joined(separator: " ")
      if self.columns(of: rest) <= columns { return rest }
    }
    return ""
  }
}

extension Grid {
  /// Writes the first of several wordings that there is room for, each in pieces of their own styles; the
  /// last one as far as there is.
  ///
  /// - Returns: how many columns it took.
  @discardableResult
  package mutating func write(
    _ wordings: [[(text: String, style: Style)]], at position: Position, limit: Int
  ) -> Int {
    let glyphs = glyphs
    func columns(_ wording: [(text: String, style: Style)]) -> Int {
      wording.reduce(0) { $0 + glyphs.columns(of: $1.text) }
    }
    let wording = wordings.first { columns($0) <= limit } ?? wordings.last ?? []
    var taken = 0
    for (text, style) in wording where taken < limit {
      taken += write(
        text, at: Position(column: position.column + taken, row: position.row), style: style,
        limit: limit - taken)
    }
    return taken
  }
}
