package import Formats
import Presets

/// A parameter that goes with others through a sweep: `dt=task.presentation/20`.
///
/// Its value is worked out at every point from the preset as the axes have made it, before any tie, so
/// that the order of ties does not matter.
package struct SweepTie: Equatable, Sendable {
  /// The key path, as `--set` takes it.
  package let key: String
  private let formula: Expression

  /// - Parameter text: `KEY=FORMULA`, the formula as lessons have them, of parameters alone.
  /// - Throws: what is wrong with it, named as `--tie` was given.
  package init(_ text: String) throws(Fault) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw Fault(
        source: "--tie \(text)", "it must be KEY=FORMULA, such as dt=task.presentation/20")
    }
    try self.init(
      key: String(text[..<equals]), formula: String(text[text.index(after: equals)...]))
  }

  /// - Parameters:
  ///   - key: the key path.
  ///   - text: the formula, as after the `=`.
  init(key: String, formula text: String) throws(Fault) {
    self.key = key
    do throws(Fault) {
      formula = try Expression(text)
      if let name = formula.firstMeasurement {
        throw Fault("\(name) is known only after a run; a tie must be of parameters")
      }
    } catch {
      throw Fault(source: "--tie \(key)=\(text)", error.message)
    }
  }

  /// The formula as it was written.
  var text: String { formula.text }

  /// The assignment that puts its value into a preset.
  ///
  /// - Parameter preset: that of the point, without ties.
  /// - Throws: where the preset has not what the formula names.
  func assignment(in preset: Preset) throws(Fault) -> Assignment {
    let label = "--tie \(key)=\(text)"
    if let fault = formula.fault(in: preset) { throw Fault(source: label, fault) }
    let value = formula.value(in: Measurements(before: preset))
    guard value.isFinite else { throw Fault(source: label, "\(text) is not a number here") }
    return try Assignment(key: key, value: .number(value), label: label)
  }
}
