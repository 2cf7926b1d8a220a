package import Laboratory
import LatentEquilibrium
package import Terminal

/// A value of a compartment beside the picture of a cell.
package struct Compartment: Equatable, Sendable {
  package let symbol: String
  package let value: Double
  /// The row of the picture that it stands in, from the apical tree down.
  package let row: Int
  package let isPotential: Bool
}

extension CellFacts {
  /// What stands beside the compartments, from the apical tree down.
  package var compartments: [Compartment] {
    var all: [Compartment] = []
    func add(_ row: Int, _ symbol: String, _ value: Double, isPotential: Bool = false) {
      all.append(Compartment(symbol: symbol, value: value, row: row, isPotential: isPotential))
    }
    if let apical {
      add(0, "v_A", apical.potential, isPotential: true)
      add(1, "above", apical.fromAbove)
      add(2, "inter", apical.fromInterneurons)
    } else {
      add(2, "target", currents.teaching)
    }
    add(3, "u", membranePotential, isPotential: true)
    add(4, "p", prospectivePotential)
    add(5, "r", rate)
    add(6, apical == nil ? "g_B" : "g_A", apical == nil ? currents.basal : currents.teaching)
    if apical != nil { add(7, "g_B", currents.basal) }
    add(8, "v_B", basalPotential, isPotential: true)
    return all
  }

  /// The same with what stands at its interneuron, as figures.
  package var figures: [ShownNumber] {
    let beside =
      interneuron.map {
        [
          ShownNumber("u_I", $0.membranePotential), ShownNumber("p_I", $0.prospectivePotential),
          ShownNumber("cell above", $0.cellAbove), ShownNumber("v_D", $0.dendriticPotential),
        ]
      } ?? []
    return compartments.map { ShownNumber($0.symbol, $0.value) } + beside
      + [ShownNumber("leak", currents.leak)]
  }
}

// What a cell is drawn with, seven columns wide.
extension GlyphSet {
  package var apicalTree: [String] {
    self == .ascii
      ? [" \\  |  /", "  \\ | / ", "   \\|/  "] : [" ╲  │  ╱", "  ╲ │ ╱ ", "   ╲│╱  "]
  }

  package var soma: [String] {
    self == .ascii ? ["  .-'-. ", "  |   | ", "  '-.-' "] : ["  ╭─┴─╮ ", "  │   │ ", "  ╰─┬─╯ "]
  }

  package var basalTree: [String] {
    self == .ascii
      ? ["    |   ", "   /|\\  ", "  / | \\ "] : ["    │   ", "   ╱│╲  ", "  ╱ │ ╲ "]
  }

  package var interneuron: [String] {
    self == .ascii
      ? [".-'-.", "| I |", "'-.-'", "  |  ", " /|\\ "]
      : ["╭─┴─╮", "│ I │", "╰─┬─╯", "  │  ", " ╱│╲ "]
  }

  package var inhibits: String { self == .ascii ? "<-" : "◄─" }
}
