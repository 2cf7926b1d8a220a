import Laboratory
import Presets
import Stage
import Terminal
import Views

// The cursor reads the trace by time: it stands still while the picture moves beneath it.
extension ExplorerState {
  mutating func toggleCursor() {
    guard cursorAxis != nil else {
      return say("the cursor reads curves over time; \(view.card.title) has none here")
    }
    bench.cursor = bench.cursor == nil ? timeline.experiment.time : nil
  }

  /// Puts the cursor on the row of the trace next to a time.
  mutating func putCursor(at time: Double) {
    guard let axis = cursorAxis, let row = row(at: time, on: axis) else { return }
    bench.cursor = timeline.trace.time(ofRow: row)
  }

  /// What the keys mean while the cursor is there: the arrows move it.
  func cursorAction(for key: Key) -> Action? {
    guard showsCursor else { return nil }
    return switch key {
    case .left, .character("h"): .moveCursor(-1)
    case .right, .character("l"): .moveCursor(1)
    case .shiftLeft: .moveCursor(-10)
    case .shiftRight: .moveCursor(10)
    default: nil
    }
  }

  mutating func moveCursor(by columns: Int) {
    guard let axis = cursorAxis, let row = rowAtCursor(on: axis) else { return }
    let time = timeline.trace.time(ofRow: row) + Double(columns) * axis.columnSpan
    guard let next = self.row(at: time, on: axis) else { return }
    bench.cursor = timeline.trace.time(ofRow: next)
  }

  /// To an extremum of the network's rate in the chosen or else the output layer.
  mutating func jumpCursor(_ direction: Int) {
    guard let axis = cursorAxis else { return toggleCursor() }
    if bench.cursor == nil { bench.cursor = timeline.experiment.time }
    guard let row = rowAtCursor(on: axis) else { return }
    let trace = timeline.trace
    let first = min(trace.row(at: axis.oldest - 1e-9 * axis.pixelSpan), trace.count - 1)
    let values = trace.values(
      of: .rate(.network, place(ofLayer: chosenLayer)), rows: first..<trace.count)
    let extrema = values.extrema.map { first + $0 }
    let next = direction > 0 ? extrema.first { $0 > row } : extrema.last { $0 < row }
    guard let next else {
      return say("no further extremum of r in the picture")
    }
    bench.cursor = trace.time(ofRow: next)
  }
}
