package import Laboratory
package import Terminal

/// The curves of a chart of accuracies: the share of the samples shown that were answered right.
package struct AccuracyChart {
  /// One curve a learner, one extent for each column of pixels.
  package let extents: [[Plot.Extent]]

  /// The axis, whatever is on it: from none to all.
  package static let range = AxisRange(0, 1)
  /// So many samples make a share that is worth a point, or all that there are so far.
  package static let least = 50

  /// - Parameters:
  ///   - pixels: how many columns of pixels the chart has.
  ///   - end: the time at its right edge in ms; its left edge is 0.
  package init(
    _ curve: LearningCurve, of learners: [LearningCurve.Learner], pixels: Int, until end: Double
  ) {
    let intervals = curve.intervals(ofColumns: pixels, until: end)
    extents = learners.map { learner in
      intervals.map { intervals in
        intervals.isEmpty
          ? .nothing
          : Plot.Extent(
            curve.accuracy(of: learner, intervals: intervals, least: AccuracyChart.least))
      }
    }
  }
}
