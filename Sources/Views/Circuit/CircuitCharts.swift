import Arithmetic
import Laboratory
import LatentEquilibrium
import Presets
import Samples
import Stage
import Terminal

// How the circuits came to predict themselves, and to answer rightly, over the whole run.
extension Staged<CircuitView> {
  /// How many columns the values have beside a chart.
  private static let gutter = 6

  var predictionTitles: [String] {
    guard preset.layers.count > 1 else { return ["no hidden layer"] }
    let layer = hiddenLayer + 1
    let line = TraceStyle.ideal.line.sample(in: glyphs)
    return [
      "self-prediction of layer \(layer): |w_ip − c·w_up|, \(line) |w_pi + w_down|",
      "|w_ip − c·w_up|  \(line) |w_pi + w_down|", "self-prediction",
    ]
  }

  var answerTitles: [String] {
    hasAnswers
      ? ["samples answered right before they are learned", "answered right"]
      : preset.hasTarget ? ["loss ½|target − u|²", "loss"] : ["no target"]
  }

  /// The hidden layer that is spoken of: that of the drawn cell, or the one below an output.
  private var hiddenLayer: Int { min(shownLayer, max(0, preset.layers.count - 2)) }

  /// Whether what is learned are classes.
  private var hasAnswers: Bool { preset.task?.hasClasses == true }

  /// How far each circuit is from predicting itself, on a logarithmic axis.
  func drawPrediction(in rect: Rect, on grid: inout Grid) {
    guard preset.layers.count > 1 else { return }
    let plot = rect.inset(left: Self.gutter, right: 0, top: 0, bottom: 1)
    let pixels = Plot.columnsOfPixels(in: plot, glyphs: glyphs)
    var traces: [Plot.Trace] = []
    var figures: [(Member, SelfPrediction)] = []
    for member in shownMembers {
      let moments = moments(of: member, layer: hiddenLayer, most: 2 * pixels)
      guard let now = moments.last?.value else { continue }
      figures.append((member, now))
      for (value, line) in [
        (\SelfPrediction.interneurons, traceStyle(of: member).line), (\.apical, .dotted),
      ] {
        traces.append(
          Plot.Trace(
            member.ink, line,
            extents: extents(moments.map { ($0.age, $0.value[keyPath: value]) }, pixels)))
      }
    }
    let axis = DecadeAxis(holding: traces.flatMap { $0.extents.map(\.low) })
    if traces.contains(where: { $0.extents.contains { $0.low.isFinite } }) {
      grid.draw(Plot(range: axis.range, traces: traces, references: axis.decades), in: plot)
      axis.label(plot, gutter: Self.gutter, on: &grid)
    } else {
      grid.write(
        glyphs.fitted("0: it predicts itself", to: plot.columns), at: plot.origin,
        style: Style(.faint))
    }
    drawFigures(
      figures.map { member, now in
        (
          member,
          [
            "\(number(now.interneurons)) and \(number(now.apical))",
            "\(number(now.interneurons)) \(number(now.apical))", number(now.interneurons),
          ]
        )
      }, in: rect, on: &grid)
  }

  /// The logarithm of what there was last in each column of pixels.
  private func extents(_ values: [(age: Int, value: Double)], _ pixels: Int) -> [Plot.Extent] {
    last(of: values, inColumns: pixels).map { Plot.Extent($0.value.logarithm) }
  }

  private func plot(in chart: Rect) -> Rect {
    layout.inside(chart).inset(left: Self.gutter, right: 0, top: 0, bottom: 1)
  }

  private var learners: [(learner: LearningCurve.Learner, name: String)] {
    shownMembers.map { ($0.learner, name(of: $0)) }
  }

  /// What is under the mouse in the cells and the charts.
  func readout(at position: Position) -> Readout? {
    let layout = layout
    if let (member, _) = zip(drawnMembers, layout.cells).first(where: { $1.contains(position) }) {
      return facts(of: member).flatMap { Readout(cellTitle(of: member), figures: $0.figures) }
    }
    if isAsked { return nil }
    let (prediction, answers) = (plot(in: layout.prediction), plot(in: layout.answers))
    if prediction.contains(position), preset.layers.count > 1 {
      return readoutOfPrediction(ofLayer: hiddenLayer, at: position, in: prediction)
    }
    return readoutOfRun(hasAnswers ? .accuracy : .loss, of: learners, at: position, in: answers)
  }

  /// The compartments of the cells, how far the circuits predict themselves, and what they learned.
  var tables: [NumberTable] {
    let cells = pair.compactMap { member in
      facts(of: member).flatMap { Readout(cellTitle(of: member), figures: $0.figures)?.table }
    }
    if isAsked { return cells }
    return cells
      + [
        tableOfPrediction(ofLayer: hiddenLayer),
        tableOfRun(of: learners, hasClasses: hasAnswers),
      ].compactMap(\.self)
  }

  /// How many of the samples each circuit answers, or what its output costs where there are no classes.
  func drawAnswers(in rect: Rect, on grid: inout Grid) {
    guard let curve = timeline.experiment.curve else {
      grid.write(
        glyphs.fitted("nothing is taught", to: rect.columns), at: rect.origin,
        style: Style(.faint))
      return
    }
    let plot = rect.inset(left: Self.gutter, right: 0, top: 0, bottom: 1)
    let pixels = Plot.columnsOfPixels(in: plot, glyphs: glyphs)
    let (members, time) = (shownMembers, timeline.experiment.time)
    let learners = members.map(\.learner)
    func draw(_ extents: [[Plot.Extent]], _ range: AxisRange, _ references: [Double]) {
      let traces = zip(members, extents).map {
        Plot.Trace($0.ink, traceStyle(of: $0).line, extents: $1)
      }
      grid.draw(Plot(range: range, traces: traces, references: references), in: plot)
    }
    if hasAnswers {
      let chart = AccuracyChart(curve, of: learners, pixels: pixels, until: time)
      let chance = 1 / Double(max(1, preset.task?.training.classNames.count ?? 1))
      draw(chart.extents, AccuracyChart.range, [0, chance, 1])
      for share in [1, chance, 0] {
        guard let row = Axis.row(of: share, range: AccuracyChart.range, rows: plot.rows) else {
          continue
        }
        grid.write(
          "\(Number.fixed(100 * share, decimals: 0)) %",
          at: Position(column: rect.column, row: plot.row + row), style: Style(.faint),
          limit: Self.gutter)
      }
    } else {
      let chart = LossChart(curve, of: learners, pixels: pixels, until: time)
      draw(chart.extents, chart.axis.range, chart.axis.decades)
      chart.axis.label(plot, gutter: Self.gutter, on: &grid)
    }
    let all = max(0, curve.count - 1)..<curve.count
    drawFigures(
      members.map { member in
        let value =
          hasAnswers
          ? curve.accuracy(of: member.learner, intervals: all, least: AccuracyChart.least)
          : curve.meanLoss(of: member.learner, last: curve.recent) ?? .nan
        let text =
          value.isNaN
          ? "–" : hasAnswers ? "\(Number.fixed(100 * value, decimals: 0)) %" : number(value)
        return (member, [text])
      }, in: rect, on: &grid)
  }

  private func number(_ value: Double) -> String { Number.significant(value, digits: 2) }
}
