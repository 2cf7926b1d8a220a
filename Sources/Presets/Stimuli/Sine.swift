import Arithmetic

extension Stimulus {
  /// A sine of one frequency.
  package struct Sine: PeriodicShape {
    package static let word = "sine"

    package var frequency = Parameter.frequency.standard
    package var phase = Parameter.phase.standard

    package init() {}

    package init(frequency: Double, phase: Double) {
      (self.frequency, self.phase) = (frequency, phase)
    }

    package static func value(at fraction: Double) -> Double {
      Double.sin(2 * .pi * fraction)
    }

    package static let fundamental = 1.0

    package static func waveform(_ wave: PeriodicWave<Sine>) -> Waveform { .sine(wave) }
  }
}
