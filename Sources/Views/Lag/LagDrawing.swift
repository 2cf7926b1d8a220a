import Laboratory
import LatentEquilibrium
import Presets
import Stage
package import Terminal

/// Where the table of lags and the chart of errors are.
package struct LagLayout: Equatable {
  /// The table's frame; without one the table takes all of it.
  let table: Rect
  let isFramed: Bool
  /// The frame of the chart; nil where there is no room.
  let chart: Rect?
  /// Whether there is room for notes beneath the table's rows.
  let hasNotes: Bool

  /// - Parameters:
  ///   - rows: how many the table has, its heading included.
  ///   - notes: how many lines explain it.
  init(_ body: Rect, rows: Int, notes: Int) {
    isFramed = body.rows >= 14
    let bare = rows + (isFramed ? 2 : 0)
    hasNotes = body.rows - bare - notes >= 8
    let wanted = bare + (hasNotes ? notes : 0)
    let (table, rest) = body.splitTop(body.rows - wanted >= 6 ? wanted : body.rows)
    self.table = table
    chart = rest.isEmpty ? nil : rest
  }

  package var inside: Rect { isFramed ? table.inset(columns: 1, rows: 1) : table }

  /// The plot of the chart, after the labels of its axis.
  package var plot: Rect? { chart?.inset(left: 1 + LagLayout.gutter, right: 1, top: 1, bottom: 1) }

  static let gutter = 5
}

extension Staged<LagView> {
  /// What of the lag view stays while nothing but time passes: all but the chart.
  func drawLagBackdrop(on grid: inout Grid) {
    let page = PageLayout(grid.size)
    if let panel = page.panel { drawParameters(in: panel, on: &grid) }
    let layout = lagLayout(grid.size)
    var frame = Frame(grid.size)
    if layout.isFramed {
      let layers = lagRows(in: layout).layers
      frame.markMore(
        above: layers.lowerBound, below: preset.layers.count - layers.upperBound, of: layout.table,
        lastRow: layout.table.endRow - 1)
      frame.box(layout.table, titles: lagHeadings)
    }
    if let chart = layout.chart {
      frame.box(chart, titles: errorHeadings)
    }
    grid.draw(frame)
    drawLagRows(layout, on: &grid)
  }

  /// Lets the axis of the errors follow what is going to be drawn.
  func adaptLag(_ ranges: inout ChartRanges) {
    guard let plot = lagLayout(look.size).plot, !plot.isEmpty else { return }
    ranges.follow([errorChart(timeAxis(columns: plot.columns).condensed, in: plot)])
  }

  private var outputErrors: [TracedCurve] { errors(ofLayer: preset.layers.count - 1) }

  /// The errors under the mouse, or the row of the table.
  func readout(at position: Position) -> Readout? {
    let layout = lagLayout(look.size)
    if let plot = layout.plot, plot.contains(position) {
      let axis = timeAxis(columns: plot.columns)
      return readout("output r − ideal", outputErrors, at: position, in: plot, axis)
    }
    guard let place = place(at: position), let layer = place.layer else { return nil }
    return readoutOfLag(ofLayer: layer, of: pair[place.number])
  }

  var tables: [NumberTable] {
    let columns = lagLayout(look.size).plot?.columns ?? 1
    let errors = table("output r − ideal", outputErrors, timeAxis(columns: columns))
    return [tableOfLags, errors].compactMap(\.self)
  }

  private func errorChart(_ axis: TimeAxis, in plot: Rect) -> PlacedChart {
    let pane = ChartPane(traces: drawn(outputErrors, axis), holdsZero: true)
    return PlacedChart(.errors, [pane], in: plot)
  }

  /// What changes with time: the errors of the outputs.
  func drawLag(on grid: inout Grid) {
    let layout = lagLayout(grid.size)
    guard let chart = layout.chart, let plot = layout.plot, !plot.isEmpty else { return }
    let axis = timeAxis(columns: plot.columns)
    let cursor = rowAtCursor(on: axis)
    if let cursor {
      var frame = Frame(grid.size)
      frame.box(chart, titles: errorReadings(ofRow: cursor))
      grid.draw(frame)
    }
    let mode = "ms·\(axisMode.rawValue)"
    grid.write(
      mode, at: Position(column: chart.column + 1, row: chart.endRow - 1), style: Style(.faint))
    let times = Rect(column: plot.column, row: plot.endRow, columns: plot.columns, rows: 1)
    drawTimes(axis, in: times, after: max(0, mode.count + 1 - LagLayout.gutter), on: &grid)
    let canvas = ChartCanvas(
      panes: { [$0] }, gutter: LagLayout.gutter, phase: axis.phase,
      marks: [cursor.flatMap { axis.pixel(of: timeline.trace.time(ofRow: $0)) }].compactMap(\.self))
    canvas.draw(errorChart(axis, in: plot), over: bench.ranges, on: &grid)
  }

  package func lagLayout(_ size: Size) -> LagLayout {
    let body = PageLayout(size).body
    return LagLayout(body, rows: 1 + pair.count * preset.layers.count, notes: lagNotes.count)
  }

  /// What was measured, and how, the longest first.
  private var lagHeadings: [String] {
    let behind = "lag behind the ideal"
    return switch response?.method {
    case .phase(let frequency):
      [
        "\(behind) · by the phase of \(Number.significant(frequency, digits: 4)) Hz",
        "\(behind) · by phase", behind, "lag",
      ]
    case .correlation: ["\(behind) · by best correlation", behind, "lag"]
    case .halfTime:
      [
        "time from the step to half of it, and peak", "time to half of the step, peak",
        "time, peak",
      ]
    case nil: [behind, "lag"]
    }
  }

  /// The chart's title: whose lines are drawn, with the mean errors; the longest first.
  private var errorHeadings: [String] {
    func mean(_ member: Member) -> String {
      let figure = response?.error(of: member).map { " \(Number.significant($0, digits: 2))" } ?? ""
      return "  \(sample(of: member)) \(name(of: member))\(figure)"
    }
    let hasFigures = response?.error != nil
    let words = pair.map(mean).joined()
    return [
      "output r − ideal\(hasFigures ? " · mean size" : "")\(words)", "r − ideal\(words)",
      "error\(words)",
      "r − ideal",
    ]
  }

  /// The chart's title with the errors at the cursor, the longest first.
  private func errorReadings(ofRow row: Int) -> [String] {
    let trace = timeline.trace
    let time = "at \(ShownNumber.time(trace.time(ofRow: row)))"
    func readings(withSamples: Bool) -> String {
      errors(ofLayer: preset.layers.count - 1, of: pair).map { curve in
        let error = curve.value(ofRow: row, trace)
        let figure = Number.significant(abs(error) < 1e-12 ? 0 : error, digits: 3)
        let sample = withSamples ? curve.style.line.sample(in: glyphs) + " " : ""
        return "  \(sample)\(name(of: curve)) \(figure)"
      }.joined()
    }
    let words = time + readings(withSamples: true)
    return [
      "output r − ideal · \(words)", "r − ideal \(words)", words,
      time + readings(withSamples: false),
    ]
  }

  /// What a network's line looks like.
  private func sample(of member: Member) -> String {
    traceStyle(of: member).line.sample(in: glyphs)
  }

  /// What the columns mean, and why some are empty: a note a line, the longest wording first.
  package var lagNotes: [[String]] {
    if preset.family == .microcircuit { return [["a circuit has no closed forms"]] }
    guard case .phase = response?.method else {
      let key = keys.name(of: .nudge(.stimulusKind, 1), in: glyphs)
      return [
        [
          "closed forms are for a sine: \(key) changes the stimulus",
          "closed forms are for a sine (\(key) chooses)",
        ]
      ]
    }
    var notes = [
      [
        "scheme: closed form of the steps; cont.: in continuous time, dt → 0",
        "scheme: of the steps; cont.: the same for dt → 0",
      ]
    ]
    for member in pair {
      let name = name(of: member)
      if timeline.experiment.isNudged(member) {
        notes.append([
          "\(name): its target's errors move its membranes, which no closed form knows",
          "\(name): its target's errors are left out",
        ])
      } else if timeline.experiment.seesPhantomErrors(member) {
        let answer = response?.layers(of: member).first
        notes.append(
          answer?.expectedLag == nil
            ? [
              "\(name): too large to follow the errors that it sees in its own lag",
              "\(name): too large to follow its own errors",
            ]
            : [
              "\(name): closed forms with the errors that it sees in its own lag",
              "\(name): with the errors of its own lag",
            ])
      }
    }
    if !preset.isLinear {
      notes.append([
        "closed forms are those of small sines about the offset", "closed forms are of small sines",
      ])
    }
    return notes
  }

  /// The rows of the table: one a layer and network, as many as there is room for; the chosen layer is
  /// among them.
  func lagRows(in layout: LagLayout) -> (layers: Range<Int>, members: [Member]) {
    let members = pair
    let rows = layout.inside.rows - 1 - (layout.hasNotes ? lagNotes.count : 0)
    let shown = min(max(1, rows / members.count), preset.layers.count)
    let first = min(max(0, chosenLayer - shown + 1), preset.layers.count - shown)
    return (first..<first + shown, members)
  }

  private func drawLagRows(_ layout: LagLayout, on grid: inout Grid) {
    let rect = layout.inside
    let notes = layout.hasNotes ? lagNotes : []
    let (layers, members) = lagRows(in: layout)
    let table = LagColumns(
      columns: rect.columns, name: shownMembers.map { glyphs.columns(of: name(of: $0)) }.max() ?? 0)
    var row = rect.row
    for (column, start) in table.placed {
      grid.write(
        glyphs.padded(column.heading, to: column.columns),
        at: Position(column: rect.column + start, row: row), style: Style(.faint),
        limit: rect.columns - start)
    }
    grid.write(" layer", at: Position(column: rect.column, row: row), style: Style(.faint))
    row += 1
    for layer in layers {
      for member in members where row < rect.endRow {
        let line = Rect(column: rect.column, row: row, columns: rect.columns, rows: 1)
        draw(layer, of: member, isFirst: member == .network, table, in: line, on: &grid)
        row += 1
      }
    }
    for note in notes where row < rect.endRow {
      grid.write(
        " " + glyphs.fitting(note, in: rect.columns - 1),
        at: Position(column: rect.column, row: row),
        style: Style(.faint))
      row += 1
    }
  }

  private func draw(
    _ layer: Int, of member: Member, isFirst: Bool, _ table: LagColumns, in line: Rect,
    on grid: inout Grid
  ) {
    func write(_ text: String, _ column: Int, _ style: Style = .plain, limit: Int = .max) {
      grid.write(
        text, at: Position(column: line.column + column, row: line.row), style: style,
        limit: min(limit, line.columns - column))
    }
    let style = traceStyle(of: member)
    if isFirst {
      write("\(layer + 1)", 1, Style(.title, layer == self.layer ? .bold : []), limit: 2)
    }
    write(style.line.sample(in: glyphs), 3, Style(style.ink, .bold))
    write(
      name(of: member), 6, Style(style.ink),
      limit: table.nameColumns - 6)
    let layers = response?.layers(of: member)
    guard let layers, layers.indices.contains(layer) else { return }
    let answer = layers[layer]
    // Where there is no figure the reason stands in its place, as far as nothing else does.
    if let absence = answer.absence {
      let ends = table.placed.compactMap { column, start in
        column.words(answer).map { start + column.columns - glyphs.columns(of: $0) - 1 }
      }
      write(
        glyphs.fitted(absence.rawValue, to: (ends.first ?? line.columns) - table.nameColumns - 1),
        table.nameColumns + 1, Style(.warning))
    }
    for (column, start) in table.placed {
      guard let words = column.words(answer) else { continue }
      // Flush right, and nothing before it: there a reason may end.
      write(
        words, start + max(0, column.columns - glyphs.columns(of: words)),
        column.isTheory ? Style(.third) : .plain)
    }
  }
}
