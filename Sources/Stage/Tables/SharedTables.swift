import Laboratory
import Presets
import Terminal

// What stands beside every view.
extension OnStage {
  /// All parameters that apply, as the panel has them.
  package var tableOfParameters: FigureTable {
    let place = layer.map { "layer \($0 + 1)" } ?? "all layers"
    return FigureTable(
      "parameters · \(place)", columns: ["parameter", "value", "unit", "name"],
      rows: shownParameters.map { parameter in
        let value = bench.comparison.value(of: parameter, layer: parameter.isPerLayer ? layer : nil)
        return [
          .word(parameter.symbol),
          value.number.map(Figure.Value.number) ?? .word(words(for: value, of: parameter)),
          parameter.unit.isEmpty ? nil : .word(parameter.unit), .word(parameter.name),
        ]
      })
  }

  /// Where in time the experiment is, and how near its feedback loop is to growing.
  package var tableOfRun: FigureTable {
    let load = loop.flatMap { $0.criticalBeta == nil ? nil : $0.load }
    let figures =
      [Figure("t", timeline.experiment.time, unit: "ms"), Figure("dt", preset.dt, unit: "ms")]
      + (load.map { [Figure("feedback loop β/βc", $0)] } ?? [])
    return Readout(told(opened.title), figures: figures)?.table
      ?? FigureTable(told(opened.title), columns: [], rows: [])
  }
}
