import Laboratory
import Presets
package import Stage
package import Terminal

/// One signal against another, each of a unit of its own.
package struct PhaseView: ExplorerView {
  package var horizontal = PhaseSignal.rate
  package var vertical = PhaseSignal.ideal
  /// The unit of the horizontal signal, its layer and its number in there counted from 0; nil is the
  /// one that the vertical signal is of.
  var pinned: (layer: Int, neuron: Int)?

  package init() {}

  /// What is shown from left to right.
  package static let nextHorizontal = ViewAction(.phase, "horizontal")
  /// What is shown upwards.
  package static let nextVertical = ViewAction(.phase, "vertical")
  /// Keeps the unit of the horizontal axis while other units are chosen.
  package static let pinHorizontal = ViewAction(.phase, "pin")

  package static let card = ViewCard(
    .phase, number: 7, title: "Phase", summary: "one signal against another",
    commands: [
      Command(
        "horizontal", [.character("H")], "in Phase: another signal across", .phase,
        .view(nextHorizontal)),
      Command(
        "vertical", [.character("V")], "in Phase: another signal upwards", .phase,
        .view(nextVertical)),
      Command(
        "pin", [.character("K")], "in Phase: keep the unit across, choose the other's", .phase,
        .view(pinHorizontal)),
    ],
    mouse: [MouseRow("axis in Phase", "a click puts another signal on it")])

  package func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawPhaseBackdrop(on: &grid)
  }

  package func draw(_ bench: Bench, _ look: Look, on picture: inout Picture) {
    staged(bench, look).drawPhase(on: &picture)
  }

  package func place(at position: Position, _ bench: Bench, _ look: Look) -> ViewPlace? {
    staged(bench, look).place(at: position)
  }

  package mutating func apply(
    _ action: Action, _ bench: inout Bench, _ look: Look
  ) -> [Wish]? {
    switch action {
    case .view(Self.nextHorizontal): act(&bench, look) { $0.changeHorizontal() }
    case .view(Self.nextVertical): act(&bench, look) { $0.changeVertical() }
    case .view(Self.pinHorizontal): act(&bench, look) { $0.pinHorizontal() }
    case .expand: [.say("this view is as large as the screen lets it be")]
    default: nil
    }
  }

  package mutating func point(
    _ gesture: Gesture, _ bench: inout Bench, _ look: Look
  ) -> [Wish] {
    act(&bench, look) { $0.point(gesture) }
  }
}

extension View {
  package static let phase = View(rawValue: "phase")
}

extension Command.Group {
  package static let phase = Command.Group(rawValue: "Phase")
}

extension Staged<PhaseView> {
  mutating func changeHorizontal() {
    view.horizontal = view.horizontal.next
    say("from left to right: \(view.horizontal.summary)")
  }

  mutating func changeVertical() {
    view.vertical = view.vertical.next
    say("upwards: \(view.vertical.summary)")
  }

  func place(at position: Position) -> ViewPlace? {
    let area = phaseAreas(PageLayout(look.size).body).area
    let plot = phasePlot(in: area)
    guard area.contains(position), !plot.isEmpty else { return nil }
    if position.row >= plot.endRow { return ViewPlace("across") }
    return ViewPlace(position.column < plot.column ? "upwards" : "paths")
  }

  mutating func point(_ gesture: Gesture) {
    switch gesture {
    case .click(let place, _, _):
      switch place.part {
      case "across": wishes.append(.act(.view(PhaseView.nextHorizontal)))
      case "upwards": wishes.append(.act(.view(PhaseView.nextVertical)))
      default: break
      }
    case .turn(let place, let direction):
      if place.part == "paths" { wishes.append(.act(.zoom(direction))) }
    case .drag: break
    }
  }
}

/// A signal that can stand on an axis of the phase view.
package enum PhaseSignal: CaseIterable, Hashable, Sendable {
  case membranePotential, rate, ideal, error, stimulus, target

  /// Its symbol, as an axis and the titles show it.
  var symbol: String {
    switch self {
    case .membranePotential: "u"
    case .rate: "r"
    case .ideal: "ideal r"
    case .error: "e"
    case .stimulus: "stimulus"
    case .target: "target"
    }
  }

  var summary: String {
    switch self {
    case .membranePotential: "u, the membrane potential"
    case .rate: "r, the output"
    case .ideal: "what r would be without time"
    case .error: "e, the error"
    case .stimulus: "the stimulus"
    case .target: "the target of the output"
    }
  }

  /// Whether it is that of a layer.
  var isOfLayer: Bool {
    switch self {
    case .membranePotential, .rate, .ideal, .error: true
    case .stimulus, .target: false
    }
  }

  var next: PhaseSignal {
    let all = PhaseSignal.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// The recorded channel.
  ///
  /// - Parameters:
  ///   - neuron: counted over the whole network.
  ///   - number: the input's, or the output's.
  func channel(_ member: Member, _ neuron: Int, number: Int) -> Trace.Channel {
    switch self {
    case .membranePotential: .membranePotential(member, neuron)
    case .rate: .rate(member, neuron)
    case .ideal: .ideal(member, neuron)
    case .error: .error(member, neuron)
    case .stimulus: .stimulus(number)
    case .target: .target(number)
    }
  }
}
