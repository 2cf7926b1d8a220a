package import Terminal

/// What a view shows at a cell of the screen, in numbers.
package struct Readout: Equatable, Sendable {
  /// Where that is, the longest words first: "layer 2 r at 1284.3 ms".
  package let places: [String]
  /// The weightiest first.
  package let figures: [ShownNumber]

  /// - Returns: nil where there is nothing to be read.
  package init?(_ places: String..., figures: [ShownNumber]) {
    let known = figures.filter {
      if case .number(let number) = $0.value { !number.isNaN } else { true }
    }
    guard !known.isEmpty else { return nil }
    self.places = places
    self.figures = known
  }

  /// "layer 2 r at 1284.3 ms: LE 0.4213, leaky 0.3871": as many figures as fit, each whole.
  package func words(in columns: Int, _ glyphs: GlyphSet) -> String {
    let all = figures.map(\.words)
    let counts = (1...all.count).reversed()
    let wordings =
      places.map { "\($0): \(all.joined(separator: ", "))" }
      + counts.map { "\(places.last ?? ""): \(all.prefix($0).joined(separator: ", "))" }
      + counts.map { all.prefix($0).joined(separator: ", ") }
    return wordings.first { glyphs.columns(of: $0) <= columns } ?? ""
  }

  /// The same as a table.
  package var table: NumberTable {
    NumberTable(
      places.first ?? "", columns: ["figure", "value", "unit"],
      rows: figures.map { [.word($0.name), $0.value, $0.unit.isEmpty ? nil : .word($0.unit)] })
  }
}
