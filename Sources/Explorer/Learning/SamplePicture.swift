import Laboratory
import LatentEquilibrium
import Terminal

extension ExplorerState {
  /// The sample that goes in now, as an image where it is one, and what each output says to it.
  func drawSample(in rect: Rect, on grid: inout Grid) {
    guard let task = preset.task else { return }
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

  private func drawFeatures(
    _ features: [Double], _ task: TaskPreset, in rect: Rect, on grid: inout Grid
  ) {
    guard let side = task.imageSide else {
      let words = features.map { Number.significant($0, digits: 2) }.joined(separator: "  ")
      for (row, line) in flowed(words, columns: rect.columns, in: glyphs).prefix(rect.rows)
        .enumerated()
      {
        grid.write(line, at: Position(column: rect.column, row: rect.row + row))
      }
      return
    }
    let rows = (0..<side).map { Array(features[$0 * side..<($0 + 1) * side]) }
    let map = HeatMap(rows, in: rect.size)
    // Large pixels are as square as cells allow.
    let size = max(1, min(rect.rows / map.rows, rect.columns / (2 * map.columns)))
    let width = 2 * map.columns <= rect.columns ? 2 * size : 1
    let (dark, light) = (task.scaling.scaled(0, column: 0), task.scaling.scaled(1, column: 0))
    for (row, pixels) in map.cells.enumerated() {
      for (column, value) in pixels.enumerated() {
        let shade = glyphs.shade((value - dark) / (light - dark))
        grid.fill(
          Rect(
            column: rect.column + column * width, row: rect.row + row * size, columns: width,
            rows: size), Cell(shade == " " ? "." : shade, shade == " " ? Style(.faint) : .plain))
      }
    }
  }

  private func drawOutputs(
    _ task: TaskPreset, _ sample: Int?, in rect: Rect, on grid: inout Grid
  ) {
    let members = Member.allCases.filter { timeline.experiment.network($0) != nil }
    let layer = preset.layers.count - 1
    let label = sample.flatMap { task.training.label(of: $0) }
    let target = timeline.experiment.target
    let columns = 7
    // The target goes first where names have no room beside it; the pointer tells the class.
    let hasTarget = rect.columns - columns * (members.count + 1) >= 8
    let first = hasTarget ? 1 : 0
    let nameColumns = max(4, rect.columns - columns * (members.count + first))
    func write(_ text: String, _ cell: Int, _ row: Int, _ style: Style) {
      let end = rect.column + nameColumns + (cell + 1) * columns
      grid.write(
        text, at: Position(column: end - glyphs.columns(of: text), row: row), style: style)
    }
    guard rect.rows > 0 else { return }
    if hasTarget { write("target", 0, rect.row, Style(TraceStyle.target.ink)) }
    for (cell, member) in members.enumerated() {
      write(name(of: member), cell + first, rect.row, Style(member.ink))
    }
    for (output, name) in task.outputNames.prefix(rect.rows - 1).enumerated() {
      let row = rect.row + 1 + output
      let isRight = output == label
      let mark = isRight ? String(Character(glyphs.pointer)) : " "
      grid.write(
        glyphs.fitted("\(mark)\(name)", to: nameColumns),
        at: Position(column: rect.column, row: row), style: Style(.plain, isRight ? .bold : []))
      if hasTarget && target.indices.contains(output) {
        write(
          Sign.signed(target[output], columns: 6), 0, row, Style(TraceStyle.target.ink))
      }
      for (cell, member) in members.enumerated() {
        guard let network = timeline.experiment.network(member) else { continue }
        let range = network.rateRange(ofLayer: layer)
        let isLargest = network.rate.indexOfLargest(in: range) == output
        write(
          Sign.signed(network.rate[range.lowerBound + output], columns: 6), cell + first, row,
          Style(member.ink, isLargest && label != nil ? [.bold, .reverse] : []))
      }
    }
  }
}

/// How a sample and its answers share a rectangle.
private enum SamplePicture {
  static let answerColumns = 34
}

extension TaskPreset {
  /// How many pixels a sample is wide and high; nil where it is no image.
  fileprivate var imageSide: Int? {
    guard source.kind == .bars || source.kind == .idx else { return nil }
    let side = Int(Double(inputs).squareRoot().rounded())
    return side * side == inputs ? side : nil
  }

  /// What the outputs stand for.
  fileprivate var outputNames: [String] {
    switch training.answers {
    case .classes(_, let names), .values(_, let names): names
    }
  }
}
