extension Stimulus {
  /// Straight up and straight down, in phase with the sine.
  package struct Triangle: PeriodicShape {
    package static let word = "triangle"

    package var frequency = Parameter.frequency.standard
    package var phase = Parameter.phase.standard

    package init() {}

    package init(frequency: Double, phase: Double) {
      (self.frequency, self.phase) = (frequency, phase)
    }

    package static func value(at fraction: Double) -> Double {
      let fromTrough = fraction < 0.75 ? fraction + 0.25 : fraction - 0.75
      return 1 - 4 * abs(fromTrough - 0.5)
    }

    package static let fundamental = 8 / (Double.pi * Double.pi)

    package static func waveform(_ wave: PeriodicWave<Triangle>) -> Waveform { .triangle(wave) }
  }
}
