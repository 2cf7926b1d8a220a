import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Samples
import Stage
import Terminal

/// How what is to be learned is pictured.
enum TaskPicture: Equatable {
  /// What is answered all over a plane of two features.
  case map
  /// The sample that is shown, and the answers.
  case sample
  /// Target and output over time.
  case answers
  /// The errors over time, where there is no target.
  case errors
}

extension Staged<LearningView> {
  var taskPicture: TaskPicture {
    guard let task = preset.task else { return preset.hasTarget ? .answers : .errors }
    guard !task.training.classNames.isEmpty else { return .sample }
    return task.source.kind == .yinYang || task.inputs == 2 ? .map : .sample
  }

  /// The layer whose curves are drawn: the output, or where errors arise without a target.
  private var shownLayer: Int {
    taskPicture == .errors ? layer ?? 0 : preset.layers.count - 1
  }

  /// The neuron of it.
  private var shownOutput: Int { shownNeuron(ofLayer: shownLayer) }

  var pictureTitle: String {
    let outputs = preset.layers[shownLayer].neurons
    let output =
      (outputs > 1 ? " \(shownOutput + 1)/\(outputs)" : "")
      + name(ofNeuron: shownOutput, inLayer: shownLayer).spaced
    let axes = (name(ofInput: 0), name(ofInput: 1))
    return switch taskPicture {
    case .map where !axes.0.isEmpty && !axes.1.isEmpty: "\(axes.1) against \(axes.0)"
    case .map: "what is answered where"
    case .sample: "shown now, and the answers"
    case .answers: "target and output\(output) \(preset.family == .layered ? "r" : "u")"
    case .errors:
      "\(preset.family == .layered ? "error e" : "apical v_A") of layer \(shownLayer + 1)\(output)"
    }
  }

  /// The same, where there is little room.
  var shortPictureTitle: String {
    switch taskPicture {
    case .map: "answers"
    case .sample: "sample, answers"
    case .answers: "target, output"
    case .errors: "error, layer \(shownLayer + 1)"
    }
  }

  /// Lets the axis of the task's curves, where it has any, follow what is going to be drawn.
  func adaptTask(in rect: Rect, _ ranges: inout ChartRanges) {
    guard taskPicture == .answers || taskPicture == .errors else { return }
    let axis = curveAxis(in: rect).condensed
    ranges.follow(curvePanes(in: rect).map { chart(of: $0, axis) })
  }

  /// The task's own picture.
  func drawTask(in rect: Rect, on grid: inout Grid) {
    switch taskPicture {
    case .map: drawMaps(in: rect.inset(columns: 1), on: &grid)
    case .sample: drawSample(in: rect.inset(columns: 1), on: &grid)
    case .answers, .errors: drawCurves(in: rect, on: &grid)
    }
  }

  // MARK: - Curves

  private static let gutter = 5

  /// Curves over one another, with a line of words above them.
  private struct CurvePane {
    let members: [Member]
    let heading: Rect
    let plot: Rect
  }

  /// The networks' curves: each apart where there is room, else together.
  private func curvePanes(in rect: Rect) -> [CurvePane] {
    let members = examined
    let isApart = members.count > 1 && rect.rows >= 13
    let area = rect.splitBottom(1).rest
    let shown = isApart ? members.map { [$0] } : [members]
    return zip(shown, area.rows(shown.count)).map { members, area in
      let (heading, plot) = area.splitTop(1)
      return CurvePane(members: members, heading: heading, plot: plot.inset(left: Self.gutter))
    }
  }

  private func curveAxis(in rect: Rect) -> TimeAxis {
    timeAxis(columns: rect.columns - Self.gutter)
  }

  /// The output with its target, or its error.
  private func curves(of pane: CurvePane) -> [TracedCurve] {
    let outputs = pane.members.map { member in
      var style = member.learner.style
      style.claim = 1
      return TracedCurve(.of(member), style, outputChannel(member))
    }
    return taskPicture == .answers
      ? outputs + [TracedCurve("target", TraceStyle.target, .target(shownOutput))] : outputs
  }

  private func chart(of pane: CurvePane, _ axis: TimeAxis) -> PlacedChart {
    PlacedChart(
      ChartRanges.Chart("answers"),
      [ChartPane(traces: drawn(curves(of: pane), axis), holdsZero: true)], in: pane.plot)
  }

  /// The picture at a position, in numbers.
  func readoutOfTask(at position: Position, in rect: Rect) -> Readout? {
    switch taskPicture {
    case .map: return readoutOfMap(at: position, in: rect.inset(columns: 1))
    case .sample: return readoutOfSample(at: position, in: rect.inset(columns: 1))
    case .answers, .errors:
      guard let pane = curvePanes(in: rect).first(where: { $0.plot.contains(position) }) else {
        return nil
      }
      return readout(
        curveWords, curves(of: pane), at: position, in: pane.plot, curveAxis(in: rect))
    }
  }

  /// The outputs' curves at the cursor or now.
  var tableOfTask: NumberTable? {
    let members = CurvePane(
      members: examined, heading: Rect(Size(columns: 0, rows: 0)),
      plot: Rect(Size(columns: 0, rows: 0)))
    switch taskPicture {
    case .answers, .errors: return table(curveWords, curves(of: members), timeAxis(columns: 100))
    case .map, .sample: return tableOfOutputs
    }
  }

  private var curveWords: String {
    let many = preset.layers[shownLayer].neurons > 1
    let signal = taskPicture == .errors ? "error" : "output"
    return "\(signal) of layer \(shownLayer + 1)" + (many ? " neuron \(shownOutput + 1)" : "")
  }

  private func drawCurves(in rect: Rect, on grid: inout Grid) {
    let axis = curveAxis(in: rect)
    let canvas = ChartCanvas(
      panes: { [$0] }, gutter: Self.gutter, phase: axis.phase, marks: [])
    let panes = curvePanes(in: rect)
    for pane in panes {
      if panes.count > 1, let member = pane.members.first {
        drawHeading(member, in: pane.heading, on: &grid)
      } else {
        drawLegend(of: pane.members, in: pane.heading, on: &grid)
      }
      canvas.draw(chart(of: pane, axis), over: bench.ranges, on: &grid)
    }
    let times = rect.splitBottom(1).bottom.inset(left: Self.gutter)
    grid.labelAcross(
      axis.labels, beneath: times.inset(bottom: 1), count: max(2, axis.columns / 9))
    grid.write("ms", at: Position(column: times.column - 4, row: times.row), style: Style(.faint))
  }

  private func outputChannel(_ member: Member) -> Trace.Channel {
    // The error of a circuit is the potential of an apical dendrite.
    let error = preset.family == .layered ? Signal.error : .apicalPotential
    let shown = taskPicture == .errors ? error : seenSignal(of: member)
    return .neuron(shown, member, place(ofLayer: shownLayer))
  }

  /// "── LE  ╌╌ leaky  ·· target"; where there is less room the networks have one name.
  private func drawLegend(of members: [Member], in rect: Rect, on grid: inout Grid) {
    var entries = members.map { (name(of: $0), $0.learner.style) }
    if taskPicture == .answers { entries.append(("target", TraceStyle.target)) }
    func columns(_ entries: [(String, TraceStyle)]) -> Int {
      entries.reduce(0) { $0 + glyphs.columns(of: $1.0) + 5 }
    }
    if columns(entries) > rect.columns, members.count > 1 {
      for index in members.indices { entries[index].0 = index == members.count - 1 ? "r" : "" }
    }
    var column = rect.column + 1
    for (name, style) in entries {
      let sample = style.line.sample(in: glyphs)
      column += grid.write(
        sample + " ", at: Position(column: column, row: rect.row), style: Style(style.ink, .bold),
        limit: rect.endColumn - column)
      column += grid.write(
        name.isEmpty ? "" : "\(name)  ", at: Position(column: column, row: rect.row),
        style: Style(style.ink), limit: rect.endColumn - column)
    }
  }

  /// "── LE r +0.42   ·· target +0.40".
  private func drawHeading(_ member: Member, in rect: Rect, on grid: inout Grid) {
    let signal = taskPicture == .errors ? Signal.error : .rate
    let values = timeline.experiment.values(of: signal, in: shownLayer, of: member)
    guard let value = values?[shownOutput] else { return }
    let (ink, line) = (member.learner.style.ink, member.learner.style.line)
    var column = rect.column + 1
    func write(_ text: String, _ style: Style) {
      column += grid.write(
        text, at: Position(column: column, row: rect.row), style: style,
        limit: rect.endColumn - column)
    }
    write(line.sample(in: glyphs), Style(ink, .bold))
    write(" \(name(of: member)) \(Sign.signed(value, columns: 5))", Style(ink))
    let target = timeline.experiment.target
    guard taskPicture == .answers, target.indices.contains(shownOutput) else { return }
    write("  \(TraceStyle.target.line.sample(in: glyphs))", Style(TraceStyle.target.ink, .bold))
    write(
      " target \(Sign.signed(target[shownOutput], columns: 5))", Style(TraceStyle.target.ink))
  }
}
