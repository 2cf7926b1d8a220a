package import Terminal

/// A chart in its place: its panes side by side over one range of values.
package struct PlacedChart {
  let chart: ChartRanges.Chart
  let panes: [ChartPane]
  let rect: Rect

  package init(_ chart: ChartRanges.Chart, _ panes: [ChartPane], in rect: Rect) {
    self.chart = chart
    self.panes = panes
    self.rect = rect
  }

  /// The lowest and the highest value that its axis has to hold.
  var extremes: (low: Double, high: Double) {
    var low = Double.infinity
    var high = -Double.infinity
    for pane in panes {
      if pane.holdsZero {
        low = min(low, 0)
        high = max(high, 0)
      }
      for trace in pane.traces {
        for extent in trace.extents where extent.low <= extent.high {
          low = min(low, extent.low)
          high = max(high, extent.high)
        }
      }
      for curve in pane.beneath {
        for value in curve.values where value.isFinite {
          low = min(low, value)
          high = max(high, value)
        }
      }
    }
    return low <= high ? (low, high) : (-1, 1)
  }
}

extension ChartRanges {
  /// Lets the axes of charts follow what these show.
  package mutating func follow(_ charts: [PlacedChart]) {
    for chart in charts {
      let (low, high) = chart.extremes
      follow(chart.chart, low, high)
    }
  }
}
