import Laboratory
import LatentEquilibrium
import Presets
package import Stage
package import Terminal

/// The units and weights of the networks, live, and one unit's arithmetic; how that is set, which
/// changes nothing of the experiment.
package struct NetworkView: ExplorerView, Equatable {
  /// nil is both where there is room for one below the other.
  var shown: ShownNetworks?
  /// Whether the microscope takes the whole area.
  package var isMicroscopeAlone = false

  package init() {}

  package static let card = ViewCard(
    .network, number: 2, title: "Network",
    summary: "units and weights, live; one unit's arithmetic",
    mouse: [MouseRow("unit", "a click chooses it, the wheel the next one")], isDiscreet: true,
    absences: [
      .microcircuit:
        "Network draws layers of neurons, each with one membrane. Cells of a microcircuit have "
        + "several: the view Circuit draws one of them."
    ])

  package func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawNetworkBackdrop(on: &grid)
  }

  package func adapt(_ ranges: inout ChartRanges, _ bench: Bench, _ look: Look) {
    staged(bench, look).adaptNetwork(&ranges)
  }

  package func draw(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawNetwork(on: &grid)
  }

  package func place(at position: Position, _ bench: Bench, _ look: Look) -> ViewPlace? {
    staged(bench, look).place(at: position)
  }

  package func readout(at position: Position, on stage: Staged<Self>) -> Readout? {
    stage.readout(at: position)
  }

  package func tables(on stage: Staged<Self>) -> [NumberTable] { stage.tables }

  package mutating func apply(
    _ action: Action, _ bench: inout Bench, _ look: Look
  ) -> [Wish]? {
    switch action {
    case .nextTwinMode: act(&bench, look) { $0.changeNetworksShown() }
    case .expand: act(&bench, look) { $0.view.isMicroscopeAlone.toggle() }
    default: nil
    }
  }

  package mutating func point(
    _ gesture: Gesture, _ bench: inout Bench, _ look: Look
  ) -> [Wish] {
    act(&bench, look) { $0.point(gesture) }
  }

  package mutating func leaveLevel(_ bench: Bench, _ look: Look) -> Bool {
    defer { isMicroscopeAlone = false }
    return isMicroscopeAlone
  }

  package func reopened() -> NetworkView { self }
}

extension View {
  package static let network = View(rawValue: "network")
}

/// Which of the networks are drawn.
enum ShownNetworks: CaseIterable, Sendable {
  case network, twin, both
}

extension Staged<NetworkView> {
  package func networkLayout(_ size: Size) -> NetworkLayout {
    return NetworkLayout(
      size,
      NetworkLayout.Content(
        sizes: [preset.inputs] + preset.layers.map(\.neurons),
        shapes: [preset.inputShape] + preset.layers.map(\.kind.output),
        weightColumns: [0] + preset.layers.map(\.kind.weightColumns), chosen: chosenLayer + 1,
        units: [min(neuron, preset.inputs - 1)] + preset.layers.indices.map(shownNeuron),
        members: membersShown(on: size), allMembers: pair,
        isMicroscopeAlone: view.isMicroscopeAlone))
  }

  /// The networks that are drawn on a screen of this size.
  private func membersShown(on size: Size) -> [Member] {
    guard preset.twin != nil else { return [.network] }
    return switch view.shown ?? (networksFitStacked(on: size) ? .both : .network) {
    case .network: [.network]
    case .twin: [compared]
    case .both: bothNetworksFit(on: size) ? pair : [.network]
    }
  }

  private func networksFitStacked(on size: Size) -> Bool {
    NetworkLayout.stacks(size, units: ([preset.inputs] + preset.layers.map(\.neurons)).max() ?? 1)
  }

  private func bothNetworksFit(on size: Size) -> Bool {
    size.columns >= PageLayout.leastColumnsToSplit || networksFitStacked(on: size)
  }

  /// One network, the other, then both.
  mutating func changeNetworksShown() {
    guard preset.twin != nil else { return say("this preset has no twin") }
    let isBoth = membersShown(on: look.size).count > 1
    let next: ShownNetworks =
      switch view.shown {
      case _ where isBoth: .network
      case .twin: bothNetworksFit(on: look.size) ? .both : .network
      case .network, .both, nil: .twin
      }
    view.shown = next
    switch next {
    case .network: say("the network: \(networkName)")
    case .twin: say("the twin: \(twinName)")
    case .both: say("both networks: \(networkName) and \(twinName)")
    }
  }

  /// The unit at a position.
  func place(at position: Position) -> ViewPlace? {
    let layout = networkLayout(look.size)
    guard let (column, unit) = layout.graphs.lazy.compactMap({ $0.unit(at: position) }).first
    else { return nil }
    return ViewPlace("unit", layer: column > 0 ? column - 1 : nil, number: unit)
  }

  /// The unit or the weight under the mouse.
  func readout(at position: Position) -> Readout? {
    for graph in networkLayout(look.size).graphs where graph.panel.area.contains(position) {
      guard let network = timeline.experiment.network(graph.panel.member) else { return nil }
      return graph.unit(at: position).map {
        readoutOfUnit($0.unit, inColumn: $0.column, of: graph.panel.member)
      } ?? readoutOfWeight(at: position, of: graph, network)
    }
    return nil
  }

  /// All units, the arithmetic of the chosen one, and all weights.
  var tables: [NumberTable] {
    let step = LastStep(timeline)
    let arithmetic = pair.compactMap { member in
      step?.of(member, layer: chosenLayer, shownNeuron(ofLayer: chosenLayer)).flatMap {
        Readout("the last step of \(unitWords(of: member))", figures: $0.figures)?.table
      }
    }
    return [tableOfUnits] + arithmetic + tablesOfWeights
  }

  mutating func point(_ gesture: Gesture) {
    switch gesture {
    case .click(let place, _, _):
      if let layer = place.layer { self.layer = layer }
      neuron = place.number
    case .turn(_, let direction): wishes.append(.act(.chooseNeuron(direction)))
    case .drag: break
    }
  }
}
