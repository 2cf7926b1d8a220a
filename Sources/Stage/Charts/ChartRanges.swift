package import Terminal

/// The axes of the charts, which follow their data slowly and so are part of the state.
package struct ChartRanges: Equatable, Sendable {
  /// A chart, by what it shows.
  package struct Chart: Hashable, Sendable {
    private let name: String
    private let layer: Int
    private let signal: Int

    /// - Parameters:
    ///   - name: what the view calls it.
    ///   - layer: the layer it is of, counted from 0.
    ///   - signal: which signal of several.
    package init(_ name: String, layer: Int = 0, signal: Int = 0) {
      self.name = name
      self.layer = layer
      self.signal = signal
    }

    package static let stimulus = Chart("stimulus")
    /// The distance of the outputs from the ideal.
    package static let errors = Chart("errors")

    /// A layer's signal over time.
    package static func layer(_ layer: Int, _ signal: ChartSignal) -> Chart {
      Chart("layer", layer: layer, signal: ChartSignal.allCases.firstIndex(of: signal) ?? 0)
    }
  }

  private var ranges: [Chart: AxisRange] = [:]

  package init() {}

  /// The chart's axis after a look at the extremes of its data.
  package mutating func range(
    of chart: Chart, following low: Double, _ high: Double
  ) -> AxisRange {
    var range = ranges[chart] ?? AxisRange(holding: low, high)
    range.follow(low, high)
    ranges[chart] = range
    return range
  }
}
