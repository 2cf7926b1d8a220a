package import Formats
import LatentEquilibrium

/// A shape that repeats in periods of one frequency.
package protocol PeriodicShape: NumericShape {
  /// In Hz.
  var frequency: Double { get set }
  /// In degrees.
  var phase: Double { get set }

  /// The value where so much of a period has passed, 0 ≤ x < 1.
  static func value(at fraction: Double) -> Double

  /// The sine of the same frequency in it, the first term of its Fourier series.
  static var fundamental: Double { get }

  /// The shape as it runs.
  static func waveform(_ wave: PeriodicWave<Self>) -> Waveform
}

extension PeriodicShape {
  package static var fields: [Field<Self>] {
    [Field(.frequency, \.frequency), Field(.phase, \.phase)]
  }

  package var steadyFrequency: Double? { frequency }

  package func warnings(at place: String, _ grid: TimeGrid) -> [Fault] {
    grid.warnings(at: place, frequency: frequency)
  }

  package func tones(amplitude: Double) -> Tones? {
    guard frequency > 0 else { return nil }
    return Tones(
      frequencies: amplitude != 0 ? [frequency] : [], isSine: Self.fundamental == 1,
      phasor: Phasor(length: amplitude * Self.fundamental, angle: phase / 180 * Double.pi))
  }

  /// Two periods.
  package func window(settling: Double) -> Double? { frequency > 0 ? 2000 / frequency : nil }

  package func source(on grid: TimeGrid) -> StimulusSource {
    .waveform(
      Self.waveform(PeriodicWave(Cycles(frequency: frequency, phase: phase, grid: grid))))
  }
}

/// A periodic shape as it runs.
package struct PeriodicWave<Shape: PeriodicShape>: RunningShape {
  private var cycles: Cycles

  init(_ cycles: Cycles) { self.cycles = cycles }

  package func value(step k: Int) -> Double { Shape.value(at: cycles.fraction(beforeStep: k)) }

  package var period: Cycles? { cycles }

  package func cycles(on grid: TimeGrid) -> [StimulusCycle]? {
    [StimulusCycle(period: 1000 / cycles.frequency, start: cycles.start)]
  }

  package mutating func goOn(_ moment: Moment, after old: any RunningShape) {
    if let before = old.period { cycles.goOn(moment, after: before) }
  }

  package var waveform: Waveform { Shape.waveform(self) }
}

/// A frequency and a phase on the grid of steps.
package struct Cycles: Equatable, Sendable {
  /// In Hz.
  let frequency: Double
  private let perStep: Double
  private let atStart: Double
  /// How far it is ahead, in periods, of one that had this frequency from the beginning.
  private var turn = 0.0

  init(frequency: Double, phase: Double, grid: TimeGrid) {
    self.frequency = frequency
    perStep = frequency * grid.dt / 1000
    atStart = phase / 360
  }

  /// How much of the present period has passed, 0 ≤ x < 1, without drift.
  ///
  /// What rounding left beside a half or whole period is put onto it: a square wave whose half
  /// period is a whole number of steps switches at exactly those steps.
  func fraction(beforeStep k: Int) -> Double {
    let cycles = Double(k - 1) * perStep + atStart + turn
    let fraction = cycles - cycles.rounded(.down)
    let halves = (2 * fraction).rounded()
    if abs(2 * fraction - halves) < 1e-9 { return halves == 1 ? 0.5 : 0 }
    return fraction
  }

  /// When a period begins, in ms.
  var start: Double { -(atStart + turn) * (1000 / frequency) }

  /// Goes on in the phase of another one, so that a change of the frequency leaves no jump. A phase
  /// that was set is a jump that was meant.
  mutating func goOn(_ moment: Moment, after old: Cycles) {
    turn = old.turn
    guard frequency != old.frequency else { return }
    turn += Double(moment.before) * old.perStep - Double(moment.now) * perStep
    turn -= turn.rounded(.down)
  }
}
