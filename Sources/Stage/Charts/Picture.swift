package import Terminal

/// A picture of the explorer, and the axes it was drawn with.
package struct Picture: Sendable {
  package var grid: Grid
  package var ranges: ChartRanges

  package init(grid: Grid, ranges: ChartRanges) {
    self.grid = grid
    self.ranges = ranges
  }
}
