extension Stimulus {
  /// 1 in the first half of a period, −1 in the second.
  package struct Square: PeriodicShape {
    package static let word = "square"

    package var frequency = Parameter.frequency.standard
    package var phase = Parameter.phase.standard

    package init() {}

    package init(frequency: Double, phase: Double) {
      (self.frequency, self.phase) = (frequency, phase)
    }

    package static func value(at fraction: Double) -> Double {
      fraction < 0.5 ? 1 : -1
    }

    package static let fundamental = 4 / Double.pi

    package static func waveform(_ wave: PeriodicWave<Square>) -> Waveform { .square(wave) }
  }
}
