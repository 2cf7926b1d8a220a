import Terminal
import Testing

/// Connections between two cells.
struct WireTests {
  private static let all = Wire.Weight.allCases.flatMap { weight in
    [false, true].map { Wire(weight, isBroken: $0) }
  }

  private func drawn(
    _ wire: Wire, to row: Int, columns: Int = 14, glyphs: GlyphSet
  ) -> Grid {
    var grid = Grid(size: Size(columns: 16, rows: 9), glyphs: glyphs)
    grid.draw(
      wire, from: Position(column: 1, row: 4), to: Position(column: columns, row: row))
    return grid
  }

  @Test(arguments: GlyphSet.allCases)
  func `Every kind looks different without colour`(glyphs: GlyphSet) {
    #expect(Set(Self.all.map { drawn($0, to: 4, glyphs: glyphs).text }).count == Self.all.count)
    // A legend shows three columns of it, in which strength counts less than the sign.
    let samples = [false, true].map { Wire(.plain, isBroken: $0).sample(in: glyphs) }
    #expect(samples[0] != samples[1])
  }

  @Test(arguments: GlyphSet.allCases, 0...8)
  func `It leads from cell to cell and stays between them`(glyphs: GlyphSet, row: Int) {
    for wire in Self.all {
      let grid = drawn(wire, to: row, glyphs: glyphs)
      var rows: Set<Int> = []
      for place in 0..<16 * 9 {
        let (column, at) = (place % 16, place / 16)
        guard grid[column, at] != .blank else { continue }
        rows.insert(at)
        #expect((1...14).contains(column))
        #expect((min(4, row)...max(4, row)).contains(at), "\(wire)\n\(grid.text)")
      }
      if !wire.isBroken {
        #expect(grid[1, 4] != .blank && grid[14, row] != .blank, "\(wire)\n\(grid.text)")
        // Nowhere a row is left out.
        #expect(rows.count == abs(row - 4) + 1, "\(wire)\n\(grid.text)")
      }
    }
  }

  @Test(arguments: GlyphSet.allCases)
  func `Whatever its ends, nothing traps`(glyphs: GlyphSet) {
    for wire in Self.all {
      for columns in [-3, 0, 1, 2, 3, 40] {
        for row in [-20, 4, 30] { _ = drawn(wire, to: row, columns: columns, glyphs: glyphs) }
      }
    }
  }
}
