import Formats
import Laboratory
import Presets
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
      write(" \(name(of: path.member)) ", Style(path.path.ink))
      // Where start and teacher are marked, a narrow line has no room for what is plain.
      let isTight = !marksOfWeights.isEmpty && words.columns < 80
      write(isTight ? "\(mark)  " : "\(mark) now  ", Style(path.path.ink))
    }
    for mark in marksOfWeights {
      write(" \(Character(mark.letter)) ", Style(mark.ink, [.bold, .reverse]))
      write(" \(mark.name)  ", Style(mark.ink))
    }
    if words.rows > 1 {
      let text = phaseWords.first { glyphs.columns(of: $0) < words.columns } ?? ""
      grid.write(
        " \(text)", at: Position(column: words.column, row: words.row + 1), style: Style(.faint))
    }
  }

  /// Lets the axes follow what is going to be drawn, but where they are those of the plane of costs.
  func adaptPhase(_ ranges: inout ChartRanges) {
    let (area, _) = phaseAreas(PageLayout(look.size).body)
    guard view.plane == nil, !phasePlot(in: area).isEmpty else { return }
    let points = phasePaths(every: 2000).flatMap(\.path.points)
    for isVertical in [false, true] {
      let (low, high) = extremes(of: points, isVertical: isVertical)
      ranges.follow(phaseChart(isVertical: isVertical), low, high)
    }
  }

  /// What changes with time: the paths.
  func drawPhase(on grid: inout Grid) {
    let (area, _) = phaseAreas(PageLayout(grid.size).body)
    let plot = phasePlot(in: area)
    guard !plot.isEmpty else { return }
    let paths = phasePaths(every: 2000)
    let ranges = shownRanges(of: paths.flatMap(\.path.points))
    let plane = PlanePlot(
      horizontal: ranges.horizontal, vertical: ranges.vertical, paths: paths.map(\.path))
    let shading = view.plane.map(shading)
    if let shading { grid.drawGround(shading, plane, in: plot) }
    grid.draw(plane, in: plot)
    if let shading { grid.drawSteps(shading, plane, in: plot, asLetters: showsLetters) }
    for mark in marksOfWeights {
      draw(mark.letter, mark.ink, at: mark.point, plane, plot, on: &grid)
    }
    for path in paths {
      guard let last = path.path.points.last else { continue }
      draw(path.member == .network ? "O" : "X", path.path.ink, at: last, plane, plot, on: &grid)
    }
    label(plane, area, plot, on: &grid)
  }

  private func draw(
    _ letter: Unicode.Scalar, _ ink: Ink, at point: SIMD2<Double>, _ plane: PlanePlot, _ plot: Rect,
    on grid: inout Grid
  ) {
    guard let place = plane.place(of: point, in: plot.size) else { return }
    grid[plot.column + place.column, plot.row + place.row] = Cell(
      letter, Style(ink, [.bold, .reverse]))
  }

  /// Those of the plane of costs, or of what is drawn.
  func shownRanges(
    of points: [SIMD2<Double>]
  ) -> (horizontal: AxisRange, vertical: AxisRange) {
    if let plane = view.plane {
      return (
        AxisRange(plane.horizontal.lowerBound, plane.horizontal.upperBound),
        AxisRange(plane.vertical.lowerBound, plane.vertical.upperBound)
      )
    }
    func range(isVertical: Bool) -> AxisRange {
      let (low, high) = extremes(of: points, isVertical: isVertical)
      return bench.ranges.range(of: phaseChart(isVertical: isVertical), holding: low, high)
    }
    return (range(isVertical: false), range(isVertical: true))
  }

  private func extremes(
    of points: [SIMD2<Double>], isVertical: Bool
  ) -> (low: Double, high: Double) {
    let finite = points.map { isVertical ? $0.y : $0.x }.filter(\.isFinite)
    return (finite.min() ?? -1, finite.max() ?? 1)
  }

  /// What an axis is remembered by: its signal, and the layer that this is of.
  private func phaseChart(isVertical: Bool) -> ChartRanges.Chart {
    let signal = isVertical ? view.vertical : view.horizontal
    let layer = isVertical ? verticalUnit.layer : horizontalUnit.layer
    return ChartRanges.Chart(
      isVertical ? "phase upwards" : "phase across", layer: signal.isOfLayer ? layer : 0,
      signal: PhaseSignal.allCases.firstIndex(of: signal) ?? 0)
  }

  /// The plane without its frame and labels.
  package func phasePlot(in area: Rect) -> Rect { area.inset(left: 7, right: 1, top: 1, bottom: 1) }

  /// The values at the limits of both axes and at 0, and the symbols of the signals.
  private func label(_ plane: PlanePlot, _ area: Rect, _ plot: Rect, on grid: inout Grid) {
    grid.labelUpwards(
      plane.vertical, beside: plot, count: max(2, min(9, plot.rows / 2)), columns: 5)
    grid.labelAcross(plane.horizontal, beneath: plot, count: max(2, min(9, plot.columns / 9)))
    let layer = view.horizontal.weights != nil ? "\(horizontalUnit.layer + 1)" : ""
    let symbol = "\(view.horizontal.symbol)\(layer) \(horizontalArrow)"
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
    let isKept = view.pinned != nil || view.pinnedUpwards != nil
    if !isKept, !showsWeights {
      let isOfLayer = vertical.isOfLayer || horizontal.isOfLayer
      return "\(vertical.symbol) against \(horizontal.symbol)"
        + (isOfLayer ? " · \(name(verticalUnit))" : "")
    }
    func words(_ signal: PhaseSignal, _ unit: (layer: Int, neuron: Int), _ input: Int) -> String {
      let count = inputs(of: signal, ofLayer: unit.layer)
      let from =
        signal.weights != nil && count > 1 ? " from \(min(input, count - 1) + 1)/\(count)" : ""
      return signal.symbol + (signal.isOfLayer ? " of \(name(unit))" : "") + from
    }
    return words(vertical, verticalUnit, view.inputs.upwards) + " against "
      + words(horizontal, horizontalUnit, view.inputs.across) + (isKept ? ", kept" : "")
  }

  mutating func pinHorizontal() {
    if view.pinned != nil || view.pinnedUpwards != nil {
      (view.pinned, view.pinnedUpwards) = (nil, nil)
      return say("both axes are of the chosen unit again")
    }
    view.pinned = (chosenLayer, shownNeuron(ofLayer: chosenLayer))
    let choosers = [Action.chooseLayer(1), .chooseNeuron(1)].map { keys.name(of: $0, in: glyphs) }
    say(
      "the axis across keeps layer \(chosenLayer + 1); \(choosers[0]) and \(choosers[1]) choose the "
        + "other's unit")
  }
}
