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
      let pane = ChartPane(traces: [
        trace(.stimulus(min(neuron, preset.inputs - 1)), TraceStyle.stimulus, axis),
        trace(.target(shownNeuron(ofLayer: preset.layers.count - 1)), TraceStyle.target, axis),
      ])
      charts.append(PlacedChart(.stimulus, [pane, pane], in: plot))
    }
    if let plot = layout.errors {
      let pane = ChartPane(
        traces: errors(ofLayer: preset.layers.count - 1, axis), holdsZero: true)
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
  private func has(_ signal: ChartSignal, inLayer layer: Int) -> Bool {
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
    let hasTwin = preset.twin != nil
    if hasTwin && twinMode == .difference {
      return [differences(in: signal, ofLayer: layer, axis)]
    }
    let network = traces(of: signal, ofLayer: layer, .network, axis)
    if layout.isSplit {
      return [
        ChartPane(
          beneath: beneath(.network), traces: network,
          gap: signal == .rate && lags(.network) ? gap(0, 1) : nil),
        ChartPane(
          beneath: beneath(compared), traces: traces(of: signal, ofLayer: layer, compared, axis),
          gap: signal == .rate && lags(compared) ? gap(0, 1) : nil),
      ]
    }
    // The twin's ideal is its own where its weights are, but one ideal is enough to see.
    let twins = overlaidMembers.dropFirst().map { member in
      var style = traceStyle(of: member)
      // The one that is compared with, and the network, come first where they share a cell.
      if member != compared { style.claim = 0.7 }
      return trace(channel(of: signal, ofLayer: layer, member), style, axis)
    }
    let twinGhosts =
      twins.isEmpty ? [] : ghosts(ofLayer: layer, signal, compared, axis).map(\.withoutLabel)
    // The gap is that of the twin, which is there to be compared with, unless it has none.
    let shaded =
      signal != .rate
      ? nil
      : !twins.isEmpty && lags(compared)
        ? gap(1 + twins.count, 1) : lags(.network) ? gap(0, 1) : nil
    return [
      ChartPane(beneath: beneath(.network) + twinGhosts, traces: network + twins, gap: shaded)
    ]
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

  private func traces(
    of signal: ChartSignal, ofLayer layer: Int, _ member: Member, _ axis: TimeAxis
  ) -> [Plot.Trace] {
    var traces = [trace(channel(of: signal, ofLayer: layer, member), traceStyle(of: member), axis)]
    switch signal {
    case .rate: traces.append(trace(.ideal(member, place(ofLayer: layer)), TraceStyle.ideal, axis))
    case .interneuron: traces.append(trace(cell(above: layer, member), TraceStyle.ideal, axis))
    default: break
    }
    return traces
  }

  /// What is seen of the cell that the drawn interneuron of a layer imitates; nil above the output.
  private func cell(above layer: Int, _ member: Member) -> Trace.Channel? {
    guard layer + 1 < preset.layers.count else { return nil }
    return .neuron(seenSignal(of: member), member, place(ofLayer: layer + 1))
  }

  /// The twin less the network, or for the rates what each is off the ideal.
  private func differences(
    in signal: ChartSignal, ofLayer layer: Int, _ axis: TimeAxis
  ) -> ChartPane {
    let ghosts = ghostDifferences(ofLayer: layer, signal, axis)
    if signal == .rate {
      return ChartPane(
        beneath: ghosts, traces: errors(ofLayer: layer, axis), holdsZero: true)
    }
    guard let ofTwin = channel(of: signal, ofLayer: layer, compared),
      let ofNetwork = channel(of: signal, ofLayer: layer, .network)
    else { return ChartPane(traces: [], holdsZero: true) }
    let extents = axis.extents(of: ofTwin, minus: ofNetwork, in: timeline.trace)
    return ChartPane(
      beneath: ghosts,
      traces: [Plot.Trace(compared.ink, .solid, extents: extents)],
      holdsZero: true)
  }

  /// - Parameter channel: nil draws nothing.
  private func trace(
    _ channel: Trace.Channel?, _ style: TraceStyle, _ axis: TimeAxis
  ) -> Plot.Trace {
    Plot.Trace(
      style.ink, style.line,
      extents: channel.map { axis.extents(of: $0, in: timeline.trace) } ?? [], claim: style.claim)
  }
}
