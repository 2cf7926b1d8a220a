import Stage
package import Terminal

/// Where the parts of the circuit view are on a screen of some size.
package struct CircuitLayout: Equatable {
  /// One for each circuit that is drawn, with its frame where there is one.
  package let cells: [Rect]
  /// How the circuits came to predict themselves, and to answer; empty where there is no room.
  let prediction: Rect
  let answers: Rect
  let hasFrames: Bool

  /// How wide a cell is drawn at least, beside another one.
  private static let leastColumns = 42
  /// How many rows a cell takes with all its words.
  static let rowsOfCell = 10

  /// - Parameter networks: how many circuits there are.
  package init(_ size: Size, networks: Int) {
    let body = PageLayout(size).body
    hasFrames = body.rows >= 14
    let frame = hasFrames ? 2 : 0
    let rows = min(Self.rowsOfCell + frame, body.rows)
    let (top, bottom) = body.splitTop(rows)
    cells =
      networks > 1 && body.columns >= 2 * Self.leastColumns ? top.columns(2, gap: 0) : [top]
    let hasCharts = bottom.rows >= 3 + frame
    let charts =
      hasCharts && bottom.columns >= 48
      ? bottom.columns(2, gap: 0) : [bottom, Rect(column: 0, row: 0, columns: 0, rows: 0)]
    (prediction, answers) = hasCharts ? (charts[0], charts[1]) : (charts[1], charts[1])
  }

  /// The room within a frame.
  func inside(_ rect: Rect) -> Rect { hasFrames ? rect.inset(columns: 1, rows: 1) : rect }
}
