/// How a stimulus repeats itself: what an oscilloscope triggers on.
package struct StimulusCycle: Equatable, Sendable {
  /// How long one period lasts, in ms.
  package let period: Double
  /// When one begins — the rising zero of a sine, the edge of a pulse, the first sample — in ms, as
  /// the rows of a trace are timed: one step after the stimulus itself.
  package let start: Double

  package init(period: Double, start: Double) {
    self.period = period
    self.start = start
  }

  /// The shortest cycle in which all of these repeat; nil where there is none to speak of.
  package init?(common cycles: [StimulusCycle]) {
    guard let longest = cycles.max(by: { $0.period < $1.period }), longest.period > 0 else {
      return nil
    }
    let multiple = (1...100).first { multiple in
      cycles.allSatisfy { cycle in
        let count = Double(multiple) * longest.period / cycle.period
        return abs(count - count.rounded()) < 1e-6
      }
    }
    guard let multiple else { return nil }
    self.init(period: Double(multiple) * longest.period, start: longest.start)
  }

  /// The same as it is seen so much later, in ms.
  package func later(by time: Double) -> StimulusCycle {
    StimulusCycle(period: period, start: start + time)
  }
}
