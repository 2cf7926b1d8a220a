import Laboratory
package import LatentEquilibrium
package import Presets
package import Terminal

extension OnStage {
  /// The arithmetic of the last step of a neuron of the chosen layer with the numbers put in.
  package func drawMicroscope(
    _ step: NeuronStep?, of member: Member, in rect: Rect, on grid: inout Grid
  ) {
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
      of: step, scheme: scheme(of: member), columns: rect.columns, in: glyphs)
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
