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
  ///
  /// - Parameter columns: how many there are for a label; where they are too few, all but the first
  ///   are differences to the first (`AxisLabels`).
  package static func ticks(_ range: AxisRange, count: Int, columns: Int = .max) -> [Tick] {
    guard let (multiples, step) = marks(range, count: count) else { return [] }
    let labels = AxisLabels(multiples, of: step, columns: columns)
    return zip(multiples, labels.texts).map { Tick(Double($0) * step, label: $1) }
  }

  /// The ticks of an axis from left to right, each with the column where its label begins: as many
  /// as have room beside one another.
  ///
  /// - Parameters:
  ///   - count: how many there may be.
  ///   - columns: how wide the axis is.
  ///   - room: the columns of it that labels may take.
  ///   - slides: whether a label at an end of the axis moves inwards, rather than being left out.
  package static func ticks(
    _ range: AxisRange, count: Int, acrossColumns columns: Int, room: Range<Int>,
    slides: Bool = false
  ) -> [(tick: Tick, column: Int)] {
    guard columns > 0, let (marked, step) = marks(range, count: count) else { return [] }
    var multiples = marked
    let spacing = Int(clamping: step / range.span * Double(columns)) - 1
    while !multiples.isEmpty {
      let labels = AxisLabels(multiples, of: step, columns: max(1, spacing))
      var placed: [(tick: Tick, column: Int)] = []
      var next = room.lowerBound
      for (multiple, label) in zip(multiples, labels.texts) {
        let value = Double(multiple) * step
        let middle = Int(clamping: range.fraction(of: value) * Double(columns))
        let width = label.columns
        var start = middle - width / 2
        if slides { start = max(room.lowerBound, min(start, room.upperBound - width)) }
        if start >= next, start + width <= room.upperBound {
          placed.append((Tick(value, label: label), start))
          next = start + width + 1
        } else if placed.isEmpty {
          break
        }
      }
      // The first one tells what the others are differences to: it must be there.
      if !placed.isEmpty { return placed }
      multiples.removeFirst()
    }
    return []
  }

  /// Which multiples of which step an axis marks, at most `count`.
  private static func marks(
    _ range: AxisRange, count: Int
  ) -> (multiples: [Int], step: Double)? {
    guard count > 0 else { return nil }
    var step = AxisRange.roundStep(range.span / Double(max(1, count)))
    var first = firstMultiple(of: step, in: range)
    var last = lastMultiple(of: step, in: range)
    while last - first + 1 > Double(count), count > 1 || last > first {
      step = AxisRange.roundStep(step * 1.5)
      first = firstMultiple(of: step, in: range)
      last = lastMultiple(of: step, in: range)
    }
    // Beyond 2⁵³ steps from zero the values have run out of digits to mark.
    guard first <= last, max(first.magnitude, last.magnitude) < 9e15 else { return nil }
    return (Array(Int(first)...Int(last)), step)
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
