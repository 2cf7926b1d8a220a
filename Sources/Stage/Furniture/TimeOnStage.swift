import Formats
import Laboratory
package import Presets
package import Terminal

// Time on the charts of every view that has any.
extension OnStage {
  /// The cycle that a triggered axis is locked to.
  package var triggerCycle: StimulusCycle? { timeline.experiment.stimulusCycle }

  /// The axis as it is drawn: without a period there is nothing to trigger on.
  package var axisMode: AxisMode {
    bench.axis == .trigger && triggerCycle == nil ? .roll : bench.axis
  }

  /// The time axis of a chart of so many columns.
  package func timeAxis(columns: Int) -> TimeAxis {
    TimeAxis(
      axisMode, window: window, cycle: timeline.experiment.stimulusCycle,
      now: timeline.experiment.time,
      columns: columns, glyphs: glyphs, trace: timeline.trace)
  }

  /// The row of the trace at the cursor; nil without a cursor, or without a trace. Where its time
  /// has left the picture, it stays at the edge.
  package func rowAtCursor(on axis: TimeAxis) -> Int? {
    bench.cursor.flatMap { row(at: $0, on: axis) }
  }

  /// The row next to a time, in the picture.
  package func row(at time: Double, on axis: TimeAxis) -> Int? {
    let trace = timeline.trace
    guard trace.count > 0 else { return nil }
    // Of the first column all rows but the border itself are drawn for sure.
    let first = min(trace.row(at: axis.oldest - 1e-9 * axis.pixelSpan), trace.count - 1)
    let next = min(trace.row(at: time), trace.count - 1)
    let isBeforeNearer =
      next > first && time - trace.time(ofRow: next - 1) < trace.time(ofRow: next) - time
    return max(first, isBeforeNearer ? next - 1 : next)
  }

  /// The times under a pane, but for as many columns at its left.
  package func drawTimes(_ axis: TimeAxis, in pane: Rect, after taken: Int, on grid: inout Grid) {
    let ticks = Axis.ticks(
      axis.labels, count: max(3, axis.columns / 8), acrossColumns: axis.columns,
      room: max(0, taken)..<max(0, taken, min(axis.columns, pane.columns)))
    for (tick, column) in ticks {
      grid.write(
        tick.label, at: Position(column: pane.column + column, row: pane.row),
        style: Style(.faint))
    }
  }

  /// How far the rates of a layer are off the ideal, in each network that is shown, or in others.
  package func errors(ofLayer layer: Int, of members: [Member]? = nil) -> [TracedCurve] {
    let neuron = place(ofLayer: layer)
    return (members ?? shownMembers).map { member in
      TracedCurve(
        .of(member), traceStyle(of: member), .rate(member, neuron),
        minus: .ideal(member, neuron))
    }
  }

  /// Curves as they are drawn over an axis.
  package func drawn(_ curves: [TracedCurve], _ axis: TimeAxis) -> [Plot.Trace] {
    curves.map { $0.drawn(axis, timeline.trace) }
  }
}
