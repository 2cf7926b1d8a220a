package import LatentEquilibrium
package import Presets
import Samples
package import Terminal

/// A sample that is a picture, in shades of grey; of one with channels their means.
package struct GreyPicture: Equatable {
  /// By rows.
  private let pixels: [[Double]]
  /// What is dark, and what is light.
  private let dark: Double
  private let light: Double

  package init(_ numbers: [Double], _ shape: ImageShape, of task: TaskPreset) {
    pixels = (0..<shape.rows).map { row in
      (0..<shape.columns).map { column in
        let sum = (0..<shape.channels).reduce(0) { $0 + numbers[shape.index($1, row, column)] }
        return sum / Double(shape.channels)
      }
    }
    if task.source.kind == .csv {
      // What is not scaled has a range of its own.
      let own = (numbers.min() ?? 0, max(numbers.max() ?? 1, (numbers.min() ?? 0) + 1e-9))
      (dark, light) = task.scale.map { ($0.low, $0.high) } ?? own
    } else {
      (dark, light) = (task.scaling.scaled(0, column: 0), task.scaling.scaled(1, column: 0))
    }
  }

  /// Draws it in cells, as large as there is room for.
  package func draw(in rect: Rect, _ glyphs: GlyphSet, on grid: inout Grid) {
    let map = HeatMap(pixels, in: rect.size)
    let (width, size) = cell(of: map, in: rect)
    for (row, pixels) in map.cells.enumerated() {
      for (column, value) in pixels.enumerated() {
        let shade = glyphs.shade((value - dark) / (light - dark))
        grid.fill(
          Rect(
            column: rect.column + column * width, row: rect.row + row * size, columns: width,
            rows: size), Cell(shade == " " ? "." : shade, shade == " " ? Style(.faint) : .plain))
      }
    }
  }

  /// How many columns and rows of the screen a cell of the map takes: large pixels are as square as cells
  /// allow.
  private func cell(of map: HeatMap, in rect: Rect) -> (width: Int, height: Int) {
    let size = max(1, min(rect.rows / map.rows, rect.columns / (2 * map.columns)))
    return (2 * map.columns <= rect.columns ? 2 * size : 1, size)
  }

  /// What is drawn at a position, in the numbers of the sample.
  ///
  /// - Parameter asDots: whether it is drawn by `drawDots`.
  package func readout(at position: Position, in rect: Rect, asDots: Bool) -> Readout? {
    guard rect.contains(position), !rect.isEmpty else { return nil }
    let (column, row) = (position.column - rect.column, position.row - rect.row)
    let room = max(1, min(2 * rect.columns, 4 * rect.rows))
    let map = HeatMap(pixels, in: asDots ? Size(columns: room, rows: room) : rect.size)
    let (width, height) = asDots ? (1, 1) : cell(of: map, in: rect)
    let cells = asDots ? (across: 2, down: 4) : (across: 1, down: 1)
    let (first, top) = (column / width * cells.across, row / height * cells.down)
    guard let start = map.source(row: top, column: first, of: pixels) else { return nil }
    let last = map.source(
      row: min(map.rows, top + cells.down) - 1, column: min(map.columns, first + cells.across) - 1,
      of: pixels)
    let rows = start.rows.lowerBound..<(last ?? start).rows.upperBound
    let columns = start.columns.lowerBound..<(last ?? start).columns.upperBound
    let sum = rows.reduce(0) { sum, row in columns.reduce(sum) { $0 + pixels[row][$1] } }
    func words(_ name: String, _ range: Range<Int>) -> String {
      "\(name) \(range.lowerBound + 1)" + (range.count == 1 ? "" : "–\(range.upperBound)")
    }
    return Readout(
      "\(words("row", rows)) \(words("column", columns))",
      figures: [ShownNumber("", sum / Double(rows.count * columns.count))])
  }

  /// Draws it in dots, eight a cell: those of pixels that are brighter than the middle.
  package func drawDots(in rect: Rect, on grid: inout Grid) {
    let room = max(1, min(2 * rect.columns, 4 * rect.rows))
    let map = HeatMap(pixels, in: Size(columns: room, rows: room))
    for (y, pixels) in map.cells.enumerated() {
      for (x, value) in pixels.enumerated() where value > (dark + light) / 2 {
        let (column, row) = (rect.column + x / 2, rect.row + y / 4)
        guard rect.contains(Position(column: column, row: row)) else { continue }
        let dotted = grid[column, row].scalar.withBrailleDot(column: x % 2, row: y % 4)
        grid[column, row] = Cell(dotted, .plain)
      }
    }
  }
}
