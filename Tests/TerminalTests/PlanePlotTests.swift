import Terminal
import Testing

/// Paths in a plane.
struct PlanePlotTests {
  private func picture(_ glyphs: GlyphSet, _ paths: [PlanePlot.Path]) -> String {
    var grid = Grid(size: Size(columns: 9, rows: 5), glyphs: glyphs)
    grid.draw(
      PlanePlot(horizontal: AxisRange(1, 9), vertical: AxisRange(1, 5), paths: paths),
      in: grid.bounds)
    return grid.text
  }

  @Test func `A path joins its points`() {
    let diagonal = PlanePlot.Path(.first, .solid, points: [SIMD2(1, 1), SIMD2(9, 5)])
    let rows = picture(.ascii, [diagonal]).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.first?.last == "*" && rows.last?.first == "*")
    #expect(rows.allSatisfy { $0.contains("*") })
  }

  @Test func `Paths can be told apart without colour`() {
    let points = [SIMD2(1.0, 3), SIMD2(9, 3)]
    let solid = picture(.braille, [PlanePlot.Path(.first, .solid, points: points)])
    let dotted = picture(.braille, [PlanePlot.Path(.first, .dotted, points: points)])
    func dots(_ text: String) -> Int {
      text.unicodeScalars.reduce(0) {
        (0x2800...0x28FF).contains($1.value) ? $0 + ($1.value - 0x2800).nonzeroBitCount : $0
      }
    }
    #expect(dots(solid) == 18 && dots(dotted) == 6)
    #expect(
      picture(.ascii, [PlanePlot.Path(.first, .dotted, points: points)]).contains("========="))
  }

  @Test func `What is not a number, or outside, interrupts it`() {
    let points = [SIMD2(1.0, 3), SIMD2(.nan, 3), SIMD2(9, 3), SIMD2(20, 3), SIMD2(9, 1)]
    let text = picture(.ascii, [PlanePlot.Path(.first, .solid, points: points)])
    #expect(text.filter { $0 == "*" }.count == 3)
  }

  @Test func `Axes go through zero`() {
    var grid = Grid(size: Size(columns: 11, rows: 5), glyphs: .ascii)
    grid.draw(
      PlanePlot(horizontal: AxisRange(-1, 1), vertical: AxisRange(-1, 1), paths: []),
      in: grid.bounds)
    #expect((0..<5).allSatisfy { grid[5, $0].scalar == "." })
    #expect(grid[0, 2].scalar == "." && grid[1, 2].scalar == " ")
  }
}
