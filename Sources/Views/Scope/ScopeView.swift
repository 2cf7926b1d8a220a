import Laboratory
import Presets
package import Stage
package import Terminal

/// Potentials, rates and errors over time; how that is set, which changes nothing of the experiment.
package struct ScopeView: ExplorerView, Equatable {
  package var expansion = Expansion.none
  /// Which of the choices of signals stands in the columns: a number that goes round.
  package var columns = 0
  /// Whether the gap between a curve that lags and its ideal is shaded.
  package var shadesGap = true
  /// The signal of a chart that stands alone.
  package var focus = ChartSignal.rate
  /// Whether all neurons of a layer are drawn, faintly, besides the chosen one.
  package var showsAllNeurons = false

  package init() {}

  package static let card = ViewCard(
    .scope, number: 1, title: "Scope", summary: "potentials, rates and errors over time",
    isDiscreet: true)

  package func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawScopeBackdrop(on: &grid)
  }

  package func adapt(_ ranges: inout ChartRanges, _ bench: Bench, _ look: Look) {
    staged(bench, look).adaptScope(&ranges)
  }

  package func draw(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawScope(on: &grid)
  }

  package func panel(_ bench: Bench, _ look: Look) -> Rect? {
    staged(bench, look).layout(look.size).panel
  }

  package func timeAxis(_ bench: Bench, _ look: Look) -> TimeAxis? {
    let staged = staged(bench, look)
    return staged.timeAxis(staged.layout(look.size))
  }

  package func timePanes(_ bench: Bench, _ look: Look) -> [Rect] {
    let layout = staged(bench, look).layout(look.size)
    return (layout.plots.first ?? []).flatMap(layout.panes)
  }

  package func canBeRead(_ bench: Bench, _ look: Look) -> Bool {
    staged(bench, look).layout(look.size).canBeRead
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
    case .nextColumns: act(&bench, look) { $0.changeColumns() }
    case .toggleGap: act(&bench, look) { $0.toggleGap() }
    case .toggleAllNeurons: act(&bench, look) { $0.toggleAllNeurons() }
    case .expand: act(&bench, look) { $0.expand() }
    default: nil
    }
  }

  package mutating func point(
    _ gesture: Gesture, _ bench: inout Bench, _ look: Look
  ) -> [Wish] {
    act(&bench, look) { $0.point(gesture) }
  }

  package mutating func leaveLevel(_ bench: Bench, _ look: Look) -> Bool {
    guard expansion != .none else { return false }
    expansion =
      expansion == .chart && ScopeLayout.columnsOfCharts(look.size) > 1 ? .row : .none
    return true
  }

  package func reopened() -> ScopeView {
    var view = self
    view.expansion = .none
    return view
  }

  /// How much of the area the chosen layer's charts take.
  package enum Expansion: Int, Sendable {
    /// All layers share it.
    case none
    /// The charts of one layer.
    case row
    /// One chart.
    case chart
  }
}

extension View {
  package static let scope = View(rawValue: "scope")
}
