import Glibc

/// Numbers as people read them, with a decimal point whatever the locale.
package enum Number {
  /// The value with so many decimals: `fixed(1.25, decimals: 1)` is `1.3`, ties away from zero.
  ///
  /// What rounds to zero has no sign. Not a number is `–`, beyond all numbers `∞`; from 10¹⁵ on,
  /// where a `Double` has no decimals to speak of, the notation is scientific.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard let magnitude = finite(value) else { return name(of: value) }
    let decimals = min(max(0, decimals), 15)
    let scaled = (magnitude * pow(10, Double(decimals))).rounded()
    guard magnitude < 1e15, scaled < 9e18 else { return significant(value, digits: 6) }
    let digits = String(UInt64(scaled))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// The value with so many digits that count, without zeros at the end of its decimals:
  /// `significant(0.012345, digits: 3)` is `0.0123`.
  ///
  /// Below 10⁻⁴ and from 10⁶ (or 10 to the digits) on the notation is scientific, `1.2e-5`.
  package static func significant(_ value: Double, digits: Int) -> String {
    guard let magnitude = finite(value) else { return name(of: value) }
    guard magnitude > 0 else { return "0" }
    let digits = min(max(1, digits), 15)
    var exponent = Int(clamping: log10(magnitude).rounded(.down))
    var mantissa = rounded(magnitude, at: exponent - digits + 1)
    if mantissa >= UInt64(pow(10, Double(digits))) {
      exponent += 1
      mantissa = rounded(magnitude, at: exponent - digits + 1)
    }
    guard exponent < -4 || exponent >= max(6, digits) else {
      let decimals = max(0, digits - 1 - exponent)
      if decimals <= 15 { return trimmed(fixed(value, decimals: decimals)) }
      return trimmed(fixed(value, decimals: 15))
    }
    let figures = String(mantissa)
    let number = figures.prefix(1) + "." + figures.dropFirst()
    return (value < 0 ? "-" : "") + trimmed(String(number)) + "e\(exponent)"
  }

  private static func finite(_ value: Double) -> Double? {
    value.isFinite ? value.magnitude : nil
  }

  private static func name(of value: Double) -> String {
    value.isNaN ? "–" : value < 0 ? "-∞" : "∞"
  }

  // In two steps, so that no power of ten overflows.
  private static func rounded(_ magnitude: Double, at exponent: Int) -> UInt64 {
    let half = exponent / 2
    return UInt64(
      (magnitude / pow(10, Double(half)) / pow(10, Double(exponent - half))).rounded())
  }

  private static func trimmed(_ number: String) -> String {
    guard number.utf8.contains(UInt8(ascii: ".")) else { return number }
    var number = number
    while number.last == "0" { number.removeLast() }
    if number.last == "." { number.removeLast() }
    return number
  }
}
