import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

// What is under the mouse, and what is copied.
extension Staged<ScopeView> {
  func readout(at position: Position) -> Readout? {
    let layout = layout(look.size)
    let axis = timeAxis(layout)
    var charts: [(plot: Rect, place: String, panes: [[TracedCurve]])] = []
    if let plot = layout.stimulus {
      charts.append((plot, "stimulus", [stimulusCurves, stimulusCurves]))
    }
    if let plot = layout.errors {
      charts.append((plot, "output r − ideal", [errors(ofLayer: preset.layers.count - 1)]))
    }
    for (layer, plots) in zip(layout.layers, layout.plots) {
      for (signal, plot) in zip(layout.signals, plots) where has(signal, inLayer: layer) {
        charts.append(
          signal == .energy
            ? (plot, "energy", [.network, compared].map(energies))
            : (
              plot, placeWords(signal, layer),
              curves(of: signal, ofLayer: layer, isSplit: layout.isSplit)
            ))
      }
    }
    for chart in charts where chart.plot.contains(position) {
      for (pane, curves) in zip(layout.panes(of: chart.plot), chart.panes)
      where pane.contains(position) {
        return readout(chart.place, curves, at: position, in: pane, axis)
      }
    }
    return nil
  }

  /// "layer 2 neuron 3 r".
  private func placeWords(_ signal: ChartSignal, _ layer: Int) -> String {
    let many = preset.layers[layer].neurons > 1
    let neuron = many ? " neuron \(shownNeuron(ofLayer: layer) + 1)" : ""
    let isError = isDifference && signal == .rate
    return "layer \(layer + 1)\(neuron) \(signal.symbol)" + (isError ? " − ideal" : "")
  }

  /// What was measured, and every curve of the networks at the cursor or now.
  var tables: [NumberTable] {
    let axis = timeAxis(layout(look.size))
    var all = stimulusCurves
    for layer in preset.layers.indices {
      for signal in possibleSignals where signal != .energy && has(signal, inLayer: layer) {
        for member in pair { all += named(signal, ofLayer: layer, member) }
      }
    }
    if hasErrors && preset.family == .layered { all += pair.flatMap(energies) }
    return [tableOfLags, table("curves", all, axis)].compactMap(\.self)
  }

  /// The curves of a layer's signal in one network, each with a name that says all.
  private func named(
    _ signal: ChartSignal, ofLayer layer: Int, _ member: Member
  ) -> [TracedCurve] {
    let place = "\(placeWords(signal, layer)) \(name(of: member))"
    return curves(of: signal, ofLayer: layer, member).map { curve in
      TracedCurve(
        place + (curve.name == .of(member) ? "" : " \(name(of: curve))"), curve.style, curve.channel
      )
    }
  }
}
