import Laboratory
import Presets
import Stage
import Terminal

extension Staged<LearningView> {
  /// What has been learned, in figures: one row a learner, which is the legend of the charts as well.
  func drawFigures(in rect: Rect, notes: Int, on grid: inout Grid) {
    let names = learners.map { name(of: $0) }
    let nameColumns = 4 + (names.map { glyphs.columns(of: $0) }.max() ?? 0) + 1
    var shown: [LearningFigure] = []
    var used = nameColumns
    for figure in learningFigures {
      guard used + figure.columns <= rect.columns else { break }
      shown.append(figure)
      used += figure.columns
    }
    var column = rect.column + nameColumns
    for figure in shown {
      write(figure.title, ending: column + figure.columns, rect.row, Style(.faint), on: &grid)
      for (row, value) in figure.values.enumerated() {
        write(
          value, ending: column + figure.columns, rect.row + 1 + row, Style(.plain, .bold),
          on: &grid)
      }
      column += figure.columns
    }
    for (row, learner) in learners.enumerated() {
      let (ink, line) = (learner.style.ink, learner.style.line)
      let position = Position(column: rect.column + 1, row: rect.row + 1 + row)
      let sample = line.sample(in: glyphs)
      grid.write(
        learner.mark.map { sample.dropLast() + $0 } ?? sample, at: position,
        style: Style(ink, .bold))
      grid.write(
        names[row], at: Position(column: position.column + 3, row: position.row),
        style: Style(ink))
    }
    let lines = noteLines(columns: rect.columns - 1)
    for (row, note) in lines.prefix(notes).enumerated() {
      grid.write(
        note, at: Position(column: rect.column + 1, row: rect.row + 1 + learners.count + row),
        style: Style(.faint))
    }
  }

  private func write(
    _ text: String, ending column: Int, _ row: Int, _ style: Style, on grid: inout Grid
  ) {
    grid.write(
      text, at: Position(column: column - glyphs.columns(of: text), row: row), style: style)
  }

  /// The figures from the weightiest on.
  private var learningFigures: [LearningFigure] {
    var figures: [LearningFigure] = []
    if let curve = timeline.experiment.curve {
      figures.append(
        LearningFigure("loss", 8, of: learners) {
          Number.significant($1, digits: 3)
        } value: {
          curve.meanLoss(of: $0, last: curve.recent)
        })
    }
    if let test = view.test {
      figures.append(
        LearningFigure("accuracy", 9, of: learners) {
          Number.fixed($1, decimals: 1) + " %"
        } value: {
          test.accuracy(of: $0).map { 100 * $0 }
        })
    }
    figures.append(
      LearningFigure("moved", 8, of: learners) {
        Number.significant($1, digits: 3) + " %"
      } value: {
        $0.member.flatMap { self.view.drift[$0] }.map { 100 * $0 }
      })
    guard let direction = view.direction else { return figures }
    for layer in preset.layers.indices {
      figures.append(
        LearningFigure(layer == 0 ? "angle 1" : "\(layer + 1)", layer == 0 ? 8 : 5, of: learners) {
          $0.member == nil ? "0" : "~" + Number.fixed($1, decimals: 0)
        } value: {
          guard let member = $0.member else { return 0 }
          let angles = direction.angles(of: member)
          return angles.indices.contains(layer) ? angles[layer] : nil
        })
    }
    return figures
  }

  /// What is under the mouse in the parts of the view.
  func readout(at position: Position) -> Readout? {
    let layout = learningLayout(look.size)
    guard let panel = layout.parts.first(where: { $0.inside.contains(position) }) else {
      return nil
    }
    switch panel.part {
    case .picture: return readoutOfTask(at: position, in: panel.inside)
    case .weights:
      return matrices(in: panel.inside).pictures.lazy.compactMap { $0.readout(at: position) }.first
    case .loss:
      let charts = runCharts(in: panel, hasFrame: layout.hasFrames)
      let kinds = [
        (charts.loss, view.runChart == .energy ? RunChart.energy : .loss),
        (charts.accuracy, .accuracy),
      ]
      return kinds.lazy.compactMap { plot, kind in
        plot.flatMap { readoutOfRun(kind, of: namedLearners, at: position, in: $0) }
      }.first
    }
  }

  private var namedLearners: [(learner: LearningCurve.Learner, name: String)] {
    learners.map { ($0, name(of: $0)) }
  }

  /// The figures, the curves of the run, the outputs, and the weights.
  var tables: [NumberTable] {
    let figures = learningFigures
    let table = NumberTable(
      "what is learned", columns: ["network"] + figures.map(\.heading),
      rows: learners.indices.map { row in
        [.word(name(of: learners[row]))]
          + figures.map { $0.numbers[row].map(ShownNumber.Value.number) }
      })
    let room = Rect(Size(columns: 80, rows: 20))
    return [table, tableOfTask].compactMap(\.self)
      + matrices(in: room).pictures.map(\.table)
      + [tableOfRun(of: namedLearners, hasClasses: hasClasses)].compactMap(\.self)
  }

  /// The notes in lines, each in the first that has room for it.
  private func noteLines(columns: Int) -> [String] {
    var lines: [String] = []
    for note in learningNotes where glyphs.columns(of: note) <= columns {
      let length = glyphs.columns(of: note) + 2
      if let line = lines.firstIndex(where: { glyphs.columns(of: $0) + length <= columns }) {
        lines[line] += "; \(note)"
      } else {
        lines.append(note)
      }
    }
    return lines
  }

  /// What the figures are of.
  private var learningNotes: [String] {
    var notes: [String] = []
    let experiment = timeline.experiment
    if let curve = experiment.curve, curve.count > 0 {
      let first = curve.count - curve.recent
      let start = first > 0 ? curve.end(ofInterval: first - 1) : 0
      let span = Self.duration(curve.end(ofInterval: curve.count - 1) - start)
      notes.append("loss: last \(span)")
    }
    if let test = view.test {
      let count =
        test.samplesAnswered < test.sampleCount
        ? "\(test.samplesAnswered) of \(test.sampleCount)" : "\(test.sampleCount)"
      notes.append("accuracy: \(count) tests at \(Self.duration(test.time))")
    }
    if let direction = view.direction {
      let span = Self.duration(Double(direction.steps) * preset.dt)
      notes.append("~angle to gradient over \(span), vague near optimum")
    }
    notes.append("moved: |W−W0|/|W0|")
    return notes
  }
}
