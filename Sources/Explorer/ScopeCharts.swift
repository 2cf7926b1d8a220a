import Laboratory
import Terminal

extension ExplorerState {
  /// The stimulus, and the target where there is one: "stimulus · sine 5 Hz".
  var stimulusTitle: String {
    guard case .shared(let stimulus) = preset.stimulus else { return "stimulus · one an input" }
    let frequency = preset.value(of: .frequency).number.map {
      " \(Number.significant($0, digits: 4)) Hz"
    }
    return "stimulus · \(stimulus.kind.rawValue)\(frequency ?? "")"
  }

  func drawStimulus(
    in rect: Rect, _ layout: ScopeLayout, _ axis: TimeAxis, on picture: inout Picture
  ) {
    let input = min(neuron, preset.inputs - 1)
    let output = shownNeuron(ofLayer: preset.layers.count - 1)
    let traces = [
      trace(of: .stimulus(input), TraceStyle.stimulus, axis),
      trace(of: .target(output), TraceStyle.target, axis),
    ]
    draw(traces, .stimulus, in: rect, layout, axis, on: &picture)
  }

  func draw(
    _ signal: ChartSignal, ofLayer layer: Int, in rect: Rect, _ layout: ScopeLayout,
    _ axis: TimeAxis, on picture: inout Picture
  ) {
    let place = preset.layers[..<layer].reduce(shownNeuron(ofLayer: layer)) { $0 + $1.neurons }
    var traces = [trace(of: signal.channel(.network, place), TraceStyle.network, axis)]
    if signal == .rate {
      traces.append(trace(of: .ideal(.network, place), TraceStyle.ideal, axis))
    }
    if showsTwin && preset.twin != nil {
      traces.append(trace(of: signal.channel(.twin, place), TraceStyle.twin, axis))
    }
    draw(traces, .layer(layer, signal), in: rect, layout, axis, on: &picture)
  }

  private func trace(
    of channel: Trace.Channel, _ style: (ink: Ink, line: Plot.Line), _ axis: TimeAxis
  ) -> Plot.Trace {
    let extremes = timeline.trace.extremes(of: channel, between: axis.borders)
    return Plot.Trace(
      style.ink, style.line, extents: extremes.map { Plot.Extent($0.low, $0.high) })
  }

  private func draw(
    _ traces: [Plot.Trace], _ chart: ChartRanges.Chart, in rect: Rect, _ layout: ScopeLayout,
    _ axis: TimeAxis, on picture: inout Picture
  ) {
    var low = Double.infinity
    var high = -Double.infinity
    for trace in traces {
      for extent in trace.extents where extent.low <= extent.high {
        low = min(low, extent.low)
        high = max(high, extent.high)
      }
    }
    if low > high { (low, high) = (-1, 1) }
    let range = picture.ranges.range(of: chart, following: low, high)
    picture.grid.draw(
      Plot(range: range, traces: traces, references: [0], phase: axis.phase), in: rect)
    drawLimits(of: range, beside: rect, columns: layout.gutter, on: &picture.grid)
  }

  /// The axis's limits, and zero where it lies between them and there is room.
  private func drawLimits(
    of range: AxisRange, beside rect: Rect, columns: Int, on grid: inout Grid
  ) {
    func write(_ value: Double, row: Int) {
      let sign = range.lower < 0 && value > 0 ? "+" : ""
      let text = sign + Number.significant(value, digits: 2)
      let column = rect.column - 1 - min(text.count, columns - 1)
      grid.write(
        text, at: Position(column: column, row: rect.row + row), style: Style(.faint),
        limit: columns - 1)
    }
    guard rect.rows > 0 else { return }
    write(range.upper, row: 0)
    if rect.rows > 1 { write(range.lower, row: rect.rows - 1) }
    if rect.rows > 2, range.lower < 0, range.upper > 0,
      let row = Axis.row(of: 0, range: range, rows: rect.rows), row > 0, row < rect.rows - 1
    {
      write(0, row: row)
    }
  }
}
