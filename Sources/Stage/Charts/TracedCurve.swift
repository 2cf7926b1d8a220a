package import Laboratory
package import Terminal

/// A curve over time: what it is called, how it is drawn, and what it is of.
package struct TracedCurve {
  package let name: String
  package let style: TraceStyle
  package let channel: Trace.Channel
  /// What is taken off it; nil is nothing.
  package let minus: Trace.Channel?

  package init(
    _ name: String, _ style: TraceStyle, _ channel: Trace.Channel, minus: Trace.Channel? = nil
  ) {
    (self.name, self.style, self.channel, self.minus) = (name, style, channel, minus)
  }

  /// As it is drawn over an axis.
  package func drawn(_ axis: TimeAxis, _ trace: borrowing Trace) -> Plot.Trace {
    let extents =
      if let minus {
        axis.extents(of: channel, minus: minus, in: trace)
      } else {
        axis.extents(of: channel, in: trace)
      }
    return Plot.Trace(style.ink, style.line, extents: extents, claim: style.claim)
  }

  /// Its value in a row of the trace; NaN where it has none.
  package func value(ofRow row: Int, _ trace: borrowing Trace) -> Double {
    let value = trace.value(of: channel, row: row)
    return minus.map { value - trace.value(of: $0, row: row) } ?? value
  }

  /// The same in figures.
  package func figure(ofRow row: Int, _ trace: borrowing Trace) -> Figure {
    Figure(name, value(ofRow: row, trace))
  }
}
