/// The traces of a chart as pixels, several to a cell, and who owns a cell that several share.
///
/// A cell has one colour, so a curve that always lay on top would hide what runs beside it. A shared
/// cell belongs to the trace that has the larger part of its own dots there, of those it has in the
/// columns around; where two have the very same dots they take turns.
struct PlotRaster {
  /// The pixels of one trace.
  private struct DrawnTrace {
    /// Those of each cell.
    var bits: [UInt8]
    /// How many there are in the columns around each column of cells.
    var dotsAround: [Int] = []
    let line: Plot.Line
    let ink: Ink
    let claim: Double

    /// Whether a cell is rather this trace's than that of one before it.
    func outweighs(_ other: DrawnTrace, at index: Int, _ column: Int) -> Bool {
      let (dots, theirs) = (bits[index].nonzeroBitCount, other.bits[index].nonzeroBitCount)
      let weight = Double(dots * other.dotsAround[column]) * claim
      let theirWeight = Double(theirs * dotsAround[column]) * other.claim
      return weight == theirWeight ? claim > 0 && dots >= theirs : weight > theirWeight
    }
  }

  private let glyphs: GlyphSet
  private let columns: Int
  private let phase: Int
  /// Pixels in all, and in each cell.
  private let pixels: Size
  private let cell: Size
  private let range: AxisRange
  private let pixelsPerUnit: Double
  private var layers: [DrawnTrace] = []
  /// The cells of the plot's gap.
  private var isGap: [Bool] = []

  /// How many columns at each side count as around a column.
  private static let reach = 2

  init(_ plot: Plot, size: Size, glyphs: GlyphSet) {
    self.glyphs = glyphs
    columns = size.columns
    // 30 is a multiple of every pattern's period.
    phase = (plot.phase % 30 + 30) % 30
    cell = glyphs.pixels
    pixels = Size(columns: size.columns * cell.columns, rows: size.rows * cell.rows)
    range = plot.range
    pixelsPerUnit = Double(pixels.rows - 1) / plot.range.span
    layers = plot.traces.map {
      DrawnTrace(
        bits: Array(repeating: 0, count: size.columns * size.rows), line: $0.line, ink: $0.ink,
        claim: $0.claim)
    }
    var solid: [UInt8] = []
    for number in layers.indices where layers[number].line == .solid {
      stroke(plot.traces[number], on: &layers[number].bits, .unbroken, [])
      let bits = layers[number].bits
      solid = solid.isEmpty ? bits : zip(solid, bits).map { $0 | $1 }
    }
    for number in layers.indices where layers[number].line != .solid {
      let pattern = LinePattern(layers[number].line, in: glyphs)
      // Pixels of a broken line make way for the solid lines that are there already.
      let beneath = glyphs == .ascii || layers[number].claim == 0 ? [] : solid
      stroke(plot.traces[number], on: &layers[number].bits, pattern, beneath)
    }
    if layers.count > 1 {
      for number in layers.indices {
        layers[number].dotsAround = dotsAround(of: layers[number].bits)
      }
    }
    if let gap = plot.gap, plot.traces.indices.contains(gap.one),
      plot.traces.indices.contains(gap.other)
    {
      isGap = cells(between: plot.traces[gap.one], plot.traces[gap.other])
    }
  }

  /// What stands in a cell, nothing if no trace goes through it.
  func cell(column: Int, row: Int) -> Cell? {
    let index = row * columns + column
    guard let owner = owner(of: index, column) else { return nil }
    if glyphs == .ascii { return Cell(asciiGlyph(owner, index), Style(owner.ink)) }
    let isAlone = owner.claim == 0
    let bits = layers.reduce(UInt8(0)) { bits, layer in
      isAlone || layer.claim > 0 ? bits | layer.bits[index] : bits
    }
    let glyph: Unicode.Scalar =
      if glyphs == .braille {
        Unicode.Scalar(0x2800 + UInt32(bits)) ?? " "
      } else {
        bits == 3 ? "█" : bits == 1 ? "▀" : "▄"
      }
    return Cell(glyph, Style(owner.ink))
  }

  /// Whether a cell lies between the two traces of the plot's gap.
  func isGap(column: Int, row: Int) -> Bool { !isGap.isEmpty && isGap[row * columns + column] }

  private func owner(of index: Int, _ column: Int) -> DrawnTrace? {
    var best: DrawnTrace?
    var tied = 0
    for layer in layers where layer.bits[index] != 0 {
      guard let leader = best else {
        (best, tied) = (layer, 1)
        continue
      }
      if layer.claim > 0, leader.claim > 0, layer.bits[index] == leader.bits[index] { tied += 1 }
      if layer.outweighs(leader, at: index, column) { best = layer }
    }
    guard tied > 1 else { return best }
    // The very same dots: each has its turn, the last one two.
    let present = layers.filter { $0.claim > 0 && $0.bits[index] != 0 }
    guard present.allSatisfy({ $0.bits[index] == present[0].bits[index] }) else { return best }
    // By the place on the screen: a flat line that rolls on looks as before, and costs nothing to send.
    let turn = (column + index / columns) / 2 % (present.count + 1)
    return present[min(turn, present.count - 1)]
  }

  private func asciiGlyph(_ layer: DrawnTrace, _ index: Int) -> Unicode.Scalar {
    if let glyph = layer.line.asciiGlyph { return glyph }
    return switch layer.bits[index] {
    case 1, 3: "'"
    case 2: "-"
    case 4, 6: "."
    default: "|"
    }
  }

  private func dotsAround(of bits: [UInt8]) -> [Int] {
    var dots = Array(repeating: 0, count: columns)
    for (index, bits) in bits.enumerated() where bits != 0 {
      dots[index % columns] += bits.nonzeroBitCount
    }
    return dots.indices.map { column in
      let around =
        max(0, column - PlotRaster.reach)...min(columns - 1, column + PlotRaster.reach)
      return dots[around].reduce(0, +)
    }
  }

  private func cells(between one: Plot.Trace, _ other: Plot.Trace) -> [Bool] {
    var isGap = Array(repeating: false, count: columns * pixels.rows / cell.rows)
    for x in 0..<min(pixels.columns, one.extents.count, other.extents.count) {
      guard let one = pixelRows(one.extents[x]), let other = pixelRows(other.extents[x]) else {
        continue
      }
      // With the one's own pixel, so that even a small gap is seen.
      let isBelow = one.top > other.bottom
      guard isBelow || one.bottom < other.top else { continue }
      let first = max(0, isBelow ? other.bottom + 1 : one.bottom)
      let last = min(pixels.rows - 1, isBelow ? one.top : other.top - 1)
      guard first <= last else { continue }
      for row in first / cell.rows...last / cell.rows {
        isGap[row * columns + x / cell.columns] = true
      }
    }
    return isGap
  }

  private func stroke(
    _ trace: Plot.Trace, on bits: inout [UInt8], _ pattern: LinePattern, _ beneath: [UInt8]
  ) {
    var previous: (top: Int, bottom: Int)?
    for x in 0..<min(pixels.columns, trace.extents.count) {
      guard let (top, bottom) = pixelRows(trace.extents[x]) else {
        previous = nil
        continue
      }
      fill(x, top, bottom, on: &bits, pattern, beneath)
      // A gap to the column before is closed half by it and half by this one.
      if let previous, top > previous.bottom + 1 {
        let middle = (previous.bottom + top) / 2
        fill(x - 1, previous.bottom + 1, middle, on: &bits, pattern, beneath)
        fill(x, middle + 1, top - 1, on: &bits, pattern, beneath)
      } else if let previous, bottom < previous.top - 1 {
        let middle = (bottom + previous.top) / 2
        fill(x, bottom + 1, middle, on: &bits, pattern, beneath)
        fill(x - 1, middle + 1, previous.top - 1, on: &bits, pattern, beneath)
      }
      previous = (top, bottom)
    }
  }

  private func pixelRows(_ extent: Plot.Extent) -> (top: Int, bottom: Int)? {
    guard let high = pixelRow(extent.high), let low = pixelRow(extent.low) else { return nil }
    return (min(high, low), max(high, low))
  }

  /// The row of pixels of a value, one row out of the chart for all that lies out of range.
  private func pixelRow(_ value: Double) -> Int? {
    guard !value.isNaN else { return nil }
    let row = (range.upper - value) * pixelsPerUnit
    return Int(min(max(-1, row), Double(pixels.rows)) + 1.5) - 1
  }

  private func fill(
    _ x: Int, _ first: Int, _ last: Int, on bits: inout [UInt8], _ pattern: LinePattern,
    _ beneath: [UInt8]
  ) {
    let first = max(0, first)
    let last = min(pixels.rows - 1, last)
    guard first <= last else { return }
    if pattern == .unbroken {
      set(x, first, last, on: &bits)
    } else if last - first < 2 {
      guard pattern.isOn(x + phase) else { return }
      for y in first...last { setBeside(x, y, on: &bits, beneath) }
    } else {
      for y in first...last where pattern.isOn(y) { setBeside(x, y, on: &bits, beneath) }
    }
  }

  private func set(_ x: Int, _ first: Int, _ last: Int, on bits: inout [UInt8]) {
    let shift = x % cell.columns
    var index = first / cell.rows * columns + x / cell.columns
    var line = first % cell.rows
    for _ in first...last {
      bits[index] |= PlotRaster.bit(shift, line)
      line += 1
      if line == cell.rows {
        line = 0
        index += columns
      }
    }
  }

  private func setBeside(_ x: Int, _ y: Int, on bits: inout [UInt8], _ beneath: [UInt8]) {
    guard isTaken(x, y, beneath) else { return set(x, y, y, on: &bits) }
    for (x, y) in [(x, y - 1), (x + 1, y), (x, y + 1)]
    where x < pixels.columns && y >= 0 && y < pixels.rows && !isTaken(x, y, beneath) {
      return set(x, y, y, on: &bits)
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

  private init(on: Int, period: Int) {
    self.on = on
    self.period = period
  }

  init(_ line: Plot.Line, in glyphs: GlyphSet) {
    self =
      switch (line, glyphs) {
      case (.solid, _), (_, .ascii): .unbroken
      case (.dotted, .braille): LinePattern(on: 1, period: 3)
      case (.dotted, .block): LinePattern(on: 1, period: 2)
      case (.dashed, .braille): LinePattern(on: 3, period: 5)
      case (.dashed, .block): LinePattern(on: 2, period: 3)
      case (.longDashed, .braille): LinePattern(on: 8, period: 12)
      case (.longDashed, .block): LinePattern(on: 5, period: 7)
      }
  }

  func isOn(_ pixel: Int) -> Bool { pixel % period < on }
}
