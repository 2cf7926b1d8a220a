import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

extension Staged<NetworkView> {
  /// The arithmetic of a neuron's last step with the numbers put in.
  func drawMicroscope(
    _ step: NeuronStep?, in panel: NetworkLayout.Panel, on grid: inout Grid
  ) {
    let rect = panel.inside.inset(columns: 1)
    guard let step else {
      let key = keys.name(of: .stepForward, in: glyphs)
      let isPooling = preset.layers[chosenLayer].kind.isPooling
      let words =
        isPooling
        ? "No neuron: it passes on the largest rate of its square, and its error to where that is."
        : "No step has been made yet; \(key) makes one."
      for (row, line) in flowed(words, columns: rect.columns, in: glyphs).prefix(rect.rows)
        .enumerated()
      {
        grid.write(line, at: Position(column: rect.column, row: rect.row + row))
      }
      return
    }
    let equations = Equation.all(
      of: step, scheme: scheme(of: panel.member), columns: rect.columns, in: glyphs)
    let lines = Equation.lines(equations, columns: rect.columns, rows: rect.rows, in: glyphs)
    for (row, line) in lines.enumerated() {
      let position = Position(column: rect.column, row: rect.row + row)
      let used = grid.write(line.head, at: position, style: Style(.accent, .bold))
      let next = Position(column: position.column + used, row: position.row)
      let more = grid.write(line.text, at: next, limit: rect.columns - used)
      grid.write(
        line.result, at: Position(column: next.column + more, row: next.row),
        style: Style(.plain, .bold), limit: rect.columns - used - more)
    }
  }

  private func scheme(of member: Member) -> Scheme {
    (preset.network(of: member) ?? preset.network).scheme
  }
}
