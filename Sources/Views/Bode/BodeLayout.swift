import Stage
package import Terminal

/// Where the charts of the Bode view are: gain and phase of each layer, side by side or, where there
/// is little room, of the chosen layer above one another; all over one axis of frequency.
package struct BodeLayout: Equatable {
  /// What the lines and marks mean.
  let legend: Rect
  /// The layers shown, counted from 0.
  package let layers: Range<Int>
  /// The plots of each shown layer.
  package let plots: [(gain: Rect, phase: Rect)]
  /// The rows of the frame's horizontal lines, the bottom one included.
  let lines: [Int]
  /// The columns of the frame's vertical lines, the right one included.
  let bars: [Int]
  let isStacked: Bool

  /// The columns left of each plot for the labels of its axis.
  static let gutter = BodeAxes.gutter
  /// So many rows a chart is worth having, its title included.
  private static let leastRows = 4

  package static func == (one: BodeLayout, other: BodeLayout) -> Bool {
    one.legend == other.legend && one.layers == other.layers && one.lines == other.lines
      && one.bars == other.bars && one.isStacked == other.isStacked
  }

  /// - Parameters:
  ///   - layers: how many the network has.
  ///   - chosen: the one that must be seen.
  ///   - isSingle: whether it is the only one.
  init(_ body: Rect, layers count: Int, chosen: Int, isSingle: Bool) {
    let (legend, area) = body.splitTop(body.rows >= 16 ? 2 : 1)
    self.legend = legend
    isStacked = body.columns < 50
    let most = max(1, (area.rows - 1) / (BodeLayout.leastRows + 1))
    let shown = isStacked || isSingle ? 1 : min(count, most)
    let first = min(max(0, chosen - shown + 1), count - shown)
    self.layers =
      shown == 1 ? min(chosen, count - 1)..<min(chosen, count - 1) + 1 : first..<first + shown
    let blocks = isStacked ? 2 : shown
    let across = isStacked ? 1 : 2
    let inner = (area.columns - across - 1) / across
    let height = (area.rows - 1) / blocks
    let spare = area.rows - 1 - blocks * height
    var lines: [Int] = []
    var rows: [(row: Int, rows: Int)] = []
    var row = area.row
    for block in 0..<blocks {
      let extra = block >= blocks - spare ? 1 : 0
      lines.append(row)
      rows.append((row + 1, height - 1 + extra))
      row += height + extra
    }
    lines.append(row)
    self.lines = lines
    let bars = (0...across).map { area.column + $0 * (inner + 1) }
    self.bars = bars
    func plot(_ column: Int, _ rows: (row: Int, rows: Int)) -> Rect {
      Rect(
        column: bars[column] + 1 + BodeLayout.gutter, row: rows.row,
        columns: inner - BodeLayout.gutter, rows: rows.rows)
    }
    plots =
      isStacked
      ? [(plot(0, rows[0]), plot(0, rows[1]))] : rows.map { (plot(0, $0), plot(1, $0)) }
  }
}
