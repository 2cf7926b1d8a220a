import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

extension Staged<RobustnessView> {
  private var layout: RobustnessLayout { RobustnessLayout(look.size) }
  var dial: Parameter { view.shownDial(preset) }
  private var curve: RobustnessCurve? { view.curve }

  /// The frames, the axes and the words: what stays while nothing but time passes.
  func drawRobustnessBackdrop(on grid: inout Grid) {
    if let panel = PageLayout(grid.size).panel { drawParameters(in: panel, on: &grid) }
    var frame = Frame(grid.size)
    frame.box(layout.curveArea)
    frame.title(
      curveTitles, at: layout.curveArea.origin, limit: layout.curveArea.columns,
      style: Style(.title))
    if let area = layout.scatterArea {
      frame.box(area)
      frame.title(
        ["τr against τm, ms", "τr, τm in ms"], at: area.origin, limit: area.columns,
        style: Style(.title))
    }
    grid.draw(frame)
    drawRobustnessWords(in: layout.words, on: &grid)
    if isAsked { drawSecret(in: layout.curve.inset(columns: 1), on: &grid) }
  }

  /// The curves as far as they are measured, and the neurons as they are.
  func drawRobustness(on grid: inout Grid) {
    if !isAsked { drawCurve(on: &grid) }
    drawScatter(on: &grid)
  }

  private func drawCurve(on grid: inout Grid) {
    let rect = layout.curve
    guard let curve, !rect.isEmpty else {
      grid.write(
        glyphs.fitted("this preset has no such dial", to: layout.curve.columns),
        at: layout.curve.origin, style: Style(.faint))
      return
    }
    let outcomes = (curve.points + curve.theory).flatMap { point in
      members.compactMap { outcome(of: $0, at: point) }
    }
    let range: AxisRange
    if case .accuracy = curve.measure {
      range = AxisRange(0, 1)
    } else {
      range = AxisRange(holding: 0, outcomes.filter(\.isFinite).max() ?? 1)
    }
    let across = AxisRange(curve.place(of: curve.values[0]), curve.lastPlace)
    // Lines are theory where it tells, and join what was measured where it does not.
    let drawn = curve.theory.isEmpty ? curve.points : curve.theory
    let paths = members.map { member in
      let style = TraceStyle.of(member)
      return PlanePlot.Path(
        style.ink, style.line,
        points: drawn.map { SIMD2(curve.place(of: $0.value), outcome(of: member, at: $0) ?? .nan) })
    }
    let plane = PlanePlot(horizontal: across, vertical: range, paths: paths)
    let standing = preset.value(of: dial).number.flatMap { now in
      curve.values.firstIndex { $0 == now }
    }
    if let standing,
      let column = plane.place(
        of: [curve.place(of: curve.values[standing]), range.lower], in: rect.size)
    {
      for row in 0..<rect.rows {
        grid[rect.column + column.column, rect.row + row] = Cell(
          glyphs == .ascii ? "!" : "│", Style(.accent))
      }
    }
    grid.draw(plane, in: rect)
    for member in members {
      let style = TraceStyle.of(member)
      for point in curve.points {
        guard let value = outcome(of: member, at: point),
          let place = plane.place(of: [curve.place(of: point.value), value], in: rect.size)
        else { continue }
        grid[rect.column + place.column, rect.row + place.row] = Cell(
          member == .network ? "o" : "x", Style(style.ink, .bold))
      }
    }
    if let best = curve.theoryBest, let least = best.network,
      let place = plane.place(of: [curve.place(of: best.value), least], in: rect.size)
    {
      grid[rect.column + place.column, rect.row + max(0, place.row - 1)] = Cell(
        bestGlyph, Style(.accent, .bold))
    }
    label(range, curve, rect, standing, on: &grid)
  }

  private func label(
    _ range: AxisRange, _ curve: RobustnessCurve, _ rect: Rect, _ standing: Int?,
    on grid: inout Grid
  ) {
    grid.labelUpwards(range, beside: rect, count: max(2, min(6, rect.rows / 2)), columns: 5)
    var free = rect.column
    func column(_ value: Double) -> Int {
      let share = curve.place(of: value) / curve.lastPlace
      return rect.column + Int((share * Double(rect.columns - 1)).rounded())
    }
    for (number, value) in curve.values.enumerated() {
      let text = Number.significant(value, digits: 2)
      let place = column(value)
      let start = min(place - text.count / 2, rect.endColumn + 1 - text.count)
      let isNow = number == standing
      // The present value has a place, whichever others go without.
      let nowPlace = standing.map { column(curve.values[$0]) }
      let meetsNow = nowPlace.map { !isNow && abs($0 - place) < 4 } ?? false
      guard start >= free || isNow, !meetsNow else { continue }
      grid.write(
        text, at: Position(column: max(start, rect.column - 1), row: rect.endRow),
        style: isNow ? Style(.accent, .bold) : Style(.faint))
      free = start + text.count + 1
    }
  }

  /// τr of every neuron against its τm, those of the network; on the diagonal is Latent Equilibrium.
  private func drawScatter(on grid: inout Grid) {
    guard let rect = layout.scatter, !rect.isEmpty else { return }
    let network = timeline.experiment.network
    let (tauM, tauR) = (network.tauM, network.tauR)
    let range = NeuronScatter(network).range
    let diagonal = PlanePlot.Path(
      .faint, .dotted, points: [[range.lower, range.lower], [range.upper, range.upper]])
    let plane = PlanePlot(horizontal: range, vertical: range, paths: [diagonal])
    grid.draw(plane, in: rect)
    for layer in network.layers {
      let isChosen = self.layer == nil || network.layers[self.layer ?? 0].first == layer.first
      for neuron in layer.range {
        guard let place = plane.place(of: [tauM[neuron], tauR[neuron]], in: rect.size) else {
          continue
        }
        grid[rect.column + place.column, rect.row + place.row] = Cell(
          glyphs == .ascii ? "o" : "●", Style(TraceStyle.network.ink, isChosen ? .bold : []))
      }
    }
    grid.labelUpwards(range, beside: rect, count: max(2, min(5, rect.rows / 3)), columns: 4)
    grid.labelAcross(range, beneath: rect, count: max(2, min(5, rect.columns / 7)))
    let off = zip(tauM, tauR).map { abs($0 - $1) }
    let mean = off.reduce(0, +) / Double(off.count)
    let number = Number.significant(mean, digits: 2)
    let wordings = ["mean |τr − τm| \(number) ms", "off by \(number) ms", "\(number) ms"]
    grid.write(
      wordings.first { glyphs.columns(of: $0) <= rect.columns + 5 } ?? "",
      at: Position(column: rect.column - 5, row: rect.endRow + 1), style: Style(.plain),
      limit: rect.columns + 5)
  }

  mutating func turnNextDial() {
    let dials = RobustnessCurve.dials.filter { RobustnessCurve(preset, dial: $0) != nil }
    guard !dials.isEmpty else { return say("this preset has no dial to turn") }
    let place = dials.firstIndex(of: dial).map { ($0 + 1) % dials.count } ?? 0
    view.choose(dials[place], for: preset)
    say("\(dials[place].symbol): \(dials[place].name)")
  }

  /// Puts the dial on the value next to a click.
  mutating func point(_ gesture: Gesture) {
    let position: Position
    switch gesture {
    case .click(_, let at, _): position = at
    case .drag(_, let to): position = to
    case .turn(_, let direction):
      wishes.append(.choose(dial))
      return wishes.append(.act(.nudge(dial, -direction)))
    }
    guard let curve, layout.curve.columns > 1 else { return }
    let share = Double(position.column - layout.curve.column) / Double(layout.curve.columns - 1)
    wishes.append(.set(dial, curve.value(at: share)))
  }
}
