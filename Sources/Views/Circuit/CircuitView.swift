import LatentEquilibrium
import Presets
package import Stage
package import Terminal

/// One pyramidal cell of a microcircuit with its compartments, live, the interneuron beside it, and how the
/// circuit comes to predict itself and to answer rightly; how that is set, which changes nothing of the
/// experiment.
package struct CircuitView: ExplorerView, Equatable {
  /// Whose cell is drawn where there is no room for both.
  var showsTwin = false

  package init() {}

  package static let card = ViewCard(
    .circuit, number: 6, title: "Circuit",
    summary: "a cell of a microcircuit, and what it learns",
    mouse: [MouseRow("cell in Circuit", "a click or the wheel chooses the next one")],
    absences: [
      .layered:
        "Circuit draws the cells of a dendritic microcircuit, and this preset describes layers of "
        + "neurons with one membrane each. The preset microcircuit-bars has one."
    ])

  package func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawCircuitBackdrop(on: &grid)
  }

  package func draw(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawCircuit(on: &grid)
  }

  package func place(at position: Position, _ bench: Bench, _ look: Look) -> ViewPlace? {
    let layout = CircuitLayout(look.size, networks: bench.preset.members.count)
    return layout.cells.contains { $0.contains(position) } ? ViewPlace("cell") : nil
  }

  package func readout(at position: Position, on stage: Staged<Self>) -> Readout? {
    stage.readout(at: position)
  }

  package func tables(on stage: Staged<Self>) -> [NumberTable] { stage.tables }

  package mutating func apply(
    _ action: Action, _ bench: inout Bench, _ look: Look
  ) -> [Wish]? {
    switch action {
    case .nextTwinMode: act(&bench, look) { $0.changeCircuit() }
    case .expand: [.say("this view is as large as the screen lets it be")]
    default: nil
    }
  }

  package mutating func point(
    _ gesture: Gesture, _ bench: inout Bench, _ look: Look
  ) -> [Wish] {
    switch gesture {
    case .click: [.act(.chooseNeuron(1))]
    case .turn(_, let direction): [.act(.chooseNeuron(direction))]
    case .drag: []
    }
  }
}

extension View {
  package static let circuit = View(rawValue: "circuit")
}

extension Staged<CircuitView> {
  var layout: CircuitLayout { CircuitLayout(look.size, networks: pair.count) }

  /// The layer whose cell is drawn: the chosen one, else the last that is hidden.
  var shownLayer: Int { layer ?? bench.guide?.layer ?? max(0, preset.layers.count - 2) }

  /// Whose cells are drawn.
  var drawnMembers: [Member] {
    layout.cells.count > 1 ? pair : [view.showsTwin && pair.count > 1 ? compared : .network]
  }

  mutating func changeCircuit() {
    guard preset.twin != nil else { return say("this preset has no twin") }
    guard layout.cells.count == 1 else { return say("both circuits are drawn") }
    view.showsTwin.toggle()
    say("a cell of \(name(of: drawnMembers[0]))")
  }
}
