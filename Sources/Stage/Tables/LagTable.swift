import Laboratory
package import Presets

extension OnStage {
  /// Lag and gain of every layer of every network as they were measured, and by closed forms.
  package var tableOfLags: NumberTable {
    NumberTable(
      "lag behind the ideal",
      columns: ["layer", "network"] + LagFigure.all.map(\.heading)
        + ["mean |r - ideal| of the output", "why there is no lag"],
      rows: preset.members.flatMap { member -> [NumberTable.Row] in
        let layers = response?.layers(of: member) ?? []
        return layers.enumerated().map { layer, answer in
          let isOutput = layer == layers.count - 1
          let error = isOutput ? response?.error(of: member).map(ShownNumber.Value.number) : nil
          return [.number(Double(layer + 1)), .word(name(of: member))]
            + LagFigure.all.map { $0.value(answer).map(ShownNumber.Value.number) }
            + [error, answer.absence.map { .word($0.rawValue) }]
        }
      })
  }

  /// The same of one layer of one network, to be read.
  package func readoutOfLag(ofLayer layer: Int, of member: Member) -> Readout? {
    guard let layers = response?.layers(of: member), layers.indices.contains(layer) else {
      return nil
    }
    let figures = LagFigure.all.compactMap { figure in
      figure.value(layers[layer]).map { ShownNumber(figure.name, $0, unit: figure.unit) }
    }
    let reason = layers[layer].absence.map { [ShownNumber("", word: $0.rawValue)] } ?? []
    return Readout("layer \(layer + 1) \(name(of: member))", figures: reason + figures)
  }
}

/// A figure of a layer's answer.
private struct LagFigure: Sendable {
  let name: String
  let unit: String
  let value: @Sendable (Response.Layer) -> Double?

  var heading: String { name + (unit.isEmpty ? "" : " \(unit)") }

  static let all = [
    LagFigure("lag", "ms") { $0.lag },
    LagFigure("lag ±", "ms") { $0.lagUncertainty },
    LagFigure("lag by correlation", "ms") { $0.correlation?.lag },
    LagFigure("lag by the scheme", "ms") { $0.expectedLag },
    LagFigure("lag as dt → 0", "ms") { $0.continuousLag },
    LagFigure("gain", "") { $0.gain },
    LagFigure("gain ±", "") { $0.gainUncertainty },
    LagFigure("gain by the scheme", "") { $0.expectedGain },
    LagFigure("gain as dt → 0", "") { $0.continuousGain },
  ]

  init(_ name: String, _ unit: String, _ value: @escaping @Sendable (Response.Layer) -> Double?) {
    (self.name, self.unit, self.value) = (name, unit, value)
  }
}
