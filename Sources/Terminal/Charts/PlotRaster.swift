/// The traces of a chart as pixels, several to a cell.
///
/// Each cell keeps its pixels as bits, separately for solid, dotted and dashed lines, beside the
/// number of the topmost trace that has pixels there.
struct PlotRaster {
  private struct Layer {
    var bits: [UInt8]
    var owner: [UInt8]
    var isEmpty = true

    init(cells: Int) {
      bits = Array(repeating: 0, count: cells)
      owner = Array(repeating: .max, count: cells)
    }
  }

  private let glyphs: GlyphSet
  private let inks: [Ink]
  private let columns: Int
  private let phase: Int
  /// Pixels in all, and in each cell.
  private let pixels: Size
  private let cell: Size
  private let range: AxisRange
  private let pixelsPerUnit: Double
  private var solid: Layer
  private var dotted: Layer
  private var dashed: Layer

  init(_ plot: Plot, size: Size, glyphs: GlyphSet) {
    self.glyphs = glyphs
    inks = plot.traces.map(\.ink)
    columns = size.columns
    // 30 is a multiple of every pattern's period.
    phase = (plot.phase % 30 + 30) % 30
    cell = glyphs.pixels
    pixels = Size(columns: size.columns * cell.columns, rows: size.rows * cell.rows)
    range = plot.range
    pixelsPerUnit = Double(pixels.rows - 1) / plot.range.span
    let blank = Layer(cells: size.columns * size.rows)
    (solid, dotted, dashed) = (blank, blank, blank)
    solid = layer(of: .solid, in: plot, pattern: .unbroken, beneath: [])
    // Pixels of a broken line make way for the solid lines that are there already.
    let beneath = glyphs == .ascii || solid.isEmpty ? [] : solid.bits
    dotted = layer(of: .dotted, in: plot, pattern: .dots(in: glyphs), beneath: beneath)
    dashed = layer(of: .dashed, in: plot, pattern: .dashes(in: glyphs), beneath: beneath)
  }

  private func layer(
    of line: Plot.Line, in plot: Plot, pattern: LinePattern, beneath: [UInt8]
  ) -> Layer {
    var layer = Layer(cells: columns * pixels.rows / cell.rows)
    for (number, trace) in zip(UInt8.min..<UInt8.max, plot.traces) where trace.line == line {
      stroke(trace, number, on: &layer, pattern, beneath)
    }
    return layer
  }

  /// What stands in a cell, nothing if no trace goes through it.
  func cell(column: Int, row: Int) -> Cell? {
    let index = row * columns + column
    let bits = solid.bits[index] | dotted.bits[index] | dashed.bits[index]
    guard bits != 0 else { return nil }
    if glyphs == .ascii { return asciiCell(index, column) }
    let owner = min(solid.owner[index], dotted.owner[index], dashed.owner[index])
    let glyph: Unicode.Scalar =
      if glyphs == .braille {
        Unicode.Scalar(0x2800 + UInt32(bits)) ?? " "
      } else {
        bits == 3 ? "█" : bits == 1 ? "▀" : "▄"
      }
    return Cell(glyph, Style(inks[Int(owner)]))
  }

  // Lines that share a cell take turns along the row.
  private func asciiCell(_ index: Int, _ column: Int) -> Cell {
    let isPresent = (
      solid.bits[index] != 0, dotted.bits[index] != 0, dashed.bits[index] != 0
    )
    let line: Plot.Line =
      switch (isPresent, column + phase) {
      case ((true, false, false), _): .solid
      case ((false, true, false), _): .dotted
      case ((false, false, true), _): .dashed
      case ((true, true, false), let turn): turn % 2 == 0 ? .solid : .dotted
      case ((true, false, true), let turn): turn % 2 == 0 ? .solid : .dashed
      case ((false, true, true), let turn): turn % 2 == 0 ? .dotted : .dashed
      case (_, let turn): Plot.Line.allCases[turn % 3]
      }
    return switch line {
    case .solid: Cell(asciiGlyph(solid.bits[index]), Style(inks[Int(solid.owner[index])]))
    case .dotted: Cell(":", Style(inks[Int(dotted.owner[index])]))
    case .dashed: Cell("=", Style(inks[Int(dashed.owner[index])]))
    }
  }

  private func asciiGlyph(_ heights: UInt8) -> Unicode.Scalar {
    switch heights {
    case 1, 3: "'"
    case 2: "-"
    case 4, 6: "."
    default: "|"
    }
  }

  private func stroke(
    _ trace: Plot.Trace, _ number: UInt8, on layer: inout Layer, _ pattern: LinePattern,
    _ beneath: [UInt8]
  ) {
    var previous: (top: Int, bottom: Int)?
    for x in 0..<min(pixels.columns, trace.extents.count) {
      let extent = trace.extents[x]
      guard let high = pixelRow(extent.high), let low = pixelRow(extent.low) else {
        previous = nil
        continue
      }
      let (top, bottom) = (min(high, low), max(high, low))
      fill(x, top, bottom, number, on: &layer, pattern, beneath)
      // A gap to the column before is closed half by it and half by this one.
      if let previous, top > previous.bottom + 1 {
        let middle = (previous.bottom + top) / 2
        fill(x - 1, previous.bottom + 1, middle, number, on: &layer, pattern, beneath)
        fill(x, middle + 1, top - 1, number, on: &layer, pattern, beneath)
      } else if let previous, bottom < previous.top - 1 {
        let middle = (bottom + previous.top) / 2
        fill(x, bottom + 1, middle, number, on: &layer, pattern, beneath)
        fill(x - 1, middle + 1, previous.top - 1, number, on: &layer, pattern, beneath)
      }
      previous = (top, bottom)
    }
  }

  /// The row of pixels of a value, one row out of the chart for all that lies out of range.
  private func pixelRow(_ value: Double) -> Int? {
    guard !value.isNaN else { return nil }
    let row = (range.upper - value) * pixelsPerUnit
    return Int(min(max(-1, row), Double(pixels.rows)) + 1.5) - 1
  }

  private func fill(
    _ x: Int, _ first: Int, _ last: Int, _ number: UInt8, on layer: inout Layer,
    _ pattern: LinePattern, _ beneath: [UInt8]
  ) {
    let first = max(0, first)
    let last = min(pixels.rows - 1, last)
    guard first <= last else { return }
    layer.isEmpty = false
    if pattern == .unbroken {
      set(x, first, last, number, on: &layer)
    } else if last - first < 2 {
      guard pattern.isOn(x + phase) else { return }
      for y in first...last { setBeside(x, y, number, on: &layer, beneath) }
    } else {
      for y in first...last where pattern.isOn(y) {
        setBeside(x, y, number, on: &layer, beneath)
      }
    }
  }

  private func set(_ x: Int, _ first: Int, _ last: Int, _ number: UInt8, on layer: inout Layer) {
    let shift = x % cell.columns
    var index = first / cell.rows * columns + x / cell.columns
    var line = first % cell.rows
    for _ in first...last {
      layer.bits[index] |= PlotRaster.bit(shift, line)
      layer.owner[index] = min(layer.owner[index], number)
      line += 1
      if line == cell.rows {
        line = 0
        index += columns
      }
    }
  }

  private func setBeside(
    _ x: Int, _ y: Int, _ number: UInt8, on layer: inout Layer, _ beneath: [UInt8]
  ) {
    guard isTaken(x, y, beneath) else { return set(x, y, y, number, on: &layer) }
    for (x, y) in [(x, y - 1), (x + 1, y), (x, y + 1)]
    where x < pixels.columns && y >= 0 && y < pixels.rows && !isTaken(x, y, beneath) {
      return set(x, y, y, number, on: &layer)
    }
  }

  private func isTaken(_ x: Int, _ y: Int, _ beneath: [UInt8]) -> Bool {
    guard !beneath.isEmpty else { return false }
    let index = y / cell.rows * columns + x / cell.columns
    return beneath[index] & PlotRaster.bit(x % cell.columns, y % cell.rows) != 0
  }

  // The order of the dots in Unicode's braille patterns; in the other sets one bit a row.
  static func bit(_ column: Int, _ line: Int) -> UInt8 {
    if line == 3 { return column == 0 ? 0x40 : 0x80 }
    return 1 << UInt8(column * 3 + line)
  }
}

/// Which pixels along a line are drawn.
private struct LinePattern: Equatable {
  var on: Int
  var period: Int

  static let unbroken = LinePattern(on: 1, period: 1)

  static func dots(in glyphs: GlyphSet) -> LinePattern {
    switch glyphs {
    case .braille: LinePattern(on: 1, period: 3)
    case .block: LinePattern(on: 1, period: 2)
    case .ascii: unbroken
    }
  }

  static func dashes(in glyphs: GlyphSet) -> LinePattern {
    switch glyphs {
    case .braille: LinePattern(on: 4, period: 6)
    case .block: LinePattern(on: 3, period: 5)
    case .ascii: unbroken
    }
  }

  func isOn(_ pixel: Int) -> Bool { pixel % period < on }
}
