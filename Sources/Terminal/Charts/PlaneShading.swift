/// A plane shaded by what changes all over it, in steps, with a line where one step meets the next.
package struct PlaneShading {
  /// The step at a point, from 0 to `steps`; nil where nothing is known.
  package let step: (_ x: Double, _ y: Double) -> Int?

  package init(_ step: @escaping (_ x: Double, _ y: Double) -> Int?) { self.step = step }

  /// The grounds of the steps from 1 on; step 0 has none.
  fileprivate static let grounds: [Ground] = [.step1, .step2, .step3, .step4, .step5]
  /// What stands for the steps from 1 on where there are no lines.
  package static let letters: [Unicode.Scalar] = [".", ",", ":", "-", "="]

  /// The steps of so many columns and rows, by rows from the top.
  fileprivate func steps(_ plot: PlanePlot, _ size: Size) -> [[Int?]] {
    (0..<size.rows).map { row in
      let y =
        plot.vertical.upper - plot.vertical.span * (Double(row) + 0.5) / Double(size.rows)
      return (0..<size.columns).map { column in
        let x =
          plot.horizontal.lower
          + plot.horizontal.span * (Double(column) + 0.5) / Double(size.columns)
        return step(x, y)
      }
    }
  }
}

extension Grid {
  /// Lays the grounds of a shaded plane, for paths to be drawn on.
  package mutating func drawGround(_ shading: PlaneShading, _ plot: PlanePlot, in rect: Rect) {
    for (row, steps) in shading.steps(plot, rect.size).enumerated() {
      for (column, step) in steps.enumerated() {
        guard let step, step > 0 else { continue }
        self[rect.column + column, rect.row + row] = Cell(
          " ", Style(.faint, on: PlaneShading.grounds[min(step, PlaneShading.grounds.count) - 1]))
      }
    }
  }

  /// Draws the lines between the steps where no path is, or letters that stand for the steps: in ASCII, which
  /// has no lines, and without colour, where a line could not be told from a path.
  package mutating func drawSteps(
    _ shading: PlaneShading, _ plot: PlanePlot, in rect: Rect, asLetters: Bool
  ) {
    let pixels =
      glyphs == .braille && !asLetters
      ? Size(columns: rect.columns * 2, rows: rect.rows * 4) : rect.size
    let steps = shading.steps(plot, pixels)
    func isLine(_ column: Int, _ row: Int) -> Bool {
      guard let step = steps[row][column] else { return false }
      let right = column + 1 < pixels.columns ? steps[row][column + 1] : nil
      let below = row + 1 < pixels.rows ? steps[row + 1][column] : nil
      return right ?? step != step || below ?? step != step
    }
    for row in 0..<rect.rows {
      for column in 0..<rect.columns {
        let place = (rect.column + column, rect.row + row)
        let cell = self[place.0, place.1]
        guard cell.scalar == " " else { continue }
        var scalar: Unicode.Scalar = " "
        switch glyphs {
        case _ where asLetters:
          let step = steps[row][column] ?? 0
          if step > 0 {
            scalar = PlaneShading.letters[min(step, PlaneShading.letters.count) - 1]
          }
        case .braille:
          for y in 0..<4 {
            for x in 0..<2 where isLine(2 * column + x, 4 * row + y) {
              scalar = scalar.withBrailleDot(column: x, row: y)
            }
          }
        case .block, .ascii: if isLine(column, row) { scalar = "·" }
        }
        self[place.0, place.1] = Cell(scalar, Style(.faint, on: cell.style.ground))
      }
    }
  }
}
