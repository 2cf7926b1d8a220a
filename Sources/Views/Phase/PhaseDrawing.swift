import Formats
import Laboratory
package import Presets
import Stage
package import Terminal

extension Staged<PhaseView> {
  /// What of the phase view stays while nothing but time passes: frame, legend, words.
  func drawPhaseBackdrop(on grid: inout Grid) {
    let page = PageLayout(grid.size)
    if let panel = page.panel { drawParameters(in: panel, on: &grid) }
    var frame = Frame(grid.size)
    let (area, words) = phaseAreas(page.body)
    frame.box(area, title: phaseTitle)
    grid.draw(frame)
    var column = words.column + 1
    func write(_ text: String, _ style: Style) {
      column += grid.write(
        text, at: Position(column: column, row: words.row), style: style,
        limit: max(0, words.endColumn - column))
    }
    for path in phasePaths(every: nil).reversed() {
      let sample =
        glyphs == .ascii
        ? String(repeating: Character(path.path.asciiGlyph), count: 2)
        : path.path.line.sample(in: glyphs)
      let mark = path.member == .network ? "O" : "X"
      write(sample, Style(path.path.ink, .bold))
      write(" \(path.member == .network ? networkName : twinName) ", Style(path.path.ink))
      write("\(mark) now  ", Style(path.path.ink))
    }
    if words.rows > 1 {
      let text = phaseWords.first { glyphs.columns(of: $0) < words.columns } ?? ""
      grid.write(
        " \(text)", at: Position(column: words.column, row: words.row + 1), style: Style(.faint))
    }
  }

  /// What changes with time: the paths.
  func drawPhase(on picture: inout Picture) {
    let (area, _) = phaseAreas(PageLayout(picture.grid.size).body)
    let plot = phasePlot(in: area)
    guard !plot.isEmpty else { return }
    let paths = phasePaths(every: 2000)
    let points = paths.flatMap(\.path.points)
    func range(_ signal: PhaseSignal, isVertical: Bool, _ values: [Double]) -> AxisRange {
      let finite = values.filter(\.isFinite)
      let (low, high) = (finite.min() ?? -1, finite.max() ?? 1)
      let layer = isVertical ? chosenLayer : horizontalUnit.layer
      return picture.ranges.range(
        of: ChartRanges.Chart(
          isVertical ? "phase upwards" : "phase across", layer: signal.isOfLayer ? layer : 0,
          signal: PhaseSignal.allCases.firstIndex(of: signal) ?? 0),
        following: low, high)
    }
    let plane = PlanePlot(
      horizontal: range(view.horizontal, isVertical: false, points.map(\.x)),
      vertical: range(view.vertical, isVertical: true, points.map(\.y)),
      paths: paths.map(\.path))
    picture.grid.draw(plane, in: plot)
    for path in paths {
      guard let last = path.path.points.last,
        let place = plane.place(of: last, in: plot.size)
      else { continue }
      picture.grid[plot.column + place.column, plot.row + place.row] = Cell(
        path.member == .network ? "O" : "X", Style(path.path.ink, [.bold, .reverse]))
    }
    label(plane, area, plot, on: &picture.grid)
  }

  /// The plane without its frame and labels.
  package func phasePlot(in area: Rect) -> Rect { area.inset(left: 7, right: 1, top: 1, bottom: 1) }

  /// The values at the limits of both axes and at 0, and the symbols of the signals.
  private func label(_ plane: PlanePlot, _ area: Rect, _ plot: Rect, on grid: inout Grid) {
    let upwards = Axis.ticks(
      plane.vertical, count: max(2, min(9, plot.rows / 2)), columns: 5)
    for tick in upwards {
      guard let row = Axis.row(of: tick.value, range: plane.vertical, rows: plot.rows) else {
        continue
      }
      grid.write(
        glyphs.padded(tick.label, to: 5),
        at: Position(column: area.column + 1, row: plot.row + row), style: Style(.faint))
    }
    let across = Axis.ticks(
      plane.horizontal, count: max(2, min(9, plot.columns / 9)), acrossColumns: plot.columns,
      room: 0..<plot.columns, slides: true)
    for (tick, column) in across {
      grid.write(
        tick.label, at: Position(column: plot.column + column, row: plot.endRow),
        style: Style(.faint))
    }
    let symbol = "\(view.horizontal.symbol) \(horizontalArrow)"
    grid.write(
      symbol, at: Position(column: area.column + 1, row: plot.endRow), style: Style(.title),
      limit: 6)
  }

  private var horizontalArrow: String { glyphs == .ascii ? ">" : "→" }

  /// Where the plane with its axes is, and the words beneath it.
  package func phaseAreas(_ body: Rect) -> (area: Rect, words: Rect) {
    let (area, words) = body.splitBottom(body.rows >= 16 ? 2 : 1)
    return (area, words)
  }

  /// "u against r · layer 4", or "u of layer 4 against r of layer 1" where the units differ.
  private var phaseTitle: String {
    func name(_ unit: (layer: Int, neuron: Int)) -> String {
      let count = preset.layers[unit.layer].neurons
      return "layer \(unit.layer + 1)" + (count > 1 ? " \(unit.neuron + 1)/\(count)" : "")
    }
    let (vertical, horizontal) = (view.vertical, view.horizontal)
    let unit = (layer: chosenLayer, neuron: shownNeuron(ofLayer: chosenLayer))
    if view.pinned == nil {
      let isOfLayer = vertical.isOfLayer || horizontal.isOfLayer
      return "\(vertical.symbol) against \(horizontal.symbol)"
        + (isOfLayer ? " · \(name(unit))" : "")
    }
    func words(_ signal: PhaseSignal, _ unit: (layer: Int, neuron: Int)) -> String {
      signal.symbol + (signal.isOfLayer ? " of \(name(unit))" : "")
    }
    return "\(words(vertical, unit)) against \(words(horizontal, horizontalUnit)), kept"
  }

  /// The unit of the horizontal signal.
  var horizontalUnit: (layer: Int, neuron: Int) {
    guard let pinned = view.pinned, preset.layers.indices.contains(pinned.layer) else {
      return (chosenLayer, shownNeuron(ofLayer: chosenLayer))
    }
    return (pinned.layer, min(pinned.neuron, preset.layers[pinned.layer].neurons - 1))
  }

  /// The paths of the networks over the time that the charts show, the twin's beneath.
  ///
  /// - Parameter count: how many points to take; nil is none.
  package func phasePaths(every count: Int?) -> [(member: Member, path: PlanePlot.Path)] {
    let hasTwin = preset.twin != nil && twinMode != .off
    return (hasTwin ? [Member.twin, .network] : [.network]).map { member in
      let style = member == .network ? TraceStyle.network : TraceStyle.twin
      var points: [SIMD2<Double>] = []
      if let count {
        let trace = timeline.trace
        let first = trace.row(at: timeline.experiment.time - window)
        let rows = first..<max(first, trace.count)
        let stride = max(1, rows.count / count)
        let (across, upwards) = phaseChannels(member)
        // The newest row is always there.
        let offset = rows.isEmpty ? 0 : (rows.count - 1) % stride
        let taken = rows.lowerBound + offset..<rows.upperBound
        points = zip(
          trace.values(of: across, rows: taken, every: stride),
          trace.values(of: upwards, rows: taken, every: stride)
        ).map { SIMD2($0, $1) }
      }
      return (member, PlanePlot.Path(style.ink, style.line, points: points))
    }
  }

  private func phaseChannels(_ member: Member) -> (across: Trace.Channel, upwards: Trace.Channel) {
    func channel(_ signal: PhaseSignal, _ layer: Int, _ neuron: Int) -> Trace.Channel {
      let first = preset.layers[..<layer].reduce(0) { $0 + $1.neurons }
      let last = signal == .target ? (preset.layers.last?.neurons ?? 1) : preset.inputs
      return signal.channel(member, first + neuron, number: min(self.neuron, last - 1))
    }
    let (layer, neuron) = horizontalUnit
    return (
      channel(view.horizontal, layer, neuron),
      channel(view.vertical, chosenLayer, shownNeuron(ofLayer: chosenLayer))
    )
  }

  mutating func pinHorizontal() {
    if view.pinned != nil {
      view.pinned = nil
      return say("both axes are of the chosen unit again")
    }
    view.pinned = (chosenLayer, shownNeuron(ofLayer: chosenLayer))
    let choosers = [Action.chooseLayer(1), .chooseNeuron(1)].map { keys.name(of: $0, in: glyphs) }
    say(
      "the axis across keeps layer \(chosenLayer + 1); \(choosers[0]) and \(choosers[1]) choose the "
        + "other's unit")
  }
}
