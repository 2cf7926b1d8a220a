package import Formats

extension Stimulus {
  /// A new Gaussian number again and again, each held for a while.
  package struct HeldNoise: NumericShape {
    package static let word = "random"
    package static let fields = [Field(.hold, \HeldNoise.hold)]

    /// How long each number stays, in ms.
    package var hold = Parameter.hold.standard

    package init() {}

    package init(hold: Double) { self.hold = hold }

    package func warnings(at place: String, _ grid: TimeGrid) -> [Fault] {
      grid.warnings(at: place + ".hold", hold)
    }

    package func window(settling: Double) -> Double? { 10 * hold }

    package func source(on grid: TimeGrid) -> StimulusSource {
      .heldNoise(steps: grid.steps(lasting: hold))
    }
  }
}
