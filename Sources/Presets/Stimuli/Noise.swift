import Formats

extension Stimulus {
  /// Gaussian noise of variance 1, low-passed: order 1 is the Ornstein–Uhlenbeck process.
  package struct Noise: NumericShape {
    package static let word = "noise"
    package static let fields = [Field(.noiseTau, \Noise.tau), Field(.noiseOrder, \Noise.order)]

    /// The time constant in ms.
    package var tau = Parameter.noiseTau.standard
    /// How many times it is low-passed.
    package var order = Int(clamping: Parameter.noiseOrder.standard)

    package init() {}

    package init(tau: Double, order: Int) { (self.tau, self.order) = (tau, order) }

    package func window(settling: Double) -> Double? { 20 * tau }

    package func source(on grid: TimeGrid) -> StimulusSource { .noise(tau: tau, order: order) }
  }
}
