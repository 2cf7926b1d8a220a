package import Laboratory
package import Presets

extension OnStage {
  /// What theory says of layers at some frequencies in Hz, and what was measured at others.
  ///
  /// - Parameters:
  ///   - travelling: whose errors travel in time; nil where none do, or that is not told.
  ///   - points: what was measured.
  package func tablesOfResponses(
    _ source: BodeTable.Source, frequencies: [Double], travelling: Member?,
    points: [FrequencySweep.Point]
  ) -> [NumberTable] {
    var theory: [NumberTable.Row] = []
    func add(_ name: String, _ curves: [FrequencyCurve?]) {
      for (layer, curve) in curves.enumerated() {
        guard let curve else { continue }
        for (place, frequency) in frequencies.enumerated() {
          theory.append([
            .number(frequency), .number(Double(layer + 1)), .word(name),
            .number(curve.gains[place]), .number(curve.phases[place]),
          ])
        }
      }
    }
    for member in shownMembers {
      add(
        name(of: member), timeline.experiment.curves(of: member, source, frequencies: frequencies))
    }
    if let travelling {
      let curves = timeline.experiment.errorCurves(of: travelling, frequencies: frequencies)
      add("error", curves.map { $0?.error })
      add("adjoint", curves.map { $0?.adjoint })
    }
    let measured = points.flatMap { point in
      shownMembers.flatMap { member in
        point.layers(of: member == .network ? .network : .twin).enumerated().map {
          layer, answer -> NumberTable.Row in
          [
            .number(point.frequency), .number(Double(layer + 1)), .word(name(of: member)),
            answer.gain.map(ShownNumber.Value.number),
            answer.phase(at: point.frequency).map(ShownNumber.Value.number),
          ]
        }
      }
    }
    let columns = ["frequency Hz", "layer", "network", "gain", "phase °"]
    let title = source == .continuous ? "theory, dt → 0" : "theory, steps of dt"
    return [
      NumberTable(title, columns: columns, rows: theory),
      NumberTable("measured", columns: columns, rows: measured),
    ]
  }

  /// What theory says of a layer at a frequency in Hz, and what was measured next to it.
  ///
  /// - Parameter points: what was measured there.
  package func readoutOfResponse(
    ofLayer layer: Int, _ source: BodeTable.Source, frequency: Double, travelling: Member?,
    points: [FrequencySweep.Point]
  ) -> Readout? {
    func figures(_ name: String, _ gain: Double?, _ phase: Double?) -> [ShownNumber] {
      [
        ShownNumber("\(name) gain", gain ?? .nan), ShownNumber("phase", phase ?? .nan, unit: "°"),
      ]
    }
    var told = shownMembers.flatMap { member in
      timeline.experiment.curves(of: member, source, frequencies: [frequency]).dropFirst(layer)
        .prefix(1).flatMap { figures(name(of: member), $0.gains[0], $0.phases[0]) }
    }
    if let travelling,
      let curve = timeline.experiment.errorCurves(of: travelling, frequencies: [frequency])
        .dropFirst(layer).first ?? nil
    {
      told += figures("error", curve.error.gains[0], curve.error.phases[0])
      told += figures("adjoint", curve.adjoint.gains[0], curve.adjoint.phases[0])
    }
    let measured = points.flatMap { point in
      shownMembers.flatMap { member in
        point.layers(of: member == .network ? .network : .twin).dropFirst(layer).prefix(1)
          .flatMap { answer in
            figures(
              "\(name(of: member)) measured", answer.gain, answer.phase(at: point.frequency))
          }
      }
    }
    let place = "layer \(layer + 1) at \(ShownNumber.digits(frequency)) Hz"
    return Readout(place, figures: told + measured)
  }
}
