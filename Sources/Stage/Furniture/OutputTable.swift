import Laboratory
import LatentEquilibrium
package import Presets
import Samples
package import Terminal

// What is answered to the sample that goes in now.
extension OnStage {
  /// The networks that learn.
  package var examined: [Member] {
    pair.filter { timeline.experiment.participant($0.learner) != nil }
  }

  /// The sample that goes in now; nil in a pause, and before the first step.
  package func shownSample(of task: TaskPreset) -> Int? {
    guard let presenter = timeline.experiment.presenter, presenter.isShowing else { return nil }
    return presenter.sample
  }

  /// "LE: yang", with a mark where that is wrong.
  package func drawAnswer(
    of member: Member, _ sample: Int?, in rect: Rect, on grid: inout Grid
  ) {
    let output = preset.layers.count - 1
    guard let task = preset.task,
      let rates = timeline.experiment.values(of: .rate, in: output, of: member)
    else { return }
    let answer = task.answer(rates)
    var words = name(of: member)
    var style = Style(member.ink)
    if let sample, let label = task.training.label(of: sample) {
      let isWrong = label != answer
      let name = task.training.classNames[answer]
      let full = "\(words) answers \(name)" + (isWrong ? ": wrong" : "")
      words = glyphs.columns(of: full) <= rect.columns ? full : "\(words): \(name)"
      if isWrong { style = Style(.warning) }
    }
    grid.write(glyphs.fitted(words, to: rect.columns), at: rect.origin, style: style)
  }

  /// What each output says to the sample, and what it should.
  package var tableOfOutputs: NumberTable? {
    guard let task = preset.task else { return nil }
    let target = timeline.experiment.target
    let answers = examined.map { member in
      timeline.experiment.values(
        of: seenSignal(of: member), in: preset.layers.count - 1, of: member)
    }
    return NumberTable(
      "shown now", columns: ["output", "target"] + examined.map { name(of: $0) },
      rows: task.training.outputNames.enumerated().map { output, name in
        [.word(name), target.indices.contains(output) ? .number(target[output]) : nil]
          + answers.map { $0.map { .number($0[output]) } }
      })
  }

  /// The same drawn, for a sample that goes in; nil in a pause.
  package func drawOutputs(
    _ task: TaskPreset, _ sample: Int?, in rect: Rect, on grid: inout Grid
  ) {
    let members = examined
    let layer = preset.layers.count - 1
    let label = sample.flatMap { task.training.label(of: $0) }
    let target = timeline.experiment.target
    // A network's numbers take seven columns, and its name may take more.
    let widths = members.map { min(12, max(7, glyphs.columns(of: name(of: $0)) + 1)) }
    let sum = widths.reduce(0, +)
    // The target goes first where names have no room beside it; the pointer tells the class.
    let hasTarget = rect.columns - sum - 7 >= 8
    let first = hasTarget ? 1 : 0
    let cells = (hasTarget ? [7] : []) + widths
    let nameColumns = max(4, rect.columns - cells.reduce(0, +))
    func write(_ text: String, _ cell: Int, _ row: Int, _ style: Style) {
      let end = rect.column + nameColumns + cells[...cell].reduce(0, +)
      grid.write(
        text, at: Position(column: end - glyphs.columns(of: text), row: row), style: style)
    }
    guard rect.rows > 0 else { return }
    if hasTarget { write("target", 0, rect.row, Style(TraceStyle.target.ink)) }
    for (cell, member) in members.enumerated() {
      let name = glyphs.fitted(name(of: member), to: widths[cell] - 1)
      write(name, cell + first, rect.row, Style(member.ink))
    }
    for (output, name) in task.training.outputNames.prefix(rect.rows - 1).enumerated() {
      let row = rect.row + 1 + output
      let isRight = output == label && !task.training.hasOneOutput
      let mark = isRight ? String(Character(glyphs.pointer)) : " "
      grid.write(
        glyphs.fitted("\(mark)\(name)", to: nameColumns),
        at: Position(column: rect.column, row: row), style: Style(.plain, isRight ? .bold : []))
      if hasTarget && target.indices.contains(output) {
        write(
          Sign.signed(target[output], columns: 6), 0, row, Style(TraceStyle.target.ink))
      }
      for (cell, member) in members.enumerated() {
        let seen = seenSignal(of: member)
        guard let answers = timeline.experiment.values(of: seen, in: layer, of: member) else {
          continue
        }
        let isLargest = task.training.hasOneOutput || task.answer(answers) == output
        write(
          Sign.signed(answers[output], columns: 6), cell + first, row,
          Style(member.ink, isLargest && label != nil ? [.bold, .reverse] : []))
      }
    }
  }
}
