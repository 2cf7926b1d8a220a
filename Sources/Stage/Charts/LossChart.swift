import Arithmetic
package import Laboratory
package import Terminal

/// The curves of a chart of losses: their logarithms over the whole run.
package struct LossChart {
  /// One curve a learner, one extent for each column of pixels: the logarithm to the base 10 of the
  /// mean loss there.
  package let extents: [[Plot.Extent]]
  package let axis: DecadeAxis

  /// - Parameters:
  ///   - pixels: how many columns of pixels the chart has.
  ///   - end: the time at its right edge in ms; its left edge is 0.
  package init(
    _ curve: LearningCurve, of learners: [LearningCurve.Learner], pixels: Int, until end: Double
  ) {
    let intervals = curve.intervals(ofColumns: pixels, until: end)
    extents = learners.map { learner in
      intervals.map { Plot.Extent(LossChart.logarithm(curve, learner, $0)) }
    }
    axis = DecadeAxis(holding: extents.joined().map(\.low))
  }

  private static func logarithm(
    _ curve: LearningCurve, _ learner: LearningCurve.Learner, _ intervals: Range<Int>
  ) -> Double { Double.log10(mean(curve, learner, intervals)) }

  /// The mean loss of some intervals; not a number where there is none.
  package static func mean(
    _ curve: LearningCurve, _ learner: LearningCurve.Learner, _ intervals: Range<Int>
  ) -> Double {
    let losses = intervals.map { curve.loss(of: learner, interval: $0) }.filter { !$0.isNaN }
    return losses.isEmpty ? .nan : losses.reduce(0, +) / Double(losses.count)
  }
}
