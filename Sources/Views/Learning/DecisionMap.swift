import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Samples
import Stage
import Terminal

extension Staged<LearningView> {
  /// What the networks answer all over the plane, with the sample that is shown.
  func drawMaps(in rect: Rect, on grid: inout Grid) {
    guard let task = preset.task, let test = view.test, let plane = test.plane else {
      if isAsked { drawSecret(in: rect, on: &grid) }
      return
    }
    let layout = DecisionMapLayout(rect, members: examined, chosen: shownMember)
    let sample = shownSample(of: task)
    for map in layout.maps {
      drawAnswer(of: map.member, sample, in: map.heading, on: &grid)
      for row in 0..<map.cells.rows {
        for column in 0..<map.cells.columns {
          let place = map.place(column: column, row: row)
          guard
            let answer = test.answer(
              of: map.member.learner, column: place.column, row: place.row)
          else { continue }
          grid[map.cells.column + column, map.cells.row + row] = Cell(
            glyphs.ofClass(answer), Style(Self.ink(ofClass: answer)))
        }
      }
      guard let sample else { continue }
      let position = plane.position(of: Array(task.training.features(of: sample)))
      grid[
        map.cells.column + map.cells.cell(at: position.x, of: map.cells.columns),
        map.cells.row + map.cells.cell(at: position.y, of: map.cells.rows)] = Cell(
          "X", Style(.accent, [.bold, .reverse]))
    }
    drawLegend(of: task, sample, in: layout.legend, on: &grid)
  }

  /// What a network answers at a position of its map.
  func readoutOfMap(at position: Position, in rect: Rect) -> Readout? {
    guard let task = preset.task, let test = view.test, let plane = test.plane else { return nil }
    let layout = DecisionMapLayout(rect, members: examined, chosen: shownMember)
    guard let map = layout.maps.first(where: { $0.cells.contains(position) }) else { return nil }
    let place = map.place(
      column: position.column - map.cells.column, row: position.row - map.cells.row)
    guard let point = plane.features(column: place.column, row: place.row) else { return nil }
    let names = (name(ofInput: 0), name(ofInput: 1))
    let answer = test.answer(of: map.member.learner, column: place.column, row: place.row)
    return Readout(
      name(of: map.member),
      figures: [
        answer.map { ShownNumber("", word: "answers \(task.training.classNames[$0])") },
        ShownNumber(names.0.isEmpty ? "x" : names.0, point.x),
        ShownNumber(names.1.isEmpty ? "y" : names.1, point.y),
      ].compactMap(\.self))
  }

  private func drawLegend(
    of task: TaskPreset, _ sample: Int?, in rect: Rect, on grid: inout Grid
  ) {
    var column = rect.column
    func write(_ text: String, _ style: Style) {
      column += grid.write(
        text, at: Position(column: column, row: rect.row), style: style,
        limit: rect.endColumn - column)
    }
    let names = task.training.classNames
    let isTight = names.reduce(-2) { $0 + glyphs.columns(of: $1) + 4 } > rect.columns
    for (number, name) in names.enumerated() {
      let words = isTight ? "\(name) " : " \(name)  "
      write("\(Character(glyphs.ofClass(number)))" + words, Style(Self.ink(ofClass: number)))
    }
    guard let sample, let label = task.training.label(of: sample),
      column + "X is ".count + glyphs.columns(of: task.training.classNames[label])
        <= rect.endColumn
    else { return }
    write("X", Style(.accent, [.bold, .reverse]))
    write(" is \(task.training.classNames[label])", Style(.accent))
  }

  private static func ink(ofClass number: Int) -> Ink {
    [.plain, .fourth, .third][number % 3]
  }
}

extension Rect {
  /// Which of `count` cells a fraction of the whole falls into.
  fileprivate func cell(at fraction: Double, of count: Int) -> Int {
    min(count - 1, max(0, Int(clamping: fraction * Double(count))))
  }
}
