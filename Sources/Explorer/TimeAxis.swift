import Laboratory
import Terminal

/// The time that a row of charts spans, and how it is cut into columns of pixels.
///
/// The picture moves by whole cells, not by pixels: between two moves only the newest cell changes,
/// which is what keeps a rolling picture cheap to send.
struct TimeAxis: Equatable {
  /// The time at the left edge in ms.
  let start: Double
  /// The time at the right edge in ms.
  let end: Double
  /// The columns of cells.
  let columns: Int
  /// The rows of the trace where the columns of pixels begin, and where the last one ends.
  let borders: [Int]
  private let pixelsPerColumn: Int

  init(window: Double, now: Double, columns: Int, glyphs: GlyphSet, trace: borrowing Trace) {
    let columns = max(1, columns)
    // Times as late and as close as this have no digits left to be told apart.
    let window = max(window, abs(now) * 1e-9, 1e-12)
    let cell = window / Double(columns)
    let cells = max(Double(columns), (now / cell - 1e-9).rounded(.up))
    start = (cells - Double(columns)) * cell
    end = cells * cell
    self.columns = columns
    pixelsPerColumn = Plot.columnsOfPixels(
      in: Rect(column: 0, row: 0, columns: 1, rows: 1), glyphs: glyphs)
    let pixels = columns * pixelsPerColumn
    borders = trace.borders(
      from: start, span: (end - start) / Double(pixels), columns: pixels)
  }

  var pixels: Int { columns * pixelsPerColumn }

  /// The time in one column of pixels, in ms.
  var pixelSpan: Double { (end - start) / Double(pixels) }

  /// How many pixels the left edge is from time 0, so that the gaps of broken lines stay with the
  /// curve.
  var phase: Int { Int((start / pixelSpan).rounded()) }
}
