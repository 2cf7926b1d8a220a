import Glibc
import Laboratory
import Terminal

extension ExplorerState {
  /// The losses since the experiment began, on a logarithmic axis.
  func drawLosses(in panel: LearningLayout.Panel, hasFrame: Bool, on grid: inout Grid) {
    guard let curve = timeline.experiment.curve else {
      let words = "There is no target, and so no loss: whatever moves the weights is not learning."
      let lines = flowed(words, columns: panel.inside.columns - 2, in: glyphs)
      for (row, line) in lines.prefix(panel.inside.rows).enumerated() {
        grid.write(
          line, at: Position(column: panel.inside.column + 1, row: panel.inside.row + row))
      }
      return
    }
    let gutter = 6
    // Without a frame the times need a row of their own.
    let plot = panel.inside.inset(left: gutter, bottom: hasFrame ? 0 : 1)
    let chart = LossChart(
      curve, of: learners,
      pixels: Plot.columnsOfPixels(in: plot, glyphs: glyphs), until: timeline.experiment.time)
    let times = hasFrame ? panel.area.endRow - 1 : plot.endRow
    grid.draw(
      Plot(
        range: chart.range,
        traces: zip(learners, chart.extents).map {
          Plot.Trace($0.style.ink, $0.style.line, extents: $1)
        },
        references: chart.decades), in: plot)
    var labelled: Set<Int> = []
    for decade in chart.decades.reversed() {
      guard let row = Axis.row(of: decade, range: chart.range, rows: plot.rows),
        labelled.insert(row).inserted
      else { continue }
      let label = Number.significant(pow(10, decade), digits: 1)
      grid.write(
        label,
        at: Position(column: plot.column - min(gutter, label.count + 1), row: plot.row + row),
        style: Style(.faint), limit: gutter)
    }
    // From 0 on; the border has room for the end only.
    let end = " \(Self.duration(timeline.experiment.time)) "
    grid.write(
      end, at: Position(column: plot.endColumn - end.count, row: times), style: Style(.faint))
  }

  /// A time in ms as people say it: "850 ms", "12.3 s".
  static func duration(_ time: Double) -> String {
    time < 1000
      ? "\(Number.significant(time, digits: 3)) ms"
      : "\(Number.fixed(time / 1000, decimals: time < 100_000 ? 1 : 0)) s"
  }
}

/// The curves of a chart of losses: their logarithms over the whole run.
struct LossChart {
  /// One curve a learner, one extent for each column of pixels: the logarithm to the base 10 of the
  /// mean loss there.
  let extents: [[Plot.Extent]]
  /// Whole decades.
  let range: AxisRange
  /// The logarithms of the powers of ten that are marked.
  let decades: [Double]

  /// - Parameters:
  ///   - pixels: how many columns of pixels the chart has.
  ///   - end: the time at its right edge in ms; its left edge is 0.
  init(
    _ curve: LearningCurve, of learners: [LearningCurve.Learner], pixels: Int, until end: Double
  ) {
    // The intervals that reach into each column; every column has one, once there are any.
    var intervals: [Range<Int>] = []
    var first = 0
    for pixel in 0..<pixels {
      let (start, stop) = (
        end * Double(pixel) / Double(pixels), end * Double(pixel + 1) / Double(pixels)
      )
      while first < curve.count, curve.end(ofInterval: first) <= start { first += 1 }
      var last = first
      while last < curve.count, last == first || curve.end(ofInterval: last - 1) < stop {
        last += 1
      }
      intervals.append(first..<last)
    }
    extents = learners.map { learner in
      intervals.map { Plot.Extent(LossChart.logarithm(curve, learner, $0)) }
    }
    let values = extents.joined().map(\.low).filter(\.isFinite)
    let top = (values.max() ?? 0).rounded(.up)
    let lowest = max((values.min() ?? -1).rounded(.down), top - LossChart.mostDecades)
    let bottom = min(lowest, top - 1)
    range = AxisRange(bottom, top)
    decades = Array(stride(from: bottom, through: top, by: max(1, ((top - bottom) / 4).rounded())))
  }

  /// What lies further below the largest loss is drawn at the lower edge.
  private static let mostDecades = 9.0

  private static func logarithm(
    _ curve: LearningCurve, _ learner: LearningCurve.Learner, _ intervals: Range<Int>
  ) -> Double {
    let losses = intervals.map { curve.loss(of: learner, interval: $0) }.filter { !$0.isNaN }
    guard !losses.isEmpty else { return .nan }
    return log10(losses.reduce(0, +) / Double(losses.count))
  }
}
