import Terminal

/// A number with what it is of, or a word where there is no number.
package struct ShownNumber: Equatable, Sendable {
  package enum Value: Equatable, Sendable {
    case number(Double)
    case word(String)
  }

  /// What it is of; empty where the place that it is read at says so.
  package let name: String
  package let value: Value
  /// Empty for a pure number.
  package let unit: String

  package init(_ name: String, _ number: Double, unit: String = "") {
    (self.name, value, self.unit) = (name, .number(number), unit)
  }

  package init(_ name: String, word: String) {
    (self.name, value, unit) = (name, .word(word), "")
  }

  /// "LE 0.4213", with as many digits as the cursor reads.
  package var words: String {
    switch value {
    // A phase is known by its unit.
    case .number(let number) where unit == "°": ShownNumber.digits(number) + unit
    case .number(let number):
      (name.isEmpty ? "" : name + " ") + ShownNumber.digits(number) + unit.spaced
    case .word(let word): (name.isEmpty ? "" : name + " ") + word
    }
  }

  /// A value as it is read off a chart; what rounding left beside 0 is 0.
  package static func digits(_ value: Double) -> String {
    Number.significant(abs(value) < 1e-12 ? 0 : value, digits: 4)
  }

  /// A time in ms as it is read off an axis.
  package static func time(_ time: Double) -> String {
    "\(Number.significant(time, digits: 6)) ms"
  }
}
