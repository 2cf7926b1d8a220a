import Formats
import Laboratory
import Presets

/// The options of `lescope bode`, checked.
struct BodeOptions {
  /// In Hz, from the lowest on.
  var frequencies: [Double]
  /// Of the probing sine; nil is the stimulus's own, or a small one where neurons are not linear.
  var amplitude: Double?
  /// "-" is standard output; nil writes no table.
  var csv: String?
  /// Nil is text where nothing else is asked for.
  var summary: RunOptions.Summary?
  var hasComment: Bool
  /// Whether a file that exists is replaced.
  var overwrites: Bool

  /// - Parameter dt: the preset's, in ms: a sine needs more than two steps.
  init(_ arguments: Arguments, dt: Double) throws(Fault) {
    let limit = 500 / dt
    func frequency(_ option: Option, or standard: Double) throws(Fault) -> Double {
      guard let text = arguments.text(option) else { return min(standard, limit / 2) }
      guard let value = Double(text), value >= 1e-3, value < limit else {
        throw arguments.fault(
          option,
          "it must be from 0.001 Hz to less than \(JSON.number(limit).compact) Hz, "
            + "half of the steps a second")
      }
      return value
    }
    let from = try frequency(.from, or: 1)
    let to = try frequency(.to, or: max(100, from))
    guard from <= to else {
      throw arguments.fault(
        arguments.text(.to) == nil ? .from : .to,
        "the highest frequency must not be below the lowest")
    }
    let points = try arguments.whole(.points, 1...10_000) ?? 25
    frequencies = FrequencySweep.frequencies(from: from, to: to, points: from == to ? 1 : points)
    if let text = arguments.text(.amplitude) {
      guard let value = Double(text), Limits.probe.contains(value) else {
        throw arguments.fault(.amplitude, "it must be \(Limits.probe.inWords(unit: ""))")
      }
      amplitude = value
    }
    csv = arguments.text(.csv)
    summary = try arguments.choice(.summary, RunOptions.Summary.self)
    hasComment = !arguments.has(.noComment)
    overwrites = arguments.has(.force)
  }
}
