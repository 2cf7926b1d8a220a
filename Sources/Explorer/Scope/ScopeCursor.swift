import Laboratory
import Terminal

// The cursor reads the trace by time: it stands still while the picture moves beneath it.
extension ExplorerState {
  /// The time axis that the cursor is on; nil where nothing goes on with time.
  func cursorAxis(on size: Size) -> TimeAxis? {
    switch view {
    case .scope: timeAxis(layout(size))
    case .lag: lagLayout(size).plot.map { timeAxis(columns: $0.columns) }
    case .network, .bode, .learning, .phase: nil
    }
  }

  /// Whether the cursor is on and has a chart to be seen on.
  var showsCursor: Bool {
    guard scope.cursor != nil else { return false }
    switch view {
    case .scope: return true
    case .lag: return lagLayout(viewSize).chart != nil
    case .network, .bode, .learning, .phase: return false
    }
  }

  mutating func toggleCursor() {
    guard cursorAxis(on: viewSize) != nil else {
      return say("the cursor reads curves over time; \(view.title) has none here")
    }
    scope.cursor = scope.cursor == nil ? timeline.experiment.time : nil
  }

  /// Puts the cursor on the row of the trace next to a time.
  mutating func putCursor(at time: Double) {
    guard let axis = cursorAxis(on: viewSize), let row = row(at: time, on: axis) else { return }
    scope.cursor = timeline.trace.time(ofRow: row)
  }

  /// What the keys mean while the cursor is there: those that change a parameter move it, but for `-`
  /// and `=`, `_` and `+`, which go on changing it.
  func cursorAction(for key: Key) -> Action? {
    guard showsCursor else { return nil }
    if case .character(let scalar) = key, "-=_+".unicodeScalars.contains(scalar) { return nil }
    guard case .changeParameter(let direction, let finely)? = keys.action(for: key) else {
      return nil
    }
    return .moveCursor(finely ? 10 * direction : direction)
  }

  /// The row of the trace at the cursor; nil without a cursor, or without a trace. Where its time
  /// has left the picture, it stays at the edge.
  func rowAtCursor(on axis: TimeAxis) -> Int? {
    scope.cursor.flatMap { row(at: $0, on: axis) }
  }

  /// The row next to a time, in the picture.
  private func row(at time: Double, on axis: TimeAxis) -> Int? {
    let trace = timeline.trace
    guard trace.count > 0 else { return nil }
    // Of the first column all rows but the border itself are drawn for sure.
    let first = min(trace.row(at: axis.oldest - 1e-9 * axis.pixelSpan), trace.count - 1)
    let next = min(trace.row(at: time), trace.count - 1)
    let isBeforeNearer =
      next > first && time - trace.time(ofRow: next - 1) < trace.time(ofRow: next) - time
    return max(first, isBeforeNearer ? next - 1 : next)
  }

  mutating func moveCursor(by columns: Int) {
    guard let axis = cursorAxis(on: viewSize), let row = rowAtCursor(on: axis) else { return }
    let time = timeline.trace.time(ofRow: row) + Double(columns) * axis.columnSpan
    guard let next = self.row(at: time, on: axis) else { return }
    scope.cursor = timeline.trace.time(ofRow: next)
  }

  /// To an extremum of the network's rate in the chosen or else the output layer.
  mutating func jumpCursor(_ direction: Int) {
    guard let axis = cursorAxis(on: viewSize) else { return toggleCursor() }
    if scope.cursor == nil { scope.cursor = timeline.experiment.time }
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
    scope.cursor = trace.time(ofRow: next)
  }

  /// The keys that move the cursor.
  var cursorHint: String {
    func names(_ actions: Action...) -> String {
      actions.map { keys.name(of: $0, in: glyphs) }.joined(separator: " ")
    }
    let arrows = names(.changeParameter(-1, finely: false), .changeParameter(1, finely: false))
    let finer = names(.changeParameter(-1, finely: true), .changeParameter(1, finely: true))
    let isShifted = keys.key(for: .changeParameter(1, finely: true)) == .shiftRight
    return "cursor: \(arrows) move it, \(isShifted ? "with Shift" : finer) ten columns; "
      + "\(names(.jumpCursor(-1), .jumpCursor(1))) to extrema of r; "
      + "\(names(.toggleCursor)) leaves"
  }

  /// The layer that the scope speaks of, counted from 0: the chosen one, else the output.
  var chosenLayer: Int { layer ?? askedLayer ?? preset.layers.count - 1 }
}
