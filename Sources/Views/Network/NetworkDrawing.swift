import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

extension Staged<NetworkView> {
  /// What of the network view stays as it is while nothing but time passes: frames, headings,
  /// parameters.
  func drawNetworkBackdrop(on grid: inout Grid) {
    let layout = networkLayout(grid.size)
    if layout.hasFrames {
      var frame = Frame(grid.size)
      for graph in layout.graphs {
        let name = name(of: graph.panel.member)
        frame.box(
          graph.panel.area, title: "\(name) · every unit with its rate r",
          style: Style(graph.panel.member.ink))
      }
      for panel in layout.microscopes {
        frame.box(panel.area, title: microscopeTitle(panel), style: Style(panel.member.ink))
      }
      grid.draw(frame)
    } else {
      for panel in layout.microscopes {
        grid.write(
          glyphs.fitted(" " + microscopeTitle(panel), to: panel.area.columns),
          at: panel.area.origin, style: Style(panel.member.ink))
      }
    }
    for graph in layout.graphs { drawHeadings(of: graph, on: &grid) }
    if let panel = PageLayout(grid.size).panel { drawParameters(in: panel, on: &grid) }
  }

  /// Lets what a full shade is worth in each column follow the rates of its units.
  func adaptNetwork(_ ranges: inout ChartRanges) { follow(networkLayout(look.size), &ranges) }

  /// What changes with time: rates, weights, and the arithmetic of the last step.
  func drawNetwork(on grid: inout Grid) {
    let layout = networkLayout(grid.size)
    let lastStep = LastStep(timeline)
    let scales = activityScales(of: layout)
    for graph in layout.graphs {
      guard let network = timeline.experiment.network(graph.panel.member) else { continue }
      drawWeights(
        of: graph, network, before: lastStep?.before.network(graph.panel.member), on: &grid)
      drawUnits(of: graph, network, scales, on: &grid)
    }
    for panel in layout.microscopes {
      let step = lastStep?.of(panel.member, layer: chosenLayer, shownNeuron(ofLayer: chosenLayer))
      drawMicroscope(
        step, of: panel.member, in: panel.inside.inset(columns: 1), on: &grid)
    }
  }

  /// "layer 3 hidden, unit 2/10 · LE", shortened where it does not fit.
  private func microscopeTitle(_ panel: NetworkLayout.Panel) -> String {
    let layer = preset.layers[chosenLayer]
    let unit =
      layer.neurons > 1
      ? " unit \(shownNeuron(ofLayer: chosenLayer) + 1)/\(layer.neurons)" : ""
    let meaning = name(ofNeuron: shownNeuron(ofLayer: chosenLayer), inLayer: chosenLayer).spaced
    let member = name(of: panel.member)
    let short = "layer \(chosenLayer + 1)\(unit) · \(member)"
    let called = "layer \(chosenLayer + 1)\(unit)\(meaning) · \(member)"
    return ["the last step of \(called)", called].first {
      glyphs.columns(of: $0) <= panel.area.columns - 6
    } ?? short
  }

  private func drawHeadings(of graph: NetworkLayout.Graph, on grid: inout Grid) {
    let row = graph.headings.row
    func name(_ number: Int, _ length: Int) -> String {
      switch (number, length) {
      case (0, 0...1): preset.inputs > 1 ? "inputs" : "input"
      case (0, _): "in"
      case (_, 0): "layer \(number) \(preset.layers[number - 1].name)"
      case (_, 1): "layer \(number)"
      default: "\(number)"
      }
    }
    // The last heading ends where its node does, or it would not have much room.
    let length = (0...2).first { length in
      let widths = graph.columns.map { glyphs.columns(of: name($0.number, length)) }
      return (widths.max() ?? 0) < graph.spacing
        && widths.suffix(2).reduce(1, +) <= graph.spacing + (graph.columns[0].nodes[0].columns)
    }
    // Where the words of the column before end.
    var free = 0
    for column in graph.columns {
      guard let node = column.nodes.first else { continue }
      let text = name(column.number, length ?? 2)
      let start = min(node.column, graph.headings.endColumn - glyphs.columns(of: text))
      let isChosen = column.number == (layer ?? -1) + 1 && layer != nil
      grid.write(
        text, at: Position(column: start, row: row),
        style: isChosen ? Style(.title, .bold) : Style(.title))
      let count = column.number == 0 ? preset.inputs : preset.layers[column.number - 1].neurons
      let window: String
      let short: String
      if let sheet = column.sheet {
        guard let shape = shape(ofColumn: column.number) else { continue }
        let part = "\(sheet.shown.lowerBound + 1)–\(sheet.shown.upperBound) of \(shape.channels)"
        window = sheet.shown.count == shape.channels ? shape.inWords : part
        short = "\(shape.rows)x\(shape.columns)"
      } else {
        guard column.units.count < count else { continue }
        window = "\(column.units.lowerBound + 1)–\(column.units.upperBound) of \(count)"
        short = "of \(count)"
      }
      for words in [window, short] where glyphs.columns(of: words) < graph.spacing {
        let start = min(node.column, graph.headings.endColumn - glyphs.columns(of: words))
        guard start > free else { continue }
        let place = Position(column: start, row: row + 1)
        free = start + grid.write(words, at: place, style: Style(.faint))
        break
      }
    }
  }

  /// What a full shade is worth in each column that is shown.
  private func activityScales(of layout: NetworkLayout) -> [Int: Double] {
    let columns = Set(layout.graphs.flatMap(\.columns).map(\.number))
    var ranges = bench.ranges
    if columns.contains(where: { ranges[.activity(ofColumn: $0)] == nil }) {
      follow(layout, &ranges)
    }
    var scales: [Int: Double] = [:]
    for column in columns {
      guard let range = ranges[.activity(ofColumn: column)] else { continue }
      scales[column] = max(abs(range.lower), abs(range.upper))
    }
    return scales
  }

  private func follow(_ layout: NetworkLayout, _ ranges: inout ChartRanges) {
    for graph in layout.graphs {
      guard let network = timeline.experiment.network(graph.panel.member) else { continue }
      for column in graph.columns {
        let rates = network.rates(ofColumn: column.number)
        let past = recentRates(of: column, graph.panel.member)
        ranges.follow(
          .activity(ofColumn: column.number), min(past.low, rates.min() ?? 0),
          max(past.high, rates.max() ?? 0))
      }
    }
  }

  /// Between which rates some of a column's units were in as much time as the charts show.
  private func recentRates(
    of column: NetworkLayout.Column, _ member: Member
  ) -> (low: Double, high: Double) {
    let trace = timeline.trace
    let rows = [trace.row(at: timeline.experiment.time - window), trace.count]
    let first =
      column.number == 0 ? 0 : preset.sizes[..<(column.number - 1)].reduce(0, +)
    var (low, high) = (0.0, 0.0)
    for unit in column.units.prefix(8) {
      let channel: Trace.Channel =
        column.number == 0 ? .stimulus(unit) : .rate(member, first + unit)
      guard let extreme = trace.extremes(of: channel, between: rows).first else { continue }
      low = min(extreme.low, low)
      high = max(extreme.high, high)
    }
    return (low, high)
  }

  private func drawUnits(
    of graph: NetworkLayout.Graph, _ network: Network, _ scales: [Int: Double],
    on grid: inout Grid
  ) {
    for column in graph.columns {
      let rates = network.rates(ofColumn: column.number)
      if let sheet = column.sheet {
        drawMaps(sheet, rates, column, scales[column.number] ?? 1, on: &grid)
        continue
      }
      for (unit, node) in zip(column.units, column.nodes) {
        let rate = rates[rates.startIndex + unit]
        let isChosen =
          column.number == chosenLayer + 1 && unit == shownNeuron(ofLayer: chosenLayer)
        draw(rate, of: scales[column.number] ?? 1, in: node, isChosen: isChosen, on: &grid)
        // What is left out is told over the first.
        let isTold = unit == column.units.lowerBound && column.units.count < rates.count
        if node.rows > 1 || !isTold { label(unit, of: column, at: node, on: &grid) }
      }
    }
  }

  /// What the units of each channel send, as a picture; the chosen one stands out.
  private func drawMaps(
    _ sheet: PictureSheet, _ rates: ArraySlice<Double>, _ column: NetworkLayout.Column,
    _ scale: Double, on grid: inout Grid
  ) {
    sheet.draw(rates, scale: scale, on: &grid, glyph: glyphs.weight)
    guard column.number == chosenLayer + 1 else { return }
    let (picture, number) = shownNeuron(ofLayer: chosenLayer).quotientAndRemainder(
      dividingBy: sheet.count)
    grid.add(.reverse, to: sheet.cell(of: number, in: picture))
  }

  /// In which channels, rows and columns the units of a column stand.
  private func shape(ofColumn column: Int) -> ImageShape? {
    column == 0 ? preset.inputShape : preset.layers[column - 1].kind.output
  }

  /// What a unit is called, over it or in its frame; where its neighbour stands there, nowhere.
  private func label(
    _ unit: Int, of column: NetworkLayout.Column, at node: Rect, on grid: inout Grid
  ) {
    let name = name(ofUnit: unit, inColumn: column.number)
    let isFramed = node.rows > 1
    let row = isFramed ? node.row : node.row - 1
    guard !name.isEmpty, isFramed || !column.nodes.contains(where: { $0.row == row }) else {
      return
    }
    let inset = isFramed ? 1 : 0
    grid.write(
      glyphs.fitted(name, to: node.columns - 2 * inset),
      at: Position(column: node.column + inset, row: row), style: Style(.title))
  }

  /// A unit: how active it is by shade, its rate with its sign in figures.
  private func draw(
    _ rate: Double, of scale: Double, in node: Rect, isChosen: Bool, on grid: inout Grid
  ) {
    let shade = glyphs.shade(abs(rate) / scale)
    let ink = Sign(rate).ink
    if isChosen {
      grid[node.column - 1, node.row + node.rows / 2] = Cell(
        glyphs.pointer, Style(.accent, .bold))
    }
    var inside = node
    if node.rows == 3 {
      var frame = Frame(grid.size)
      frame.box(node)
      grid.draw(frame, style: isChosen ? Style(.accent, .bold) : Style(.frame))
      inside = node.inset(columns: 1, rows: 1)
    }
    grid.fill(inside)
    let shades = inside.columns >= 7 ? 2 : inside.columns > 4 ? 1 : 0
    let figures = inside.columns - shades
    if figures >= 4 {
      for place in 0..<shades { grid[inside.column + place, inside.row] = Cell(shade, Style(ink)) }
      grid.write(
        Sign.signed(rate, columns: figures),
        at: Position(column: inside.column + shades, row: inside.row),
        style: Style(ink, isChosen ? .bold : []), limit: figures)
    } else {
      grid.write(Sign(rate).text, at: inside.origin, style: Style(ink, .bold), limit: 1)
      grid[inside.column + 1, inside.row] = Cell(shade, Style(ink))
    }
    if isChosen && node.rows == 1 { grid.add(.reverse, to: inside) }
  }
}
