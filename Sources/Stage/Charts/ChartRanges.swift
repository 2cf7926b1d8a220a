package import Terminal

/// The axes of the charts, which follow their data slowly and so are part of the state. Drawing only
/// reads them.
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

    /// What a full shade of a column of the network's units is worth.
    package static func activity(ofColumn column: Int) -> Chart { Chart("activity", layer: column) }

    /// A layer's signal over time.
    package static func layer(_ layer: Int, _ signal: ChartSignal) -> Chart {
      Chart("layer", layer: layer, signal: ChartSignal.allCases.firstIndex(of: signal) ?? 0)
    }
  }

  private var ranges: [Chart: AxisRange] = [:]

  package init() {}

  /// The chart's axis as it is remembered; nil while nobody has looked at its data.
  package subscript(chart: Chart) -> AxisRange? { ranges[chart] }

  /// Lets the chart's axis look at the extremes of its data once more.
  package mutating func follow(_ chart: Chart, _ low: Double, _ high: Double) {
    ranges[chart, default: AxisRange(holding: low, high)].follow(low, high)
  }

  /// The axis for data with these extremes: the remembered one, or where that does not hold them one
  /// that does, which is not remembered.
  package func range(of chart: Chart, holding low: Double, _ high: Double) -> AxisRange {
    ranges[chart]?.holding(low, high) ?? AxisRange(holding: low, high)
  }
}
