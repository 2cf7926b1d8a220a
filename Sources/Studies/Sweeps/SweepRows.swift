package import Formats
import Laboratory
import Presets

extension Sweep {
  /// Runs a point and writes down what was measured: a row for each network, measure and layer, in
  /// this order.
  ///
  /// Values that cannot be had are empty, and `remark` says why: there is nothing to be measured, or
  /// the network has diverged. Behind that it has the warnings of the point's preset. A twin that
  /// diverges does not take the others with it.
  package func rows(of point: Int) throws(PresetError) -> [UInt8] {
    let preset = try preset(at: point)
    let trial = SweepTrial(preset, measures)
    let prefix = grid.prefix(of: point)
    let warnings = preset.warnings.map(\.description)
    var text = ""
    for member in preset.members {
      let isSpoilt = trial.fault.map { $0.member != .network && $0.member != member } ?? false
      let trial = isSpoilt ? SweepTrial(preset.comparing(with: member), measures) : trial
      let place: Member = isSpoilt && member != .network ? .twin : member
      for measure in measures {
        for layer in measure.isPerLayer ? 0..<preset.layers.count : 0..<1 {
          let value = trial.value(measure, of: place, layer: layer)
          text += prefix
          text += "\(member.rawValue),\(measure.isPerLayer ? "\(layer + 1)" : ""),"
          let absence =
            value == nil ? [trial.remark(on: measure, of: place, layer: layer)] : []
          let remark = (absence + warnings).joined(separator: "; ").asField
          text += "\(measure.rawValue),\(JSON.field(of: value)),\(remark)\n"
        }
      }
    }
    return Array(text.utf8)
  }

  /// About how many multiplications a point takes.
  func workOfRun(of preset: Preset) -> Double {
    Double(TimeGrid(dt: preset.dt).steps(lasting: preset.duration)) * preset.workOfStep
  }

  /// How many rows a point has.
  func rowCount(of preset: Preset) -> Int {
    let perNetwork = measures.reduce(0) { $0 + ($1.isPerLayer ? preset.layers.count : 1) }
    return perNetwork * preset.members.count
  }
}
