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
      let count = preset.layers[shownLayer].neurons
      let facts = timeline.experiment.cellFacts(
        of: member, layer: shownLayer, cell: min(neuron, count - 1))
      if let facts { drawCell(facts, of: member, in: layout.inside(rect), on: &grid) }
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

  private func cellTitle(of member: Member) -> String {
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
    for (row, line) in compartments(facts) {
      write(line.symbol, 10, row, Style(.accent, .bold))
      write(
        line.value, 10 + glyphs.columns(of: line.symbol) + 1, row,
        Style(line.sign.ink, line.isPotential ? .bold : []))
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

  /// What stands beside the compartments, by rows from the apical tree down.
  private func compartments(_ facts: CellFacts) -> [(row: Int, line: CompartmentLine)] {
    var lines: [(Int, CompartmentLine)] = []
    func add(_ row: Int, _ symbol: String, _ value: Double, isPotential: Bool = false) {
      lines.append((row, CompartmentLine(symbol, signed(value), Sign(value), isPotential)))
    }
    if let apical = facts.apical {
      add(0, "v_A", apical.potential, isPotential: true)
      add(1, "above", apical.fromAbove)
      add(2, "inter", apical.fromInterneurons)
    } else {
      add(2, "target", facts.currents.teaching)
    }
    add(3, "u", facts.membranePotential, isPotential: true)
    add(4, "p", facts.prospectivePotential)
    add(5, "r", facts.rate)
    add(
      6, facts.apical == nil ? "g_B" : "g_A",
      facts.apical == nil ? facts.currents.basal : facts.currents.teaching)
    if facts.apical != nil { add(7, "g_B", facts.currents.basal) }
    add(8, "v_B", facts.basalPotential, isPotential: true)
    return lines
  }

  /// The same without a picture, where there is no room for one.
  private func drawWords(_ facts: CellFacts, in rect: Rect, on grid: inout Grid) {
    for (row, line) in compartments(facts).map(\.line).filter(\.isPotential).enumerated()
    where row < rect.rows {
      grid.write(
        "\(line.symbol) \(line.value)", at: Position(column: rect.column + 1, row: rect.row + row),
        style: Style(line.sign.ink), limit: rect.columns - 1)
    }
  }

  private func signed(_ value: Double) -> String { Sign.signed(value, columns: 7) }
}

/// A value of a compartment as it is written.
private struct CompartmentLine {
  let symbol: String
  let value: String
  let sign: Sign
  let isPotential: Bool

  init(_ symbol: String, _ value: String, _ sign: Sign, _ isPotential: Bool) {
    (self.symbol, self.value, self.sign, self.isPotential) = (symbol, value, sign, isPotential)
  }
}

// What a cell is drawn with, seven columns wide.
extension GlyphSet {
  fileprivate var apicalTree: [String] {
    self == .ascii
      ? [" \\  |  /", "  \\ | / ", "   \\|/  "] : [" ╲  │  ╱", "  ╲ │ ╱ ", "   ╲│╱  "]
  }

  fileprivate var soma: [String] {
    self == .ascii ? ["  .-'-. ", "  |   | ", "  '-.-' "] : ["  ╭─┴─╮ ", "  │   │ ", "  ╰─┬─╯ "]
  }

  fileprivate var basalTree: [String] {
    self == .ascii
      ? ["    |   ", "   /|\\  ", "  / | \\ "] : ["    │   ", "   ╱│╲  ", "  ╱ │ ╲ "]
  }

  fileprivate var interneuron: [String] {
    self == .ascii
      ? [".-'-.", "| I |", "'-.-'", "  |  ", " /|\\ "]
      : ["╭─┴─╮", "│ I │", "╰─┬─╯", "  │  ", " ╱│╲ "]
  }

  fileprivate var inhibits: String { self == .ascii ? "<-" : "◄─" }
}
