import LatentEquilibrium
import Stage
package import Terminal

/// Where everything of the scope is on a screen of some size.
///
/// One shared time axis for all columns of charts: every plot is equally wide. A chart has at least
/// three rows; what does not fit is left out in the order of its weight: the stimulus, the panel, the
/// layers far from the chosen one.
package struct ScopeLayout: Equatable {
  let title: Rect
  /// The row of tabs; nil where there is no room.
  let tabs: Rect?
  /// Room across the screen for the words that do not fit beside the stimulus.
  let about: Rect?
  /// The charts with their frame.
  package let area: Rect
  /// The signals in columns from the left.
  let signals: [ChartSignal]
  /// The plot of the stimulus; nil where there is no room.
  let stimulus: Rect?
  /// Room for words beside the stimulus.
  let words: Rect?
  /// The plot of the outputs' errors beside the stimulus, where the words stand elsewhere.
  let errors: Rect?
  /// The layers shown, counted from 0.
  package let layers: Range<Int>
  /// The plots of each shown layer, one for each signal.
  package let plots: [[Rect]]
  /// The rows of the frame's horizontal lines, the bottom one included.
  package let lines: [Int]
  /// The columns of the frame's vertical lines, the right one included.
  let bars: [Int]
  /// The columns left of each plot for the labels of its axis.
  let gutter: Int
  /// Whether each plot is split into one half for each network.
  let isSplit: Bool
  /// The parameters with their frame; nil where there is no room.
  package let panel: Rect?
  /// What the networks are and what was measured of them: a table, or a line for each.
  let lags: Rect
  /// Whether the lags stand in the titles of the charts, for want of rows for a table.
  let titlesHaveLags: Bool
  let hint: Rect

  /// What is asked of a layout.
  struct Content: Equatable {
    /// How many layers the network has.
    var layers: Int
    /// The layer that must be seen.
    var chosen: Int
    var expansion = ScopeView.Expansion.none
    /// What kind of network it is.
    var family = ModelFamily.layered
    /// The signal of a chart that stands alone.
    var focus = ChartSignal.rate
    /// Which choice of signals stands in the columns: a number that goes round.
    var columns = 0
    /// Whether any error is other than 0.
    var hasErrors = false
    /// Whether the twin is drawn.
    var showsTwin = false
    /// How many twins there are.
    var twins = 1
    /// Whether the networks are to be shown side by side.
    var splits = false
    /// Whether the cursor reads the curves, which takes a table.
    var hasCursor = false
    /// Whether there are ghosts, whose names need a line wherever there is no other room.
    var hasGhosts = false
  }

  /// How many signals of a layer fit beside one another.
  static func columnsOfCharts(_ size: Size) -> Int {
    size.columns >= 110 ? 3 : size.columns >= 76 ? 2 : 1
  }

  /// What the columns of charts can show on a screen of this size, the first by itself: where there is
  /// little room the rates alone, for in them a lag is seen; errors where there are any, and then the
  /// energy alone.
  ///
  /// In a circuit the apical potential is the error, and an interneuron has a chart of its own.
  static func choices(
    _ size: Size, _ family: ModelFamily, hasErrors: Bool
  ) -> [[ChartSignal]] {
    if family == .microcircuit { return choicesOfCircuit(size) }
    return choicesOfNeurons(size, hasErrors: hasErrors) + (hasErrors ? [[.energy]] : [])
  }

  private static func choicesOfNeurons(_ size: Size, hasErrors: Bool) -> [[ChartSignal]] {
    switch size.columns {
    case 160...: [[.membranePotential, .rate, .error]]
    case 110...:
      hasErrors
        ? [[.membranePotential, .rate, .error], [.membranePotential, .rate], [.rate]]
        : [[.membranePotential, .rate], [.membranePotential, .rate, .error], [.rate]]
    case 76...: [[.rate], [.membranePotential], [.error], [.membranePotential, .rate]]
    default: [[.rate], [.membranePotential], [.error]]
    }
  }

  private static func choicesOfCircuit(_ size: Size) -> [[ChartSignal]] {
    switch size.columns {
    case 160...: [[.membranePotential, .basalPotential, .apicalPotential], [.rate, .interneuron]]
    case 110...:
      [
        [.membranePotential, .apicalPotential], [.rate, .interneuron],
        [.membranePotential, .basalPotential, .apicalPotential], [.rate],
      ]
    default:
      [[.rate], [.apicalPotential], [.membranePotential], [.basalPotential], [.interneuron]]
    }
  }

  /// The signals beside one another in the charts of one layer.
  private static func row(of family: ModelFamily) -> [ChartSignal] {
    family == .layered
      ? [.membranePotential, .rate, .error]
      : [.membranePotential, .apicalPotential, .basalPotential]
  }

  private static func signals(_ content: Content, in size: Size) -> [ChartSignal] {
    switch content.expansion {
    case .chart: return [content.focus]
    case .row:
      let columns = columnsOfCharts(size)
      return columns == 1 ? [content.focus] : Array(row(of: content.family).prefix(columns))
    case .none:
      let choices = choices(size, content.family, hasErrors: content.hasErrors)
      return choices[content.columns % choices.count]
    }
  }

  /// How many rows a block of charts takes with its title, at least where there is a choice, and at
  /// least at all.
  private static let (goodBlock, leastBlock) = (4, 3)

  init(_ size: Size, _ content: Content) {
    let screen = Rect(size)
    let panelColumns = PageLayout.panelColumns(size)
    let isExpanded = content.expansion != .none
    signals = ScopeLayout.signals(content, in: size)
    gutter = size.columns >= 110 ? 5 : 4
    // One chart of all layers, in which each network has three curves.
    let isWhole = signals == [.energy]
    isSplit =
      isWhole ? content.showsTwin : content.splits && size.columns >= PageLayout.leastColumnsToSplit
    let (title, belowTitle) = screen.splitTop(1)
    let (tabs, belowTabs) = belowTitle.splitTop(
      size.rows >= PageLayout.leastRowsForTabs ? 1 : 0)
    let count = signals.count
    // Beside the stimulus there is room for words only where there are columns of charts.
    let standsBeside =
      size.columns >= 110 && count > 1
      && size.rows - 8 >= (content.layers + 1) * ScopeLayout.goodBlock
    let hasAbout =
      size.columns >= 76 && size.rows >= 24 && !isExpanded && !standsBeside
    let namesGhosts = content.hasGhosts && !hasAbout && (isExpanded || !standsBeside)
    let (about, belowAbout) = belowTabs.splitTop(
      hasAbout ? min(4, (size.rows - 12) / 6) : namesGhosts ? 1 : 0)
    let (aboveHint, hint) = belowAbout.splitBottom(1)
    let blocksOfLayers = isWhole ? 1 : content.layers
    let shownBlocks = isExpanded ? 1 : blocksOfLayers
    titlesHaveLags =
      16..<30 ~= size.rows && !isExpanded && !content.hasCursor
      && aboveHint.rows - 3 >= shownBlocks * ScopeLayout.leastBlock
    let (middle, lags) = aboveHint.splitBottom(
      size.rows >= 30 ? 3 + max(1, content.twins) : size.rows >= 16 && !titlesHaveLags ? 3 : 2)
    self.title = title
    self.tabs = tabs.isEmpty ? nil : tabs
    self.about = about.isEmpty ? nil : about
    self.hint = hint
    self.lags = lags
    let inner = (middle.columns - panelColumns - count - 1) / count
    let (area, panel) = middle.splitLeft(
      panelColumns > 0 ? (inner + 1) * count + 1 : middle.columns)
    self.area = area
    self.panel = panelColumns > 0 ? panel : nil

    let room = max(0, area.rows - 1)
    let hasStimulus = !isExpanded && room >= (blocksOfLayers + 1) * ScopeLayout.goodBlock
    let shown =
      isExpanded || isWhole
      ? 1
      : room >= content.layers * ScopeLayout.leastBlock && size.rows >= 16
        ? content.layers
        : min(content.layers, max(1, room / ScopeLayout.goodBlock))
    let first = min(max(0, content.chosen - shown + 1), content.layers - shown)
    layers = first..<first + shown
    let blocks = shown + (hasStimulus ? 1 : 0)
    // The stimulus needs no more than a shape to be seen of it.
    let stimulusRows = hasStimulus ? min(room / blocks - 1, 5) : 0
    let roomOfLayers = room - (hasStimulus ? stimulusRows + 1 : 0)
    let spare = roomOfLayers % shown
    // What is left over goes to the layers from the output up.
    let rowsOfLayers = (0..<shown).map {
      roomOfLayers / shown - 1 + ($0 >= shown - spare ? 1 : 0)
    }
    var lines: [Int] = []
    var plotRows: [(row: Int, rows: Int)] = []
    var row = area.row
    for rows in (hasStimulus ? [stimulusRows] : []) + rowsOfLayers {
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
    errors = hasStimulus && hasAbout && count > 1 ? plot(1, plotRows[0]) : nil
    words =
      hasStimulus && count > 1 && !hasAbout
      ? Rect(
        column: area.column + inner + 2, row: plotRows[0].row,
        columns: (inner + 1) * (count - 1) - 1, rows: plotRows[0].rows) : nil
    plots = plotRows.dropFirst(hasStimulus ? 1 : 0).map { rows in
      (0..<count).map { plot($0, rows) }
    }
  }

  /// Whether every chart is high enough for a curve to be followed.
  var canBeRead: Bool { plots.allSatisfy { $0.allSatisfy { $0.rows >= 3 } } }

  /// The halves of a plot, or the plot itself: one for each network that is drawn apart.
  func panes(of plot: Rect) -> [Rect] {
    guard isSplit else { return [plot] }
    let columns = paneColumns
    return [plot.splitLeft(columns).left, plot.splitRight(columns).right]
  }

  /// How wide each of them is.
  package var paneColumns: Int {
    let columns = plots.first?.first?.columns ?? 1
    return isSplit ? (columns - 1) / 2 : columns
  }
}
