import Laboratory
import Presets
package import Stage
package import Terminal

/// Lag and gain of every layer, measured and by closed forms, and the outputs' errors over time.
package struct LagView: ExplorerView, Equatable {
  package init() {}

  package static let card = ViewCard(
    .lag, number: 3, title: "Lag", summary: "lag and gain, measured and by closed forms",
    mouse: [
      MouseRow("table in Lag", "a click on a row chooses its layer"),
      MouseRow("errors in Lag", "a click puts the cursor there, dragging moves it"),
    ])

  package func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawLagBackdrop(on: &grid)
  }

  package func adapt(_ ranges: inout ChartRanges, _ bench: Bench, _ look: Look) {
    staged(bench, look).adaptLag(&ranges)
  }

  package func draw(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawLag(on: &grid)
  }

  package func timeAxis(_ bench: Bench, _ look: Look) -> TimeAxis? {
    let staged = staged(bench, look)
    return staged.lagLayout(look.size).plot.map { staged.timeAxis(columns: $0.columns) }
  }

  package func timePanes(_ bench: Bench, _ look: Look) -> [Rect] {
    [staged(bench, look).lagLayout(look.size).plot].compactMap(\.self)
  }

  package func place(at position: Position, _ bench: Bench, _ look: Look) -> ViewPlace? {
    staged(bench, look).place(at: position)
  }

  package func readout(at position: Position, on stage: Staged<Self>) -> Readout? {
    stage.readout(at: position)
  }

  package func tables(on stage: Staged<Self>) -> [NumberTable] { stage.tables }

  package mutating func apply(
    _ action: Action, _ bench: inout Bench, _ look: Look
  ) -> [Wish]? {
    switch action {
    case .expand: [.say("this view is as large as the screen lets it be")]
    default: nil
    }
  }

  package mutating func point(
    _ gesture: Gesture, _ bench: inout Bench, _ look: Look
  ) -> [Wish] {
    act(&bench, look) { $0.point(gesture) }
  }
}

extension View {
  package static let lag = View(rawValue: "lag")
}

extension Staged<LagView> {
  /// The row of the table or the part of the chart at a position.
  func place(at position: Position) -> ViewPlace? {
    let layout = lagLayout(look.size)
    if let chart = layout.chart, let plot = layout.plot, chart.contains(position) {
      guard position.row == chart.endRow - 1 else { return ViewPlace("errors") }
      return plot.columns > 0 ? .times(perColumn: window / Double(plot.columns)) : nil
    }
    let rows = lagRows(in: layout)
    let index = position.row - layout.inside.row - 1
    guard layout.inside.contains(position), (0..<rows.layers.count * rows.members.count) ~= index
    else { return nil }
    let (layer, member) = index.quotientAndRemainder(dividingBy: rows.members.count)
    return ViewPlace("lags", layer: rows.layers.lowerBound + layer, number: member)
  }

  mutating func point(_ gesture: Gesture) {
    switch gesture {
    case .click(let place, _, _):
      if let layer = place.layer {
        self.layer = layer
      } else {
        if bench.cursor == nil { wishes.append(.act(.toggleCursor)) }
        wishes.append(.takeMoment(else: nil))
      }
    case .turn(let place, let direction):
      wishes.append(.act(place.layer == nil ? .zoom(direction) : .chooseLayer(direction)))
    case .drag: break
    }
  }
}
