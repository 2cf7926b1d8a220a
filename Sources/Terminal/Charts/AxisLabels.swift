import Glibc

/// The values that an axis marks as they are written beside it: no two alike.
///
/// Where the values are so large beside what is between them that their digits have no room, the
/// lowest is written with all of its digits, once, and every other as what it is above the lowest:
/// `1849.999`, `+1m`, `+2m`.
package struct AxisLabels: Equatable, Sendable {
  /// One for each value, from the lowest to the highest.
  package let texts: [String]
  /// Whether all but the first are differences to the first, which may be longer than the others'
  /// room then.
  package let areDifferences: Bool

  /// The labels of an axis's limits, and of 0 where it lies between them.
  ///
  /// - Parameter columns: how many there are for a label; a label of a range about 0 takes one more
  ///   where there are fewer than five.
  package init(limitsOf range: AxisRange, columns: Int) {
    let hasZero = range.lower < 0 && range.upper > 0
    let values = hasZero ? [range.lower, 0, range.upper] : [range.lower, range.upper]
    self.init(
      values, above: values.map { $0 - range.lower },
      // A round limit exactly; any other to a sixteenth of the range, if that is all there is room for.
      within: [range.span / 1000, range.span / 16], columns: columns,
      isFarFromZero: range.lower > 0 || range.upper < 0, hasSigns: hasZero)
  }

  /// The labels of multiples of a step, in ascending order.
  init(_ multiples: [Int], of step: Double, columns: Int) {
    let values = multiples.map { Double($0) * step }
    let (first, last) = (multiples.first ?? 0, multiples.last ?? 0)
    let hasSigns = first < 0 && last > 0
    let plain = values.map { value in
      (hasSigns && value > 0 ? "+" : "") + Axis.label(value, step: step)
    }
    let isExact = zip(values, plain).allSatisfy { value, text in
      Double(text).map { ($0 - value).magnitude <= step / 100 } ?? false
    }
    if isExact, Set(plain).count == plain.count, plain.allSatisfy({ $0.columns <= columns }) {
      self.init(texts: plain, areDifferences: false)
    } else {
      self.init(
        values, above: multiples.map { Double($0 - first) * step }, within: [step / 100],
        columns: columns, isFarFromZero: first > 0 || last < 0, hasSigns: hasSigns)
    }
  }

  private init(texts: [String], areDifferences: Bool) {
    self.texts = texts
    self.areDifferences = areDifferences
  }

  /// - Parameters:
  ///   - differences: what each value is above the first.
  ///   - tolerances: how far a label may be off its value, the best first.
  ///   - hasSigns: whether what is above 0 has a sign where there is room.
  private init(
    _ values: [Double], above differences: [Double], within tolerances: [Double], columns: Int,
    isFarFromZero: Bool, hasSigns: Bool
  ) {
    func fitting(_ value: Double, sign: String, isDifference: Bool = false) -> String? {
      for tolerance in tolerances {
        var spelled = AxisLabels.spellings(of: value, within: tolerance)
        // Differences are near one another: one way of writing fits all of them.
        if isDifference, spelled.first?.contains("e") == true { spelled.swapAt(0, 1) }
        if let text = spelled.first(where: { $0.columns + sign.columns <= columns }) {
          return sign + text
        }
      }
      return nil
    }
    let whole = values.map { value in
      (hasSigns && value > 0 ? fitting(value, sign: "+") : nil) ?? fitting(value, sign: "")
    }
    let texts = whole.compactMap(\.self)
    if texts.count == values.count, Set(texts).count == texts.count {
      self.init(texts: texts, areDifferences: false)
    } else if isFarFromZero, let lowest = values.first, let tolerance = tolerances.first {
      let offset = AxisLabels.full(lowest, within: tolerance)
      self.init(
        texts: [offset]
          + differences.dropFirst().map { difference in
            fitting(difference, sign: "+", isDifference: true)
              ?? "+" + AxisLabels.shortest(difference, within: tolerances.last ?? tolerance)
          },
        areDifferences: true)
    } else {
      self.init(
        texts: zip(whole, values).map {
          $0 ?? AxisLabels.shortest($1, within: tolerances.last ?? 0)
        },
        areDifferences: false)
    }
  }

  /// A value in several spellings of as few digits as tell it so exactly.
  private static func spellings(of value: Double, within tolerance: Double) -> [String] {
    guard value != 0 else { return ["0"] }
    guard let digits = (1...15).first(where: { error(of: value, digits: $0) <= tolerance }) else {
      return []
    }
    let plain = Number.significant(value, digits: digits)
    let bare =
      plain.hasPrefix("0.")
      ? String(plain.dropFirst()) : plain.hasPrefix("-0.") ? "-" + plain.dropFirst(2) : plain
    return [plain, Number.prefixed(value, digits: digits), bare]
  }

  private static func shortest(_ value: Double, within tolerance: Double) -> String {
    spellings(of: value, within: tolerance).min { $0.columns < $1.columns }
      ?? full(value, within: tolerance)
  }

  /// A value with all digits that it takes to tell it so exactly.
  private static func full(_ value: Double, within tolerance: Double) -> String {
    guard let text = spellings(of: value, within: tolerance).first,
      let read = Double(text), (read - value).magnitude <= tolerance
    else { return "\(value)" }
    return text
  }

  /// How far a value is off when it is rounded to so many digits.
  private static func error(of value: Double, digits: Int) -> Double {
    let magnitude = value.magnitude
    guard magnitude > 0 else { return 0 }
    let unit = pow(10, log10(magnitude).rounded(.down) - Double(digits - 1))
    guard unit > 0 else { return 0 }
    return ((magnitude / unit).rounded() * unit - magnitude).magnitude
  }
}
