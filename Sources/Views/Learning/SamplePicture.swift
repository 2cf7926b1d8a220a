import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Samples
import Stage
import Terminal

extension Staged<LearningView> {
  /// The sample that goes in now, as an image where it is one, and what each output says to it.
  func drawSample(in rect: Rect, on grid: inout Grid) {
    guard let task = preset.task else { return }
    if let shape = pictureShape(of: task), !task.training.classNames.isEmpty,
      rect.rows - task.outputs - 1 < min(shape.rows, SamplePicture.leastRows)
    {
      return drawImage(task, shape, in: rect, on: &grid)
    }
    let answers = min(rect.rows, task.outputs + 1)
    let isBeside = rect.columns >= 2 * SamplePicture.answerColumns && rect.rows < 2 * answers
    let (image, table) =
      isBeside
      ? rect.splitLeft(rect.columns - SamplePicture.answerColumns)
      : rect.splitBottom(min(answers, max(0, rect.rows - 3)))
    let sample = shownSample(of: task)
    if let sample {
      drawFeatures(Array(task.training.features(of: sample)), task, in: image, on: &grid)
    } else {
      grid.write("nothing: a pause", at: image.origin, style: Style(.faint))
    }
    drawOutputs(task, sample, in: table, on: &grid)
  }

  /// The image with what each network answers, where a table of all outputs would leave no room for it.
  private func drawImage(
    _ task: TaskPreset, _ shape: ImageShape, in rect: Rect, on grid: inout Grid
  ) {
    let sample = shownSample(of: task)
    let members = pair.filter { timeline.experiment.participant($0.learner) != nil }
    let words = members.count + 1
    // Beside the image, where below it the words would leave too little.
    let width = max(shape.columns / 2 + 1, min(2 * shape.columns, rect.columns - 13))
    let isBeside =
      rect.rows - words < SamplePicture.leastRows
      && rect.columns >= width + SamplePicture.leastWords
    let (image, answers) =
      isBeside
      ? rect.splitLeft(width) : rect.splitBottom(min(words, max(0, rect.rows - 3)))
    let lines = answers.splitTop(min(words, answers.rows)).0.rows(min(words, answers.rows))
    let label = sample.flatMap { task.training.label(of: $0) }
    for (member, line) in zip(members, lines.dropFirst()) {
      drawAnswer(of: member, sample, in: line, on: &grid)
    }
    guard let sample, let label else {
      grid.write("nothing: a pause", at: image.origin, style: Style(.faint))
      return
    }
    if let line = lines.first {
      let (mark, name) = (Character(glyphs.pointer), task.training.classNames[label])
      let full = "\(mark)this is \(name)"
      let words = glyphs.columns(of: full) <= line.columns ? full : "\(mark)is \(name)"
      grid.write(
        glyphs.fitted(words, to: line.columns), at: line.origin, style: Style(.plain, .bold))
    }
    let features = Array(task.training.features(of: sample))
    if glyphs == .braille, image.rows < shape.rows {
      GreyPicture(features, shape, of: task).drawDots(in: image, on: &grid)
    } else {
      drawFeatures(features, task, in: image, on: &grid)
    }
  }

  private func drawFeatures(
    _ features: [Double], _ task: TaskPreset, in rect: Rect, on grid: inout Grid
  ) {
    guard let shape = pictureShape(of: task) else {
      // A value stays on the line of its name.
      let words = features.enumerated().map { input, feature in
        let value = Number.significant(feature, digits: 2)
        let name = name(ofInput: input)
        return name.isEmpty ? value : "\(name)\u{A0}\(value)"
      }.joined(separator: name(ofInput: 0).isEmpty ? "  " : ", ")
      for (row, line) in flowed(words, columns: rect.columns, in: glyphs).prefix(rect.rows)
        .enumerated()
      {
        grid.write(
          line.replacing("\u{A0}", with: " "),
          at: Position(column: rect.column, row: rect.row + row), limit: rect.columns)
      }
      return
    }
    GreyPicture(features, shape, of: task).draw(in: rect, glyphs, on: &grid)
  }

  private func drawOutputs(
    _ task: TaskPreset, _ sample: Int?, in rect: Rect, on grid: inout Grid
  ) {
    let members = pair.filter { timeline.experiment.participant($0.learner) != nil }
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

/// How a sample and its answers share a rectangle.
private enum SamplePicture {
  static let answerColumns = 34
  /// An image of fewer rows is not known again.
  static let leastRows = 7
  /// Room for the names of networks, and what they answer.
  static let leastWords = 9
}

extension Staged<LearningView> {
  /// In which rows and columns the numbers of a sample stand; nil where it is no picture.
  private func pictureShape(of task: TaskPreset) -> ImageShape? {
    if let shape = preset.inputShape { return shape }
    guard task.source.kind == .bars || task.source.kind == .idx else { return nil }
    let side = Int(clamping: Double(task.inputs).squareRoot().rounded())
    return side * side == task.inputs ? ImageShape(channels: 1, rows: side, columns: side) : nil
  }
}
