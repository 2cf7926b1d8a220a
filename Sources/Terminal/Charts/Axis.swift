import Glibc

/// A value an axis marks, and how it is written.
package struct Tick: Hashable, Sendable {
  package var value: Double
  package var label: String

  package init(_ value: Double, label: String) {
    self.value = value
    self.label = label
  }
}

/// Where the marks of an axis are.
package enum Axis {
  /// Round values within the range, at most `count`, steps of 1, 2 or 5 times a power of ten
  /// apart, all with the same decimals; positive ones with a `+` if there are negative ones too.
  package static func ticks(_ range: AxisRange, count: Int) -> [Tick] {
    guard count > 0 else { return [] }
    var step = AxisRange.roundStep(range.span / Double(max(1, count)))
    var first = firstMultiple(of: step, in: range)
    var last = lastMultiple(of: step, in: range)
    while last - first + 1 > Double(count), count > 1 || last > first {
      step = AxisRange.roundStep(step * 1.5)
      first = firstMultiple(of: step, in: range)
      last = lastMultiple(of: step, in: range)
    }
    // Beyond 2⁵³ steps from zero the values have run out of digits to mark.
    guard first <= last, max(first.magnitude, last.magnitude) < 9e15 else { return [] }
    let values = (Int(first)...Int(last)).map { Double($0) * step }
    let hasBothSigns = first < 0 && last > 0
    return values.map { value in
      let text = label(value, step: step)
      return Tick(value, label: hasBothSigns && value > 0 ? "+" + text : text)
    }
  }

  /// A value as it is written on an axis whose marks are `step` apart.
  package static func label(_ value: Double, step: Double) -> String {
    guard step.isFinite, step > 0 else { return Number.significant(value, digits: 3) }
    let exponent = Int(log10(step * (1 + 1e-12)).rounded(.down))
    if value == 0 { return "0" }
    if exponent < -4 || value.magnitude >= 1e6 { return Number.significant(value, digits: 4) }
    return Number.fixed(value, decimals: max(0, -exponent))
  }

  /// In which of `rows` rows a value is drawn, from the top; nothing if it is out of range.
  package static func row(of value: Double, range: AxisRange, rows: Int) -> Int? {
    guard range.contains(value), rows > 0 else { return nil }
    return min(rows - 1, Int((1 - range.fraction(of: value)) * Double(rows - 1) + 0.5))
  }

  /// In which of `columns` columns a value is drawn, from the left; nothing if out of range.
  package static func column(of value: Double, range: AxisRange, columns: Int) -> Int? {
    guard range.contains(value), columns > 0 else { return nil }
    return min(columns - 1, Int(range.fraction(of: value) * Double(columns - 1) + 0.5))
  }

  private static func firstMultiple(of step: Double, in range: AxisRange) -> Double {
    (range.lower / step - 1e-9).rounded(.up)
  }

  private static func lastMultiple(of step: Double, in range: AxisRange) -> Double {
    (range.upper / step + 1e-9).rounded(.down)
  }
}
