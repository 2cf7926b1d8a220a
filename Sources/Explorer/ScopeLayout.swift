import Terminal

/// Where everything of the scope is on a screen of some size.
///
/// One shared time axis for all columns of charts: every plot is equally wide. What does not fit is
/// left out in the order of its weight: the errors, the membranes, the panel, the layers far from
/// the chosen one, the stimulus.
struct ScopeLayout: Equatable {
  let title: Rect
  /// The charts with their frame.
  let area: Rect
  /// The signals in columns from the left.
  let signals: [ChartSignal]
  /// The plot of the stimulus; nil where there is no room.
  let stimulus: Rect?
  /// Room for words beside the stimulus.
  let words: Rect?
  /// The layers shown, counted from 0.
  let layers: Range<Int>
  /// The plots of each shown layer, one for each signal.
  let plots: [[Rect]]
  /// The rows of the frame's horizontal lines, the bottom one included.
  let lines: [Int]
  /// The columns of the frame's vertical lines, the right one included.
  let bars: [Int]
  /// The columns left of each plot for the labels of its axis.
  let gutter: Int
  /// The parameters with their frame; nil where there is no room.
  let panel: Rect?
  let lags: Rect
  let hint: Rect

  /// Below this size only a sentence is shown.
  private static let smallest = Size(columns: 34, rows: 9)

  /// Whether there is room for a scope.
  static func fits(_ size: Size) -> Bool {
    size.columns >= smallest.columns && size.rows >= smallest.rows
  }

  /// - Parameters:
  ///   - layerCount: how many layers the network has.
  ///   - chosen: the layer that must be seen.
  init(_ size: Size, layerCount: Int, chosen: Int) {
    let screen = Rect(size)
    let panelColumns = size.columns >= 110 ? 31 : size.columns >= 76 ? 27 : 22
    let hasPanel = size.columns >= 56
    signals =
      size.columns >= 110
      ? [.membranePotential, .rate, .error]
      : size.columns >= 76 ? [.membranePotential, .rate] : [.rate]
    gutter = size.columns >= 76 ? 5 : 4
    let (title, belowTitle) = screen.splitTop(1)
    let (aboveHint, hint) = belowTitle.splitBottom(1)
    let (middle, lags) = aboveHint.splitBottom(size.rows >= 30 ? 4 : size.rows >= 16 ? 3 : 2)
    self.title = title
    self.hint = hint
    self.lags = lags
    let count = signals.count
    let inner = (middle.columns - (hasPanel ? panelColumns : 0) - count - 1) / count
    let (area, panel) = middle.splitLeft(hasPanel ? (inner + 1) * count + 1 : middle.columns)
    self.area = area
    self.panel = hasPanel ? panel : nil

    let blocks = min(layerCount + 1, max(1, (area.rows - 1) / 3))
    let hasStimulus = blocks > 1
    let shown = min(layerCount, hasStimulus ? blocks - 1 : 1)
    let first = min(max(0, chosen - shown + 1), layerCount - shown)
    layers = first..<first + shown
    let height = (area.rows - 1) / blocks - 1
    let spare = area.rows - 1 - blocks * (height + 1)
    var lines: [Int] = []
    var plotRows: [(row: Int, rows: Int)] = []
    var row = area.row
    for block in 0..<blocks {
      // What is left over goes to the layers, from the output up.
      let rows = height + (block >= blocks - spare ? 1 : 0)
      lines.append(row)
      plotRows.append((row + 1, rows))
      row += rows + 1
    }
    lines.append(row)
    self.lines = lines
    bars = (0...count).map { area.column + $0 * (inner + 1) }
    let gutter = gutter
    func plot(_ column: Int, _ rows: (row: Int, rows: Int)) -> Rect {
      Rect(
        column: area.column + column * (inner + 1) + 1 + gutter, row: rows.row,
        columns: inner - gutter, rows: rows.rows)
    }
    stimulus = hasStimulus ? plot(0, plotRows[0]) : nil
    words =
      hasStimulus && count > 1
      ? Rect(
        column: area.column + inner + 2, row: plotRows[0].row,
        columns: (inner + 1) * (count - 1) - 1, rows: plotRows[0].rows) : nil
    plots = plotRows.dropFirst(hasStimulus ? 1 : 0).map { rows in
      (0..<count).map { plot($0, rows) }
    }
  }
}
