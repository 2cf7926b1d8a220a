import Formats
import Laboratory
import Presets

/// What the Bode view has gathered, and the sweep that fills it in. All of it goes on in steps: the
/// same steps give the same points.
package struct BodeState: Sendable {
  /// What was measured, one a frequency, the lowest first.
  private(set) var points: [FrequencySweep.Point] = []
  /// What the points are those of.
  private var subject: Preset?
  private(set) var sweep: FrequencySweep?
  /// When the live stimulus is to be measured next, in ms; nil is to be found out.
  private var due: Double?
  /// Whether lines are the scheme's closed form rather than that in continuous time.
  var showsScheme = false
  /// Whether the chosen layer's charts take all the room.
  var showsOneLayer = false

  package init() {}

  /// The points of a preset.
  func points(of preset: Preset) -> [FrequencySweep.Point] {
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
  mutating func advance(with timeline: borrowing Timeline) {
    if sweep != nil { advanceSweep(timeline.preset) }
    if timeline.experiment.time >= due ?? 0 { measure(timeline) }
  }

  /// Makes the sweep's steps; where a network diverges under it, it ends.
  private mutating func advanceSweep(_ preset: Preset) {
    let done = sweep?.points.count ?? 0
    do throws(ExperimentFault) {
      for _ in 0..<BodeState.pace(preset) { try sweep?.advance() }
    } catch {
      sweep = nil
    }
    for point in sweep?.points.dropFirst(done) ?? [] { add(point) }
    if sweep?.isFinished == true { sweep = nil }
  }

  /// Measures the live stimulus once it has settled for a period, and again after five.
  private mutating func measure(_ timeline: borrowing Timeline) {
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
    claim(preset)
    add(
      FrequencySweep.Point(
        frequency: carrier.frequency, network: response.network, twin: response.twin))
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
