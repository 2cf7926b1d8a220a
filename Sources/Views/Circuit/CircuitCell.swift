import Laboratory
import Presets
import Stage
import Terminal

extension Staged<CircuitView> {
  /// The frames and titles, the words beside the compartments, and the parameters.
  func drawCircuitBackdrop(on grid: inout Grid) {
    let layout = layout
    if layout.hasFrames {
      var frame = Frame(grid.size)
      for (member, rect) in zip(drawnMembers, layout.cells) {
        frame.box(rect, title: cellTitle(of: member), style: Style(member.ink))
      }
      if !layout.prediction.isEmpty { frame.box(layout.prediction, titles: predictionTitles) }
      if !layout.answers.isEmpty { frame.box(layout.answers, titles: answerTitles) }
      grid.draw(frame)
    }
    if let panel = PageLayout(grid.size).panel { drawParameters(in: panel, on: &grid) }
  }

  /// What changes with time: the cells, and the charts.
  func drawCircuit(on grid: inout Grid) {
    let layout = layout
    for (member, rect) in zip(drawnMembers, layout.cells) {
      if let facts = facts(of: member) {
        drawCell(facts, of: member, in: layout.inside(rect), on: &grid)
      }
    }
    if isAsked {
      drawSecret(in: layout.inside(layout.prediction).inset(columns: 1), on: &grid)
      return
    }
    if !layout.prediction.isEmpty {
      drawPrediction(in: layout.inside(layout.prediction), on: &grid)
    }
    if !layout.answers.isEmpty { drawAnswers(in: layout.inside(layout.answers), on: &grid) }
  }

  /// What there is in a circuit's cell that is drawn.
  func facts(of member: Member) -> CellFacts? {
    timeline.experiment.cellFacts(
      of: member, layer: shownLayer, cell: shownNeuron(ofLayer: shownLayer))
  }

  func cellTitle(of member: Member) -> String {
    let layer = preset.layers[shownLayer]
    let number = min(neuron, layer.neurons - 1) + 1
    let cell = layer.neurons > 1 ? "cell \(number)/\(layer.neurons)" : "cell"
    let meaning = name(ofNeuron: number - 1, inLayer: shownLayer).spaced
    return "\(cell) of layer \(shownLayer + 1)\(meaning) · \(name(of: member))"
  }

  /// A cell as it is drawn from the apical tree down to the basal one, with what there is in each
  /// compartment, and beside it its interneuron.
  private func drawCell(
    _ facts: CellFacts, of member: Member, in rect: Rect, on grid: inout Grid
  ) {
    guard rect.rows >= CircuitLayout.rowsOfCell - 1, rect.columns >= 24 else {
      return drawWords(facts, in: rect, on: &grid)
    }
    let ink = Style(member.ink, .bold)
    func write(_ text: String, _ column: Int, _ row: Int, _ style: Style = .plain) {
      let start = Position(column: rect.column + column, row: rect.row + row)
      grid.write(text, at: start, style: style, limit: rect.columns - column)
    }
    let tree = facts.apical == nil ? ["", "", ""] : glyphs.apicalTree
    for (row, line) in (tree + glyphs.soma + glyphs.basalTree).enumerated() {
      write(line, 1, row, ink)
    }
    for line in facts.compartments {
      write(line.symbol, 10, line.row, Style(.accent, .bold))
      write(
        signed(line.value), 10 + glyphs.columns(of: line.symbol) + 1, line.row,
        Style(Sign(line.value).ink, line.isPotential ? .bold : []))
    }
    if rect.columns >= 42, let interneuron = facts.interneuron {
      drawInterneuron(interneuron, of: member, at: max(24, rect.columns / 2), write)
    }
    let meaning = meanings(facts).first { glyphs.columns(of: $0) < rect.columns - 1 }
    if rect.rows >= CircuitLayout.rowsOfCell, let meaning { write(meaning, 1, 9, Style(.faint)) }
  }

  /// The interneuron beside a cell: what it sees, and the cell above that it imitates.
  private func drawInterneuron(
    _ interneuron: CellFacts.Interneuron, of member: Member, at start: Int,
    _ write: (_ text: String, _ column: Int, _ row: Int, _ style: Style) -> Void
  ) {
    for (row, line) in glyphs.interneuron.enumerated() {
      write(line, start, 3 + row, Style(member.ink, .bold))
    }
    write("\(glyphs.inhibits) w_pi \(interneuron.number + 1)", start, 1, Style(.faint))
    write("w_ip·r", start + 6, 8, Style(.faint))
    let looksAhead = lookahead(of: member) == .ownLag
    let shown =
      looksAhead ? interneuron.prospectivePotential : interneuron.membranePotential
    let lines = [
      (4, looksAhead ? "p_I" : "u_I", shown), (5, "above", interneuron.cellAbove),
      (7, "v_D", interneuron.dendriticPotential),
    ]
    for (row, symbol, value) in lines {
      write("\(symbol) \(signed(value))", start + 6, row, Style(Sign(value).ink))
    }
  }

  /// What the picture is about, the longest words first.
  private func meanings(_ facts: CellFacts) -> [String] {
    guard facts.apical != nil else {
      return ["The target pulls at the soma in the place of an apical tree.", "a target pulls"]
    }
    return [
      "v_A: what comes from above, less what interneurons take: the error",
      "v_A = above + interneurons: the error", "v_A: the error",
    ]
  }

  /// The same without a picture, where there is no room for one.
  private func drawWords(_ facts: CellFacts, in rect: Rect, on grid: inout Grid) {
    for (row, line) in facts.compartments.filter(\.isPotential).enumerated()
    where row < rect.rows {
      grid.write(
        "\(line.symbol) \(signed(line.value))",
        at: Position(column: rect.column + 1, row: rect.row + row),
        style: Style(Sign(line.value).ink), limit: rect.columns - 1)
    }
  }

  private func signed(_ value: Double) -> String { Sign.signed(value, columns: 7) }
}
