import Arithmetic
import Laboratory
import LatentEquilibrium
import Presets
import Samples
import Stage
import Terminal

extension Staged<LearningView> {
  /// Whether what is learned are classes.
  var hasClasses: Bool { preset.task.map { !$0.training.classNames.isEmpty } ?? false }

  /// Where the charts of the run are. Without a frame the times need a row of their own.
  func runCharts(in panel: LearningLayout.Panel, hasFrame: Bool) -> RunCharts {
    RunCharts(
      panel.inside.inset(left: RunCharts.gutter, bottom: hasFrame ? 0 : 1),
      hasClasses: hasClasses, chosen: view.runChart)
  }

  /// The losses since the experiment began, on a logarithmic axis, and the accuracies.
  func drawRun(in panel: LearningLayout.Panel, hasFrame: Bool, on grid: inout Grid) {
    guard let curve = timeline.experiment.curve else {
      let words = "There is no target, and so no loss: whatever moves the weights is not learning."
      let lines = flowed(words, columns: panel.inside.columns - 2, in: glyphs)
      for (row, line) in lines.prefix(panel.inside.rows).enumerated() {
        grid.write(
          line, at: Position(column: panel.inside.column + 1, row: panel.inside.row + row))
      }
      return
    }
    let charts = runCharts(in: panel, hasFrame: hasFrame)
    if let plot = charts.loss {
      if view.runChart == .energy {
        drawEnergies(curve, in: plot, on: &grid)
      } else {
        drawLosses(curve, in: plot, on: &grid)
      }
    }
    if let heading = charts.heading {
      grid.write(
        glyphs.fitted(accuracyTitle(columns: heading.columns), to: heading.columns),
        at: heading.origin, style: Style(.title))
    }
    if let plot = charts.accuracy { drawAccuracies(curve, in: plot, on: &grid) }
    // From 0 on; the border has room for the end only.
    let end = " \(Self.duration(timeline.experiment.time)) "
    let row = hasFrame ? panel.area.endRow - 1 : panel.inside.endRow - 1
    grid.write(
      end, at: Position(column: panel.inside.endColumn - end.count, row: row), style: Style(.faint))
  }

  private func drawLosses(_ curve: LearningCurve, in plot: Rect, on grid: inout Grid) {
    let chart = LossChart(
      curve, of: learners,
      pixels: Plot.columnsOfPixels(in: plot, glyphs: glyphs), until: timeline.experiment.time)
    draw(chart.extents, chart.axis.range, chart.axis.decades, in: plot, on: &grid)
    chart.axis.label(plot, gutter: RunCharts.gutter, on: &grid)
  }

  /// Both parts of the energy of each network.
  private func drawEnergies(_ curve: LearningCurve, in plot: Rect, on grid: inout Grid) {
    let intervals = curve.intervals(
      ofColumns: Plot.columnsOfPixels(in: plot, glyphs: glyphs), until: timeline.experiment.time)
    let traces = pair.flatMap { member in
      [(Energy.Part.mismatch, traceStyle(of: member).line), (.nudging, .dotted)].map { part, line in
        Plot.Trace(
          member.ink, line,
          extents: intervals.map { Plot.Extent(curve.mean(of: part, of: member, $0).logarithm) })
      }
    }
    let axis = DecadeAxis(holding: traces.flatMap { $0.extents.map(\.low) })
    grid.draw(Plot(range: axis.range, traces: traces, references: axis.decades), in: plot)
    axis.label(plot, gutter: RunCharts.gutter, on: &grid)
  }

  /// With a line where guessing gets.
  private func drawAccuracies(_ curve: LearningCurve, in plot: Rect, on grid: inout Grid) {
    let chart = AccuracyChart(
      curve, of: learners,
      pixels: Plot.columnsOfPixels(in: plot, glyphs: glyphs), until: timeline.experiment.time)
    let chance = 1 / Double(max(1, preset.task?.training.classNames.count ?? 1))
    let range = AccuracyChart.range
    draw(chart.extents, range, [0, chance, 1], in: plot, on: &grid)
    for share in plot.rows >= 4 ? [0, chance, 1] : [0, 1] {
      label(
        "\(Number.fixed(100 * share, decimals: 0)) %", share, range, plot, on: &grid)
    }
  }

  private func draw(
    _ extents: [[Plot.Extent]], _ range: AxisRange, _ references: [Double], in plot: Rect,
    on grid: inout Grid
  ) {
    grid.draw(
      Plot(
        range: range,
        traces: zip(learners, extents).map {
          Plot.Trace($0.style.ink, $0.style.line, extents: $1)
        },
        references: references), in: plot)
    for (learner, extents) in zip(learners, extents) {
      guard let mark = learner.mark, let last = extents.lastIndex(where: { !$0.low.isNaN }),
        let row = Axis.row(of: extents[last].low, range: range, rows: plot.rows)
      else { continue }
      let column = last * plot.columns / max(1, extents.count)
      grid.write(
        mark, at: Position(column: plot.column + column, row: plot.row + row),
        style: Style(learner.style.ink, .bold))
    }
  }

  private func label(
    _ label: String, _ value: Double, _ range: AxisRange, _ plot: Rect, on grid: inout Grid
  ) {
    guard let row = Axis.row(of: value, range: range, rows: plot.rows) else { return }
    let gutter = RunCharts.gutter
    grid.write(
      label,
      at: Position(column: plot.column - min(gutter, label.count + 1), row: plot.row + row),
      style: Style(.faint), limit: gutter)
  }

  /// What the accuracies are of, as much as fits.
  func accuracyTitle(columns: Int) -> String {
    let titles = [
      "samples answered right before they are learned", "right before they are learned",
      "answered right",
    ]
    return titles.first { $0.count <= columns } ?? "accuracy"
  }

  mutating func changeRunChart() {
    guard timeline.experiment.curve != nil else {
      return say("there is no target, and so neither loss nor energy")
    }
    let layout = learningLayout(look.size)
    let isShared = layout.parts.first { $0.part == .loss }.map {
      runCharts(in: $0, hasFrame: layout.hasFrames).heading != nil
    }
    let all: [RunChart] =
      hasClasses && isShared != true ? [.loss, .accuracy, .energy] : [.loss, .energy]
    view.runChart = all[((all.firstIndex(of: view.runChart) ?? 0) + 1) % all.count]
    say("the \(view.runChart.rawValue)")
  }

  /// A time in ms as people say it: "850 ms", "12.3 s".
  static func duration(_ time: Double) -> String {
    time < 1000
      ? "\(Number.significant(time, digits: 3)) ms"
      : "\(Number.fixed(time / 1000, decimals: time < 100_000 ? 1 : 0)) s"
  }
}
