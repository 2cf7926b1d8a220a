package import Formats
import Presets

/// One parameter of a sweep and the values it goes through: `tau_r=0:20:1`, `scheme=synchronous,sweep`.
package struct SweepAxis: Equatable, Sendable {
  /// The key path, as `--set` takes it.
  package let key: String
  /// The values as they were written.
  package let text: String
  let values: [JSON]

  /// - Parameter text: `KEY=VALUES`, a list of values and ranges `from:to:step` with commas between.
  /// - Throws: what is wrong with it, named as `--over` was given.
  package init(_ text: String) throws(Fault) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw Fault(
        source: "--over \(text)", "it must be KEY=VALUES, such as tau_r=0:20:1 or tau_r=0,5,10")
    }
    try self.init(
      key: String(text[..<equals]), values: String(text[text.index(after: equals)...]))
  }

  /// - Parameters:
  ///   - key: the key path.
  ///   - text: the values, as after the `=`.
  init(key: String, values text: String) throws(Fault) {
    self.key = key
    self.text = text
    var values: [JSON] = []
    do throws(Fault) {
      for word in text.split(separator: ",", omittingEmptySubsequences: false) {
        if word.isEmpty { throw Fault("a value is empty; it must be a list such as 0,5,10") }
        if word.count(where: { $0 == ":" }) == 2 || word.isPartOfRange {
          let range = try DecimalRange(String(word))
          guard values.count + range.count <= SweepGrid.mostPoints else {
            throw SweepGrid.tooManyPoints
          }
          values += (0..<range.count).map { .number(range.value(at: $0)) }
        } else {
          values.append((try? JSON(parsing: Array(word.utf8))) ?? .text(String(word)))
        }
      }
    } catch {
      throw Fault(source: "--over \(key)=\(text)", error.message)
    }
    self.values = values
  }

  /// The assignment that puts value `index` into a preset.
  func assignment(_ index: Int) throws(Fault) -> Assignment {
    try Assignment(
      key: key, value: values[index], label: "--over \(key)=\(words(of: index))")
  }

  /// Value `index` as a recording writes it: digits, or the word.
  func words(of index: Int) -> String {
    if case .text(let word) = values[index] { word } else { values[index].compact }
  }
}

extension Substring {
  /// Whether it is two numbers and a colon: a range that lacks its step.
  fileprivate var isPartOfRange: Bool {
    let parts = split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { Double($0) != nil }
  }
}
