/// Paths in a plane: one value against another.
///
/// As in a `Plot` a solid path is unbroken and a dotted one has gaps; in ASCII each has a glyph of
/// its own.
package struct PlanePlot: Sendable {
  /// A path through points, in their order; NaN interrupts it.
  package struct Path: Sendable {
    package var ink: Ink
    package var line: Plot.Line
    package var points: [SIMD2<Double>]

    package init(_ ink: Ink, _ line: Plot.Line, points: [SIMD2<Double>]) {
      self.ink = ink
      self.line = line
      self.points = points
    }
  }

  /// What the width and the height span.
  package var horizontal: AxisRange
  package var vertical: AxisRange
  /// The last one lies on top.
  package var paths: [Path]

  package init(horizontal: AxisRange, vertical: AxisRange, paths: [Path]) {
    self.horizontal = horizontal
    self.vertical = vertical
    self.paths = paths
  }

  /// In which of so many columns and rows a point lies, from the upper left; nil outside.
  package func place(of point: SIMD2<Double>, in size: Size) -> Position? {
    guard let column = Axis.column(of: point.x, range: horizontal, columns: size.columns),
      let row = Axis.row(of: point.y, range: vertical, rows: size.rows)
    else { return nil }
    return Position(column: column, row: row)
  }
}

extension PlanePlot.Path {
  /// What stands for the path in ASCII, and in a legend there.
  package var asciiGlyph: Unicode.Scalar { line.asciiGlyph ?? "*" }

  /// Which of its pixels are drawn.
  fileprivate var period: Int {
    switch line {
    case .solid: 1
    case .dotted: 3
    case .dashed: 2
    case .longDashed: 4
    }
  }
}

extension Grid {
  /// Draws paths over a rectangle, which is not cleared before, with faint axes through 0.
  package mutating func draw(_ plot: PlanePlot, in rect: Rect) {
    guard !rect.isEmpty else { return }
    drawAxes(plot, rect)
    let pixels = Size(
      columns: rect.columns * glyphs.pixels.columns, rows: rect.rows * glyphs.pixels.rows)
    for path in plot.paths {
      var before: Position?
      var count = 0
      func mark(_ column: Int, _ row: Int) {
        if count % path.period == 0 || glyphs == .ascii { set(column, row, path, rect) }
        count += 1
      }
      for point in path.points {
        guard let place = plot.place(of: point, in: pixels) else {
          before = nil
          continue
        }
        guard let start = before else {
          before = place
          mark(place.column, place.row)
          continue
        }
        let (across, down) = (place.column - start.column, place.row - start.row)
        let steps = max(abs(across), abs(down))
        for step in stride(from: 1, through: steps, by: 1) {
          let share = Double(step) / Double(steps)
          mark(
            start.column + Int((Double(across) * share).rounded()),
            start.row + Int((Double(down) * share).rounded()))
        }
        before = place
      }
    }
  }

  private mutating func set(_ x: Int, _ y: Int, _ path: PlanePlot.Path, _ rect: Rect) {
    let (column, row) = (
      rect.column + x / glyphs.pixels.columns, rect.row + y / glyphs.pixels.rows
    )
    let present = self[column, row].scalar
    let glyph: Unicode.Scalar =
      switch glyphs {
      case .braille: present.withBrailleDot(column: x % 2, row: y % 4)
      case .block: present.withHalfBlock(y % 2)
      case .ascii: path.asciiGlyph
      }
    self[column, row] = Cell(glyph, Style(path.ink, on: self[column, row].style.ground))
  }

  /// A dot of an axis, on the ground that is there.
  private mutating func mark(_ column: Int, _ row: Int) {
    self[column, row] = Cell(
      glyphs == .ascii ? "." : "·", Style(.faint, on: self[column, row].style.ground))
  }

  private mutating func drawAxes(_ plot: PlanePlot, _ rect: Rect) {
    if let row = Axis.row(of: 0, range: plot.vertical, rows: rect.rows) {
      for column in stride(from: 0, to: rect.columns, by: 2) {
        mark(rect.column + column, rect.row + row)
      }
    }
    if let column = Axis.column(of: 0, range: plot.horizontal, columns: rect.columns) {
      for row in 0..<rect.rows {
        mark(rect.column + column, rect.row + row)
      }
    }
  }
}
