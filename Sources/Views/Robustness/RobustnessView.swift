import Laboratory
import LatentEquilibrium
import Presets
package import Stage
package import Terminal

/// A dial for what the substrate does wrong, with what it costs over all of the dial, and the two time
/// constants of every neuron.
package struct RobustnessView: ExplorerView {
  /// What is turned; nil is what the preset has most to do with.
  private(set) var dial: Parameter?
  /// What was measured, and goes on to be.
  private(set) var curve: RobustnessCurve?
  /// The parameters as they stand.
  private var preset: Preset?

  package init() {}

  /// Turns another dial.
  package static let nextDial = ViewAction(.robustness, "dial")

  package static let card = ViewCard(
    .robustness, number: 8, title: "Robustness",
    summary: "what imperfect neurons cost; τm and τr of each",
    commands: [
      Command(
        "dial", [.character("J")], "in Robustness: another imperfection on the dial", .robustness,
        .view(nextDial))
    ],
    mouse: [MouseRow("curve in Robustness", "a click puts the dial there")],
    absences: [
      .microcircuit:
        "Robustness turns what a substrate of layers of neurons does wrong. A microcircuit has no "
        + "such dials."
    ])

  /// The dial of a preset where none was chosen: what it has that is imperfect, or τr, which is all that a
  /// neuron has against noise that comes with its input.
  func shownDial(_ preset: Preset) -> Parameter {
    if let dial { return dial }
    let substrate = RobustnessCurve.dials.dropFirst().filter { $0 != .inputNoise }
    return substrate.first { preset.value(of: $0).number ?? 0 > 0 } ?? .tauR
  }

  mutating func choose(_ dial: Parameter, for preset: Preset) {
    self.dial = dial
    begin(preset)
  }

  /// Begins to measure where what was measured is of something else.
  private mutating func begin(_ preset: Preset) {
    self.preset = preset
    let dial = shownDial(preset)
    if let curve, curve.dial == dial, curve.isOf(preset) { return }
    curve = RobustnessCurve(preset, dial: dial)
  }
}

extension RobustnessView {
  package func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawRobustnessBackdrop(on: &grid)
  }

  package func draw(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawRobustness(on: &grid)
  }

  package func place(at position: Position, _ bench: Bench, _ look: Look) -> ViewPlace? {
    RobustnessLayout(look.size).curve.contains(position) ? ViewPlace("dial") : nil
  }

  package func readout(at position: Position, on stage: Staged<Self>) -> Readout? {
    stage.readout(at: position)
  }

  package func tables(on stage: Staged<Self>) -> [NumberTable] { stage.tables }

  package mutating func apply(_ action: Action, _ bench: inout Bench, _ look: Look) -> [Wish]? {
    switch action {
    case .view(Self.nextDial): act(&bench, look) { $0.turnNextDial() }
    default: nil
    }
  }

  package mutating func point(_ gesture: Gesture, _ bench: inout Bench, _ look: Look) -> [Wish] {
    act(&bench, look) { $0.point(gesture) }
  }

  package mutating func follow(_ event: BenchEvent, _ bench: borrowing Bench) {
    switch event {
    case .step, .goBack: break
    case .secret: curve = nil
    case .change, .restart, .measurement:
      if bench.guide?.isAsked != true { begin(bench.comparison) }
    }
  }

  package mutating func proceed(work: Int) -> Bool {
    curve?.proceed(work: work)
    return isBusy
  }

  package var isBusy: Bool { curve?.isFinished == false }
}

extension View {
  package static let robustness = View(rawValue: "robustness")
}

extension Command.Group {
  package static let robustness = Command.Group(rawValue: "Robustness")
}
