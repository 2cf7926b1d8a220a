package import Terminal

/// What can be drawn over the whole run.
package enum RunChart: String, Equatable, Sendable {
  case loss, accuracy, energy
}

/// What of the whole run there is room for: the losses or the energies, the accuracies, or both.
package struct RunCharts: Equatable {
  /// Of the losses, or of the energies.
  package private(set) var loss: Rect?
  /// Between the two.
  package private(set) var heading: Rect?
  package private(set) var accuracy: Rect?

  /// - Parameters:
  ///   - hasClasses: whether there are accuracies.
  ///   - chosen: what is shown where there is no room for both.
  package init(_ rect: Rect, hasClasses: Bool, chosen: RunChart) {
    guard hasClasses, rect.rows >= RunCharts.leastRowsForBoth else {
      if hasClasses && chosen == .accuracy { accuracy = rect } else { loss = rect }
      return
    }
    let (top, rest) = rect.splitTop(rect.rows * 3 / 5)
    let (middle, bottom) = rest.splitTop(1)
    (loss, heading, accuracy) = (top, middle, bottom)
  }

  private static let leastRowsForBoth = 11

  /// How many columns the values have beside a chart.
  package static let gutter = 6
}
