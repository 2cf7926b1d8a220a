import Formats
import Laboratory
import LatentEquilibrium
import Presets
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
    case .answers: "target and output\(output) r"
    case .errors: "error e of layer \(shownLayer + 1)\(output)"
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

  /// The task's own picture.
  func drawTask(in rect: Rect, on picture: inout Picture) {
    switch taskPicture {
    case .map: drawMaps(in: rect.inset(columns: 1), on: &picture.grid)
    case .sample: drawSample(in: rect.inset(columns: 1), on: &picture.grid)
    case .answers: drawCurves(in: rect, on: &picture)
    case .errors: drawCurves(in: rect, on: &picture)
    }
  }

  // MARK: - Curves

  /// The output with its target, or its error: each network apart where there is room, else together.
  private func drawCurves(in rect: Rect, on picture: inout Picture) {
    let members = pair.filter { timeline.experiment.participant($0.learner) != nil }
    let isApart = members.count > 1 && rect.rows >= 13
    let gutter = 5
    let (rest, times) = rect.splitBottom(1)
    let (legend, area) = rest.splitTop(isApart ? 0 : 1)
    if !isApart { drawLegend(of: members, in: legend, on: &picture.grid) }
    let panes = isApart ? area.rows(members.count) : [area]
    let axis = TimeAxis(
      axisMode, window: window, cycle: timeline.experiment.stimulusCycle,
      now: timeline.experiment.time,
      columns: rect.columns - gutter, glyphs: glyphs, trace: timeline.trace)
    let canvas = ChartCanvas(panes: { [$0] }, gutter: gutter, phase: axis.phase, marks: [])
    for (number, pane) in panes.enumerated() {
      let shown = isApart ? [members[number]] : members
      let (heading, plot) = isApart ? pane.splitTop(1) : (Rect(Size(columns: 0, rows: 0)), pane)
      if let member = shown.first, isApart { drawHeading(member, in: heading, on: &picture.grid) }
      var traces = shown.map { member in
        Plot.Trace(
          member.learner.style.ink, member.learner.style.line,
          extents: axis.extents(of: outputChannel(member), in: timeline.trace))
      }
      if taskPicture == .answers {
        traces.append(
          Plot.Trace(
            TraceStyle.target.ink, TraceStyle.target.line,
            extents: axis.extents(of: .target(shownOutput), in: timeline.trace)))
      }
      canvas.draw(
        [ChartPane(traces: traces, holdsZero: true)], ChartRanges.Chart("answers"),
        in: plot.inset(left: gutter),
        on: &picture)
    }
    drawTimes(axis, in: times.inset(left: gutter), on: &picture.grid)
  }

  private func outputChannel(_ member: Member) -> Trace.Channel {
    let neuron = place(ofLayer: shownLayer)
    return taskPicture == .errors ? .error(member, neuron) : .rate(member, neuron)
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

  private func drawTimes(_ axis: TimeAxis, in rect: Rect, on grid: inout Grid) {
    let ticks = Axis.ticks(
      axis.labels, count: max(2, axis.columns / 9), acrossColumns: axis.columns,
      room: 0..<axis.columns, slides: true)
    for (tick, column) in ticks {
      grid.write(
        tick.label, at: Position(column: rect.column + column, row: rect.row),
        style: Style(.faint))
    }
    grid.write("ms", at: Position(column: rect.column - 4, row: rect.row), style: Style(.faint))
  }
}
