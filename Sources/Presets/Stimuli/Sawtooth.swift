extension Stimulus {
  /// Straight up from −1 to 1, and down at once.
  package struct Sawtooth: PeriodicShape {
    package static let word = "sawtooth"

    package var frequency = Parameter.frequency.standard
    package var phase = Parameter.phase.standard

    package init() {}

    package init(frequency: Double, phase: Double) {
      (self.frequency, self.phase) = (frequency, phase)
    }

    package static func value(at fraction: Double) -> Double {
      2 * fraction - 1
    }

    package static let fundamental = -2 / Double.pi

    package static func waveform(_ wave: PeriodicWave<Sawtooth>) -> Waveform { .sawtooth(wave) }
  }
}
