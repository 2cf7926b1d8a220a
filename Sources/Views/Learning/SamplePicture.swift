import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Samples
import Stage
import Terminal

extension Staged<LearningView> {
  /// Where the sample and its answers are; without a table where that would leave no room for an image.
  private func sampleParts(
    _ task: TaskPreset, in rect: Rect
  ) -> (sample: Rect, answers: Rect, hasTable: Bool) {
    if let shape = pictureShape(of: task), !task.training.classNames.isEmpty,
      rect.rows - task.outputs - 1 < min(shape.rows, SamplePicture.leastRows)
    {
      let words = examined.count + 1
      // Beside the image, where below it the words would leave too little.
      let width = max(shape.columns / 2 + 1, min(2 * shape.columns, rect.columns - 13))
      let isBeside =
        rect.rows - words < SamplePicture.leastRows
        && rect.columns >= width + SamplePicture.leastWords
      let (image, answers) =
        isBeside
        ? rect.splitLeft(width) : rect.splitBottom(min(words, max(0, rect.rows - 3)))
      return (image, answers, false)
    }
    let answers = min(rect.rows, task.outputs + 1)
    let isBeside = rect.columns >= 2 * SamplePicture.answerColumns && rect.rows < 2 * answers
    let (sample, table) =
      isBeside
      ? rect.splitLeft(rect.columns - SamplePicture.answerColumns)
      : rect.splitBottom(min(answers, max(0, rect.rows - 3)))
    return (sample, table, true)
  }

  /// Whether an image is drawn in dots.
  private func isDotted(_ shape: ImageShape, in image: Rect, hasTable: Bool) -> Bool {
    !hasTable && glyphs == .braille && image.rows < shape.rows
  }

  /// The pixel of the sample at a position.
  func readoutOfSample(at position: Position, in rect: Rect) -> Readout? {
    guard let task = preset.task, let shape = pictureShape(of: task),
      let sample = shownSample(of: task)
    else { return nil }
    let (image, _, hasTable) = sampleParts(task, in: rect)
    return GreyPicture(Array(task.training.features(of: sample)), shape, of: task).readout(
      at: position, in: image, asDots: isDotted(shape, in: image, hasTable: hasTable))
  }

  /// The sample that goes in now, as an image where it is one, and what each output says to it.
  func drawSample(in rect: Rect, on grid: inout Grid) {
    guard let task = preset.task else { return }
    let (image, answers, hasTable) = sampleParts(task, in: rect)
    let sample = shownSample(of: task)
    hasTable
      ? drawOutputs(task, sample, in: answers, on: &grid)
      : drawAnswers(task, sample, in: answers, on: &grid)
    guard let sample else {
      grid.write("nothing: a pause", at: image.origin, style: Style(.faint))
      return
    }
    let features = Array(task.training.features(of: sample))
    if let shape = pictureShape(of: task), isDotted(shape, in: image, hasTable: hasTable) {
      GreyPicture(features, shape, of: task).drawDots(in: image, on: &grid)
    } else {
      drawFeatures(features, task, in: image, on: &grid)
    }
  }

  /// What each network answers, where a table of all outputs would leave no room for the image.
  private func drawAnswers(
    _ task: TaskPreset, _ sample: Int?, in rect: Rect, on grid: inout Grid
  ) {
    let count = min(examined.count + 1, rect.rows)
    let lines = rect.splitTop(count).0.rows(count)
    for (member, line) in zip(examined, lines.dropFirst()) {
      drawAnswer(of: member, sample, in: line, on: &grid)
    }
    guard let label = sample.flatMap({ task.training.label(of: $0) }), let line = lines.first
    else { return }
    let (mark, name) = (Character(glyphs.pointer), task.training.classNames[label])
    let full = "\(mark)this is \(name)"
    let words = glyphs.columns(of: full) <= line.columns ? full : "\(mark)is \(name)"
    grid.write(
      glyphs.fitted(words, to: line.columns), at: line.origin, style: Style(.plain, .bold))
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
