import Laboratory
import LatentEquilibrium
import Presets
import Samples
import Stage
import Terminal

extension Staged<ScopeView> {
  /// The stimulus, and the target where there is one: "stimulus · sine 5 Hz".
  var stimulusTitle: String {
    let input = name(ofInput: min(neuron, preset.inputs - 1)).spaced
    if let task = preset.task { return "stimulus · \(task.source.kind.rawValue)\(input)" }
    guard case .shared(let stimulus) = preset.stimulus else {
      return "stimulus · one an input" + (input.isEmpty ? "" : ",\(input)")
    }
    let frequency = preset.value(of: .frequency).number.map {
      " \(Number.significant($0, digits: 4)) Hz"
    }
    return "stimulus · \(stimulus.kind.rawValue)\(frequency ?? "")\(input)"
  }

  /// All charts of a layout.
  func drawCharts(_ layout: ScopeLayout, _ axis: TimeAxis, on grid: inout Grid) {
    let cursor = rowAtCursor(on: axis).map(timeline.trace.time(ofRow:))
    let canvas = ChartCanvas(
      panes: layout.panes, gutter: layout.gutter, phase: axis.phase,
      marks: ([cursor].compactMap(\.self) + (bench.guide?.marks ?? [])).compactMap(axis.pixel))
    for chart in charts(layout, axis) { canvas.draw(chart, over: bench.ranges, on: &grid) }
    for (layer, plots) in zip(layout.layers, layout.plots) {
      for (signal, plot) in zip(layout.signals, plots) {
        if signal == .energy {
          drawEnergy(in: plot, layout, axis, marks: canvas.marks, on: &grid)
        } else if !has(signal, inLayer: layer) {
          let words =
            switch signal {
            case .interneuron: "no interneurons here"
            case .apicalPotential: "no apical dendrite"
            default: "no neurons: passes the largest on"
            }
          grid.write(glyphs.fitted(words, to: plot.columns), at: plot.origin, style: Style(.faint))
        }
      }
    }
  }

  /// The charts whose axes follow what they show: all but those of the energy.
  func charts(_ layout: ScopeLayout, _ axis: TimeAxis) -> [PlacedChart] {
    var charts: [PlacedChart] = []
    if let plot = layout.stimulus {
      let pane = ChartPane(traces: drawn(stimulusCurves, axis))
      charts.append(PlacedChart(.stimulus, [pane, pane], in: plot))
    }
    if let plot = layout.errors {
      let pane = ChartPane(
        traces: drawn(errors(ofLayer: preset.layers.count - 1), axis), holdsZero: true)
      charts.append(PlacedChart(.errors, [pane], in: plot))
    }
    for (layer, plots) in zip(layout.layers, layout.plots) {
      for (signal, plot) in zip(layout.signals, plots)
      where signal != .energy && has(signal, inLayer: layer) {
        charts.append(
          PlacedChart(
            .layer(layer, signal), panes(signal, ofLayer: layer, layout, axis), in: plot))
      }
    }
    return charts
  }

  /// Whether the units of a layer have a signal: an output of a circuit has neither an apical dendrite nor
  /// interneurons beside it, and what pools has only rates.
  func has(_ signal: ChartSignal, inLayer layer: Int) -> Bool {
    channel(of: signal, ofLayer: layer, .network) != nil
  }

  /// What is drawn of a layer's signal: for both networks together, or for each.
  private func panes(
    _ signal: ChartSignal, ofLayer layer: Int, _ layout: ScopeLayout, _ axis: TimeAxis
  ) -> [ChartPane] {
    let gap = { (one: Int, other: Int) in self.gap(one, other, layout) }
    let beneath = { (member: Member) in
      self.neurons(ofLayer: layer, signal, member, axis)
        + self.ghosts(ofLayer: layer, signal, member, axis)
    }
    let all = curves(of: signal, ofLayer: layer, isSplit: layout.isSplit)
    let traces = all.map { drawn($0, axis) }
    if isDifference {
      let ghosts = ghostDifferences(ofLayer: layer, signal, axis)
      return [ChartPane(beneath: ghosts, traces: traces[0], holdsZero: true)]
    }
    if layout.isSplit {
      return zip([.network, compared], traces).map { member, traces in
        ChartPane(
          beneath: beneath(member), traces: traces,
          gap: signal == .rate && lags(member) ? gap(0, 1) : nil)
      }
    }
    let hasTwins = overlaidMembers.count > 1
    let twinGhosts =
      hasTwins ? ghosts(ofLayer: layer, signal, compared, axis).map(\.withoutLabel) : []
    // The gap is that of the twin, which is there to be compared with, unless it has none.
    let shaded =
      signal != .rate
      ? nil
      : hasTwins && lags(compared)
        ? gap(all[0].count - 1, 1) : lags(.network) ? gap(0, 1) : nil
    return [ChartPane(beneath: beneath(.network) + twinGhosts, traces: traces[0], gap: shaded)]
  }

  /// What shades the space between two traces of a chart on this screen.
  private func gap(_ one: Int, _ other: Int, _ layout: ScopeLayout) -> Plot.Gap? {
    guard view.shadesGap else { return nil }
    let glyph: Unicode.Scalar? =
      glyphs == .ascii ? ":" : theme.hasGrounds(depth: depth) ? nil : glyphs.shade(0.25)
    // On a large screen the gap is wide enough without.
    let isLarge = layout.area.columns * layout.area.rows >= 6000
    return Plot.Gap(one, other, glyph: glyph, liesUnderCurve: !isLarge)
  }

  /// Whether a network's rates are off the ideal ones by its time constants.
  private func lags(_ member: Member) -> Bool { lookahead(of: member) != .ownLag }
}
