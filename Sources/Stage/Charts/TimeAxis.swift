import Formats
package import Laboratory
package import Presets
package import Terminal

/// The time that a row of charts spans, and how it is cut into columns of pixels.
///
/// A rolling picture moves by whole cells, not by pixels: between two moves only the newest cell
/// changes. A swept one changes only where it is written. Both keep it cheap to send.
package struct TimeAxis: Equatable {
  /// A part of the axis over which time goes on without a break.
  package struct Stretch: Equatable {
    let pixels: Range<Int>
    /// The time at its left edge in ms.
    let start: Double
    /// The rows of the trace where its columns of pixels begin, and where the last one ends.
    let borders: [Int]
  }

  let mode: AxisMode
  /// The columns of cells.
  package private(set) var columns: Int
  /// The time in one column of pixels, in ms.
  package let pixelSpan: Double
  /// The times written at the left and the right edge: since the experiment began, or in a sweep
  /// since the left edge.
  package let labels: AxisRange
  /// From the left.
  private var stretches: [Stretch]
  private var pixelsPerColumn: Int
  /// What `cycleTime(ofPixel:)` counts from.
  private let cycleStart: Double

  /// How many cells ahead of the writing edge a sweep leaves blank.
  private static let gap = 2

  /// - Parameters:
  ///   - mode: a trigger without a cycle to trigger on rolls.
  ///   - window: the time to show in ms; a trigger shows the whole periods next to it.
  ///   - now: the newest time in ms.
  package init(
    _ mode: AxisMode, window: Double, cycle: StimulusCycle?, now: Double, columns: Int,
    glyphs: GlyphSet, trace: borrowing Trace
  ) {
    let columns = max(1, columns)
    // Times as late and as close as this have no digits left to be told apart.
    var window = max(window, abs(now) * 1e-9, 1e-12)
    let pixelsPerColumn = Plot.columnsOfPixels(
      in: Rect(column: 0, row: 0, columns: 1, rows: 1), glyphs: glyphs)
    let pixels = columns * pixelsPerColumn
    let mode = mode == .trigger && cycle == nil ? .roll : mode
    if mode == .trigger, let cycle {
      window = max(1, (window / cycle.period).rounded()) * cycle.period
    }
    let span = window / Double(pixels)
    func stretch(_ pixels: Range<Int>, from start: Double, _ trace: borrowing Trace) -> Stretch {
      Stretch(
        pixels: pixels, start: start,
        borders: trace.borders(from: start, span: span, columns: pixels.count))
    }
    switch mode {
    case .roll:
      let cell = window / Double(columns)
      let cells = max(Double(columns), (now / cell - 1e-9).rounded(.up))
      let start = (cells - Double(columns)) * cell
      stretches = [stretch(0..<pixels, from: start, trace)]
      labels = AxisRange(start, cells * cell)
    case .sweep, .trigger:
      let origin = mode == .trigger ? cycle?.start ?? 0 : 0
      let start = origin + ((now - origin) / window + 1e-9).rounded(.down) * window
      // A column of pixels is drawn anew as soon as it is begun, but where the old picture is to
      // stand still, when it is whole.
      let whole = min(pixels - 1, max(0, Int(clamping: (now - start) / span + 1e-9)))
      let written = mode == .trigger ? whole : whole + 1
      let old =
        mode == .trigger ? written : (whole / pixelsPerColumn + 1 + Self.gap) * pixelsPerColumn
      var stretches = [stretch(0..<written, from: start, trace)]
      if old < pixels {
        stretches.append(
          stretch(old..<pixels, from: start - window + Double(old) * span, trace))
      }
      self.stretches = stretches
      labels = AxisRange(0, window)
    }
    self.mode = mode
    self.columns = columns
    self.pixelsPerColumn = pixelsPerColumn
    pixelSpan = span
    cycleStart = cycle?.start ?? 0
  }

  package var pixels: Int { columns * pixelsPerColumn }

  /// The same time in as few columns as can be, for which curves are read in no time: their extremes
  /// are the same.
  package var condensed: TimeAxis {
    var axis = self
    axis.stretches = stretches.enumerated().map { place, stretch in
      Stretch(
        pixels: place..<place + 1, start: stretch.start,
        borders: [stretch.borders[0], stretch.borders[stretch.borders.count - 1]])
    }
    (axis.columns, axis.pixelsPerColumn) = (stretches.count, 1)
    return axis
  }

  /// The time in one column of cells, in ms.
  package var columnSpan: Double { pixelSpan * Double(pixelsPerColumn) }

  /// The oldest time in the picture.
  package var oldest: Double { stretches.map(\.start).min() ?? 0 }

  /// How many pixels the left edge is from time 0, so that the gaps of broken lines stay with the
  /// curve.
  package var phase: Int { mode == .roll ? Int(clamping: (labels.lower / pixelSpan).rounded()) : 0 }

  /// Where a time is in the picture; nil where it is not.
  package func pixel(of time: Double) -> Int? {
    for stretch in stretches {
      let index = ((time - stretch.start) / pixelSpan + 1e-9).rounded(.down)
      if index >= 0, index < Double(stretch.pixels.count) {
        return stretch.pixels.lowerBound + Int(clamping: index)
      }
    }
    // The newest row may be the first of a column of pixels that is not drawn yet.
    guard let newest = stretches.first, time >= newest.start else { return nil }
    return min(newest.pixels.upperBound, pixels - 1)
  }

  /// The times at which the columns of pixels begin, in ms; NaN in the gap.
  package var times: [Double] {
    var times = Array(repeating: Double.nan, count: pixels)
    for stretch in stretches {
      for (index, pixel) in stretch.pixels.enumerated() {
        times[pixel] = stretch.start + Double(index) * pixelSpan
      }
    }
    return times
  }

  /// The time in the middle of a column of cells, in ms; nil in the gap of a sweep. Beside the axis it is
  /// that of its end.
  package func time(ofColumn column: Int) -> Double? {
    let place = max(0, min(column, columns - 1))
    let time = times[place * pixelsPerColumn] + columnSpan / 2
    return time.isFinite ? time : nil
  }

  /// How long after the beginning of a period of the stimulus a column of pixels begins, in ms, at
  /// a time that `times` gives for it; more than a period where several have passed.
  func cycleTime(ofPixel pixel: Int, at time: Double) -> Double {
    mode == .trigger ? Double(pixel) * pixelSpan : time - cycleStart
  }

  /// The lowest and the highest value of a channel in every column of pixels.
  package func extents(of channel: Trace.Channel, in trace: borrowing Trace) -> [Plot.Extent] {
    var extents = Array(repeating: Plot.Extent.nothing, count: pixels)
    for stretch in stretches {
      let extremes = trace.extremes(of: channel, between: stretch.borders)
      for (pixel, extreme) in zip(stretch.pixels, extremes) {
        extents[pixel] = Plot.Extent(extreme.low, extreme.high)
      }
    }
    return extents
  }

  /// Likewise of the difference of two channels.
  package func extents(
    of channel: Trace.Channel, minus other: Trace.Channel, in trace: borrowing Trace
  ) -> [Plot.Extent] {
    var extents = Array(repeating: Plot.Extent.nothing, count: pixels)
    for stretch in stretches {
      let extremes = trace.extremes(of: channel, minus: other, between: stretch.borders)
      for (pixel, extreme) in zip(stretch.pixels, extremes) {
        extents[pixel] = Plot.Extent(extreme.low, extreme.high)
      }
    }
    return extents
  }
}
