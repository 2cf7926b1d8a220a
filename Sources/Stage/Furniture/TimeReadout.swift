import Laboratory
import Presets
package import Terminal

// What curves over time are under the mouse.
extension OnStage {
  /// The row of the trace that a column of a pane shows, next to the middle of its time; nil where it
  /// shows none.
  package func row(ofColumn column: Int, in pane: Rect, _ axis: TimeAxis) -> Int? {
    guard let time = axis.time(ofColumn: column - pane.column), let row = row(at: time, on: axis)
    else { return nil }
    let distance = abs(timeline.trace.time(ofRow: row) - time)
    return distance <= max(axis.columnSpan / 2, preset.dt) * (1 + 1e-9) ? row : nil
  }

  /// What curves are in a column of a pane.
  ///
  /// - Parameter place: what they are of: "layer 2 r".
  package func readout(
    _ place: String, _ curves: [TracedCurve], at position: Position, in pane: Rect,
    _ axis: TimeAxis
  ) -> Readout? {
    guard pane.contains(position), let row = row(ofColumn: position.column, in: pane, axis)
    else { return nil }
    let time = ShownNumber.time(timeline.trace.time(ofRow: row))
    // The ideal, which lies beneath the others, last.
    let ordered = curves.filter { $0.style.claim > 0 } + curves.filter { $0.style.claim == 0 }
    return Readout(
      "\(place) at \(time)", time, figures: ordered.map { number(of: $0, row: row) })
  }

  /// What a curve is called.
  package func name(of curve: TracedCurve) -> String {
    switch curve.name {
    case .words(let words): words
    case .of(let member, let part): part.isEmpty ? name(of: member) : "\(name(of: member)) \(part)"
    }
  }

  private func number(of curve: TracedCurve, row: Int) -> ShownNumber {
    ShownNumber(name(of: curve), curve.value(ofRow: row, timeline.trace))
  }

  /// The row that the numbers of the traces are copied of: that at the cursor, or else the newest.
  package func rowToCopy(on axis: TimeAxis) -> Int? {
    rowAtCursor(on: axis) ?? (timeline.trace.count > 0 ? timeline.trace.count - 1 : nil)
  }

  /// Curves at one time as a table: that at the cursor, or else the newest.
  package func table(_ title: String, _ curves: [TracedCurve], _ axis: TimeAxis) -> NumberTable? {
    guard let row = rowToCopy(on: axis) else { return nil }
    let time = ShownNumber.time(timeline.trace.time(ofRow: row))
    return Readout(
      "\(title) at \(time)", figures: curves.map { number(of: $0, row: row) })?.table
  }
}
