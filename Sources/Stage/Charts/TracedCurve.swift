package import Laboratory
package import Presets
package import Terminal

/// A curve over time: what it is called, how it is drawn, and what it is of.
package struct TracedCurve {
  /// What it is called, worked out only where it is read: drawing does without.
  package enum Name: Equatable {
    case words(String)
    /// As a network is called, and what of it is meant.
    case of(Member, String = "")
  }

  package let name: Name
  package let style: TraceStyle
  package let channel: Trace.Channel
  /// What is taken off it; nil is nothing.
  package let minus: Trace.Channel?

  package init(
    _ name: Name, _ style: TraceStyle, _ channel: Trace.Channel, minus: Trace.Channel? = nil
  ) {
    (self.name, self.style, self.channel, self.minus) = (name, style, channel, minus)
  }

  package init(_ name: String, _ style: TraceStyle, _ channel: Trace.Channel) {
    self.init(.words(name), style, channel)
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
}
