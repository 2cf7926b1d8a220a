import Laboratory
import Presets
import Terminal

// What stands beside every view.
extension OnStage {
  /// All parameters that apply, as the panel has them.
  package var tableOfParameters: NumberTable {
    let place = layer.map { "layer \($0 + 1)" } ?? "all layers"
    return NumberTable(
      "parameters · \(place)", columns: ["parameter", "value", "unit", "name"],
      rows: shownParameters.map { parameter in
        let value = bench.comparison.value(of: parameter, layer: parameter.isPerLayer ? layer : nil)
        return [
          .word(parameter.symbol),
          value.number.map(ShownNumber.Value.number) ?? .word(words(for: value, of: parameter)),
          parameter.unit.isEmpty ? nil : .word(parameter.unit), .word(parameter.name),
        ]
      })
  }

  /// Where in time the experiment is, and how near its feedback loop is to growing.
  package var tableOfRun: NumberTable {
    let load = loop.flatMap { $0.criticalBeta == nil ? nil : $0.load }
    let figures =
      [
        ShownNumber("t", timeline.experiment.time, unit: "ms"),
        ShownNumber("dt", preset.dt, unit: "ms"),
      ]
      + (load.map { [ShownNumber("feedback loop β/βc", $0)] } ?? [])
    return Readout(told(opened.title), figures: figures)?.table
      ?? NumberTable(told(opened.title), columns: [], rows: [])
  }
}
