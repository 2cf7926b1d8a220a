import Arithmetic
import Formats
package import Terminal

/// A logarithmic axis over whole decades.
package struct DecadeAxis: Equatable {
  /// In logarithms to the base 10.
  package let range: AxisRange
  /// The logarithms of the powers of ten that are marked.
  package let decades: [Double]

  /// What lies further below the largest value is drawn at the lower edge.
  private static let mostDecades = 9.0

  /// - Parameter logarithms: what the axis is to hold; not a number is nothing.
  package init(holding logarithms: some Sequence<Double>) {
    let values = logarithms.filter(\.isFinite)
    let top = (values.max() ?? 0).rounded(.up)
    let lowest = max((values.min() ?? -1).rounded(.down), top - DecadeAxis.mostDecades)
    let bottom = min(lowest, top - 1)
    range = AxisRange(bottom, top)
    decades = Array(stride(from: bottom, through: top, by: max(1, ((top - bottom) / 4).rounded())))
  }

  /// Writes the powers of ten to the left of a plot, in the columns that are there for labels.
  package func label(_ plot: Rect, gutter: Int, on grid: inout Grid) {
    // In few rows two decades can share one; the higher is named.
    var labelled: Set<Int> = []
    for decade in decades.reversed() {
      guard let row = Axis.row(of: decade, range: range, rows: plot.rows),
        labelled.insert(row).inserted
      else { continue }
      let texts = [Number.significant(Double.pow(10, decade), digits: 1), "1e\(Int(decade))"]
      let text = texts.first { $0.count <= gutter } ?? texts[1]
      grid.write(
        text, at: Position(column: plot.column - min(gutter, text.count + 1), row: plot.row + row),
        style: Style(.faint), limit: gutter)
    }
  }
}

extension Plot.Extent {
  /// The logarithms to the base 10 of its ends; nothing where the value is never above 0.
  package var logarithms: Plot.Extent {
    high > 0
      ? Plot.Extent(low > 0 ? Double.log10(low) : Double.log10(high), Double.log10(high)) : .nothing
  }
}
