import Formats
import Laboratory
import LatentEquilibrium
package import Presets
import Samples
import Stage
package import Terminal

/// Where the decision maps are within a rectangle: of both networks where both are large enough, each
/// under a line of words.
package struct DecisionMapLayout: Equatable {
  package struct Map: Equatable {
    package let member: Member
    let heading: Rect
    package let cells: Rect
  }

  package let maps: [Map]
  let legend: Rect

  /// Below so many columns a map shows too little to be one of two.
  private static let leastColumns = 16

  /// - Parameters:
  ///   - members: of which there are networks.
  ///   - chosen: the one that is shown where there is no room for both.
  package init(_ rect: Rect, members: [Member], chosen: Member) {
    let (area, legend) = rect.splitBottom(1)
    self.legend = legend
    func largest(_ panes: [Rect]) -> Int {
      panes.map { min($0.columns, 2 * ($0.rows - 1)) }.min() ?? 0
    }
    let arrangements = [area.rows(members.count), area.columns(members.count, gap: 1)]
    let best = arrangements.max { largest($0) < largest($1) } ?? []
    let showsAll = members.count == 1 || largest(best) >= Self.leastColumns
    let shown = showsAll ? members : [members.contains(chosen) ? chosen : .network]
    maps = zip(shown, showsAll ? best : [area]).map { member, pane in
      let (heading, room) = pane.splitTop(1)
      let rows = min(room.rows, room.columns / 2)
      let columns = 2 * rows
      return Map(
        member: member, heading: heading,
        cells: Rect(
          column: room.column + (room.columns - columns) / 2, row: room.row, columns: columns,
          rows: rows))
    }
  }
}

extension Staged<LearningView> {
  /// What the networks answer all over the plane, with the sample that is shown.
  func drawMaps(in rect: Rect, on grid: inout Grid) {
    guard let task = preset.task, let test = view.test, let plane = test.plane else {
      if isAsked { drawSecret(in: rect, on: &grid) }
      return
    }
    let members = pair.filter { timeline.experiment.participant($0.learner) != nil }
    let layout = DecisionMapLayout(rect, members: members, chosen: shownMember)
    let sample = shownSample(of: task)
    for map in layout.maps {
      drawAnswer(of: map.member, sample, in: map.heading, on: &grid)
      for row in 0..<map.cells.rows {
        for column in 0..<map.cells.columns {
          let place = (
            column: (2 * column + 1) * DecisionPlane.columns / (2 * map.cells.columns),
            row: (2 * row + 1) * DecisionPlane.rows / (2 * map.cells.rows)
          )
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

  /// The sample that goes in now; nil in a pause, and before the first step.
  func shownSample(of task: TaskPreset) -> Int? {
    guard let presenter = timeline.experiment.presenter, presenter.isShowing else { return nil }
    return presenter.sample
  }

  /// "LE: yang", with a mark where that is wrong.
  func drawAnswer(
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

extension GlyphSet {
  /// What stands for a class; told apart without colour.
  fileprivate func ofClass(_ number: Int) -> Unicode.Scalar {
    let glyphs: [Unicode.Scalar] =
      self == .ascii ? [".", "o", "#", "+", "=", "x"] : ["·", "▒", "█", "+", "=", "x"]
    return glyphs[number % glyphs.count]
  }
}
