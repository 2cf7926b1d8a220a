extension Stimulus {
  /// The same all the time: 1.
  package struct Constant: NumericShape, RunningShape {
    package static let word = "constant"
    package static let fields: [Field<Constant>] = []

    package init() {}

    package func tones(amplitude: Double) -> Tones? { Tones() }

    package var rest: Double? { 1 }

    package func source(on grid: TimeGrid) -> StimulusSource { .waveform(waveform) }

    package func value(step k: Int) -> Double { 1 }

    package func cycles(on grid: TimeGrid) -> [StimulusCycle]? { [] }

    package var waveform: Waveform { .constant(self) }
  }
}
