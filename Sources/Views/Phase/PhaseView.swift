package import Laboratory
import LatentEquilibrium
import Presets
package import Stage
package import Terminal

/// One signal against another, each of a unit of its own.
package struct PhaseView: ExplorerView {
  package var horizontal = PhaseSignal.rate
  package var vertical = PhaseSignal.ideal
  /// The unit of the horizontal signal, its layer and its number in there counted from 0; nil is the
  /// one that is chosen.
  var pinned: (layer: Int, neuron: Int)?
  /// The unit of the vertical signal; nil is the one that is chosen.
  var pinnedUpwards: (layer: Int, neuron: Int)?
  /// Of a weight on an axis the input that it comes from, counted from 0.
  var inputs = (across: 0, upwards: 0)
  /// What the preset said of the axes when that was last looked at.
  private var seen: AxesPreset?
  /// The cost all over the plane of two weights; nil where it is none, or nothing has a target.
  package private(set) var plane: CostPlane?
  /// The one that takes its place once it is worked out.
  private var pending: CostPlane?

  package init() {}

  /// Takes the axes that a preset gives, if it gives others than before.
  private mutating func take(_ axes: AxesPreset?) {
    guard axes != seen else { return }
    seen = axes
    guard let axes else {
      (pinned, pinnedUpwards) = (nil, nil)
      return
    }
    (horizontal, vertical) = (axes.across.signal, axes.upwards.signal)
    pinned = (axes.across.layer, axes.across.unit)
    pinnedUpwards = (axes.upwards.layer, axes.upwards.unit)
    inputs = (axes.across.input, axes.upwards.input)
  }

  package mutating func follow(_ event: BenchEvent, _ bench: borrowing Bench) {
    switch event {
    case .step, .goBack: break
    case .change, .restart: take(bench.preset.view.axes)
    case .measurement: survey(bench)
    case .secret: (plane, pending) = (nil, nil)
    }
  }

  /// Begins to work out the cost all over the plane, where what is known of it does not hold.
  private mutating func survey(_ bench: borrowing Bench) {
    let staged = staged(copy bench, Look(glyphs: .ascii, keys: .standard))
    guard let weights = staged.weightsOnAxes, bench.preset.hasTarget,
      let network = bench.timeline.experiment.network(.network)
    else {
      (plane, pending) = (nil, nil)
      return
    }
    let (horizontal, vertical) = staged.rangesOfWeights
    func holds(_ plane: CostPlane) -> Bool {
      plane.across == weights.across && plane.upwards == weights.upwards
        && plane.horizontal == horizontal && plane.vertical == vertical
        && plane.holds(for: network, under: bench.preset)
    }
    if let pending { if holds(pending) { return } } else if let plane, holds(plane) { return }
    pending = CostPlane(
      of: network, under: bench.preset, across: weights.across, upwards: weights.upwards,
      horizontal: horizontal, vertical: vertical)
    if plane?.across != weights.across || plane?.upwards != weights.upwards { plane = nil }
  }

  package mutating func proceed(work: Int) -> Bool {
    pending?.proceed(work: work)
    if pending?.isComplete == true { (plane, pending) = (pending, nil) }
    return pending != nil
  }

  package var isBusy: Bool { pending != nil }

  /// What is shown from left to right.
  package static let nextHorizontal = ViewAction(.phase, "horizontal")
  /// What is shown upwards.
  package static let nextVertical = ViewAction(.phase, "vertical")
  /// Keeps the unit of the horizontal axis while other units are chosen.
  package static let pinHorizontal = ViewAction(.phase, "pin")

  /// The weight from the next input.
  package static let nextInput = ViewAction(.phase, "input")

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
      Command(
        "input", [.character("I")], "in Phase: the weight from the next input", .phase,
        .view(nextInput)),
    ],
    mouse: [MouseRow("axis in Phase", "a click puts another signal on it")])

  package func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawPhaseBackdrop(on: &grid)
  }

  package func adapt(_ ranges: inout ChartRanges, _ bench: Bench, _ look: Look) {
    staged(bench, look).adaptPhase(&ranges)
  }

  package func draw(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawPhase(on: &grid)
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
    case .view(Self.nextHorizontal): act(&bench, look) { $0.changeHorizontal() }
    case .view(Self.nextVertical): act(&bench, look) { $0.changeVertical() }
    case .view(Self.pinHorizontal): act(&bench, look) { $0.pinHorizontal() }
    case .view(Self.nextInput): act(&bench, look) { $0.changeInput() }
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
    view.horizontal = view.horizontal.next(in: preset.family)
    say("from left to right: \(view.horizontal.summary)")
  }

  mutating func changeVertical() {
    view.vertical = view.vertical.next(in: preset.family)
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
