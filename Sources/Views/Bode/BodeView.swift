import Formats
package import Laboratory
import LatentEquilibrium
package import Presets
package import Stage
package import Terminal

/// Gain and phase by frequency, theory and measured: what was gathered, and the sweep that fills it in.
/// All of it goes on in steps: the same steps give the same points.
package struct BodeView: ExplorerView {
  /// What was measured, one a frequency, the lowest first.
  private(set) var points: [FrequencySweep.Point] = []
  /// What the points are those of.
  private var subject: Preset?
  package private(set) var sweep: FrequencySweep?
  /// When the live stimulus is to be measured next, in ms; nil is to be found out.
  private var due: Double?
  /// Whether lines are the scheme's closed form rather than that in continuous time.
  var showsScheme = false
  /// Whether the chosen layer's charts take all the room.
  package var showsOneLayer = false
  /// The plot whose frequency the mouse has taken hold of.
  var held: Rect?

  package init() {}

  /// Begins or stops the sweep of the frequency.
  package static let toggleSweep = ViewAction(.bode, "sweep")
  /// Theory in continuous time, or of the scheme.
  package static let toggleTheory = ViewAction(.bode, "theory")

  package static let card = ViewCard(
    .bode, number: 4, title: "Bode", summary: "gain and phase by frequency, theory and measured",
    commands: [
      Command(
        "sweep", [.character("S")], "in Bode: sweep the frequency by itself, or stop", .bode,
        .view(toggleSweep)),
      Command(
        "theory", [.character("D")], "in Bode: theory of continuous time, or of the steps", .bode,
        .view(toggleTheory)),
    ],
    mouse: [MouseRow("Bode chart", "a click puts the stimulus's frequency there")],
    telling: [toggleSweep],
    absences: [
      .microcircuit:
        "Bode measures networks of layers, for which there are closed forms. How far a "
        + "microcircuit lags is in the view Lag."
    ])

  /// The points of a preset.
  package func points(of preset: Preset) -> [FrequencySweep.Point] {
    subject == preset.responseSubject ? points : []
  }

  /// Finds out anew when the live stimulus has settled, and drops a sweep of what is no more.
  mutating func notice(_ preset: Preset) {
    due = nil
    if sweep != nil && subject != preset.responseSubject { sweep = nil }
  }

  /// Begins to sweep.
  mutating func begin(_ sweep: FrequencySweep, of preset: Preset) {
    claim(preset)
    self.sweep = sweep
  }

  mutating func stopSweep() { sweep = nil }

  /// How many steps of a sweep go with one of the experiment: fewer where they take longer.
  private static func pace(_ preset: Preset) -> Int {
    let neurons = preset.layers.reduce(10) { $0 + $1.neurons }
    return max(1, min(200, 4000 / neurons, Int(clamping: 4e5 / preset.workOfStep)))
  }

  /// Goes on after a step of the experiment.
  mutating func advance(with bench: borrowing Bench) {
    if sweep != nil { advanceSweep(bench.timeline.preset) }
    if bench.timeline.experiment.time >= due ?? 0 { measure(bench.timeline, bench.compared) }
  }

  /// Makes the sweep's steps; where a network diverges under it, it ends.
  private mutating func advanceSweep(_ preset: Preset) {
    let done = sweep?.points.count ?? 0
    do throws(ExperimentFault) {
      for _ in 0..<BodeView.pace(preset) { try sweep?.advance() }
    } catch {
      sweep = nil
    }
    for point in sweep?.points.dropFirst(done) ?? [] { add(point) }
    if sweep?.isFinished == true { sweep = nil }
  }

  /// Measures the live stimulus once it has settled for a period, and again after five.
  private mutating func measure(_ timeline: borrowing Timeline, _ compared: Member) {
    let preset = timeline.preset
    guard let carrier = preset.carrier, carrier.frequency < 500 / preset.dt else {
      due = .infinity
      return
    }
    let settled = timeline.undisturbedSince + timeline.experiment.settlingTime
    let now = timeline.experiment.time
    let period = 1000 / carrier.frequency
    let next = [1.0, 5].map { settled + ($0 + 0.01) * period }.first { $0 > now }
    let isFirst = due == nil
    due = next ?? .infinity
    if isFirst && now < settled + period { return }
    let response = Response(of: timeline)
    guard response.network.allSatisfy({ $0.absence != .settling }) else { return }
    claim(preset.comparing(with: compared))
    add(
      FrequencySweep.Point(
        frequency: carrier.frequency, network: response.network,
        twin: response.layers(of: compared)))
  }

  private mutating func claim(_ preset: Preset) {
    let subject = preset.responseSubject
    if subject != self.subject { (points, self.subject) = ([], subject) }
  }

  private mutating func add(_ point: FrequencySweep.Point) {
    let place = points.firstIndex { $0.frequency >= point.frequency } ?? points.count
    if place < points.count, points[place].frequency == point.frequency {
      points[place] = point
    } else {
      points.insert(point, at: place)
    }
  }
}

extension BodeView {
  package func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawBode(on: &grid)
  }

  package func draw(_ bench: Bench, _ look: Look, on grid: inout Grid) {}

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
    case .view(Self.toggleSweep): act(&bench, look) { $0.toggleSweep() }
    case .view(Self.toggleTheory): act(&bench, look) { $0.toggleTheory() }
    case .expand: act(&bench, look) { $0.view.showsOneLayer.toggle() }
    default: nil
    }
  }

  package mutating func point(
    _ gesture: Gesture, _ bench: inout Bench, _ look: Look
  ) -> [Wish] {
    act(&bench, look) { $0.point(gesture) }
  }

  package mutating func leaveLevel(_ bench: Bench, _ look: Look) -> Bool {
    defer { showsOneLayer = false }
    return showsOneLayer
  }

  package static var followsSteps: Bool { true }

  package var stepsAreDear: Bool { sweep != nil }

  package mutating func follow(_ event: BenchEvent, _ bench: borrowing Bench) {
    switch event {
    case .step: advance(with: bench)
    case .change, .goBack, .restart: notice(bench.comparison)
    case .measurement, .secret: break
    }
  }
}

extension View {
  package static let bode = View(rawValue: "bode")
}

extension Command.Group {
  package static let bode = Command.Group(rawValue: "Bode")
}
