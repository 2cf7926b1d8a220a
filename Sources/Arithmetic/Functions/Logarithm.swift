// x = 2ᵏ·(1 + f) with 1 + f from √½ to √2, and with s = f/(2 + f)
//
//     ln(1 + f) = 2 artanh s = f − f²/2 + s·(f²/2 + s²·R(s²)),
//
// which loses no digits where f is small (as in FDLIBM, Sun Microsystems 1993).

extension Double {
  /// The natural logarithm ln x.
  ///
  /// At most 0.9 units in the last place from the true value.
  package static func log(_ x: Double) -> Double { logarithm(One(x)).value }

  /// ln(1 + x), which keeps its digits where x is small.
  ///
  /// At most 1 unit in the last place from the true value.
  package static func log1p(_ x: Double) -> Double { logarithmOfOneMore(One(x)).value }
}

/// k·ln 2 + ln(1 + f) + rest, for a rest that is far smaller than f and f up to ½.
@inline(__always)
func logarithm<Number: Lanes>(exponent: Number, beyondOne f: Number, _ rest: Number = 0.0)
  -> Number
{
  let s = f / (2.0 + f)
  let half = f * f * 0.5
  let curve = s * (half + artanhSeries(s * s))
  let low = exponent * Number.logOfTwo.low + rest
  return exponent * Number.logOfTwo.high - ((half - (curve + low)) - f)
}

/// z·R(z) = 2 artanh(s)/s − 2 with z = s², R of degree 7: Remez for |s| ≤ 0.2, in the place of ln(1 + f) at
/// most 2⁻⁶⁰ of f from it.
@inline(__always)
func artanhSeries<Number: Lanes>(_ z: Number) -> Number {
  let square = z * z
  let a = z * 0x1.999999999c0b2p-2 + 0x1.555555555554fp-1
  let b = z * 0x1.c71c7486c6179p-3 + 0x1.24924921ef0f3p-2
  let c = z * 0x1.3b35810c5c29dp-3 + 0x1.745c4cdf64f1ep-3
  let d = z * 0x1.1b668047b2342p-3 + 0x1.0dcfaac96e57bp-3
  return z * (a + square * (b + square * (c + square * d)))
}

@inline(__always)
func logarithm<Number: Lanes>(_ x: Number) -> Number {
  // Denormal numbers are made normal ones.
  let isTiny = x < Number(floatLiteral: Number.Format.leastNormal)
  let parts = x.or(x * 0x1p54, where: isTiny).split
  let exponent = parts.exponent.or(parts.exponent - 54.0, where: isTiny)
  let result = logarithm(exponent: exponent, beyondOne: parts.significand - 1.0)
  return withEnds(result, x)
}

@inline(__always)
func logarithmOfOneMore<Number: Lanes>(_ x: Number) -> Number {
  let sum = 1.0 + x
  // What the sum has lost, whichever of the two was the greater one (Knuth).
  let seen = sum - 1.0
  let lost = (1.0 - (sum - seen)) + (x - seen)
  let parts = sum.split
  let isNear = parts.exponent == 0.0
  let result = logarithm(
    exponent: parts.exponent, beyondOne: (parts.significand - 1.0).or(x, where: isNear),
    (lost / sum).or(0.0, where: isNear))
  return withEnds(result, sum).or(x, where: x.magnitude < 0x1p-54)
}

/// A logarithm of x with what it is at 0, below 0, at ∞ and of no number.
@inline(__always)
private func withEnds<Number: Lanes>(_ logarithm: Number, _ x: Number) -> Number {
  let ofNumber = logarithm.or(Number(floatLiteral: -.infinity), where: x == 0.0)
    .or(Number(floatLiteral: .nan), where: x < 0.0)
  // Infinite, or no number: neither is below infinity.
  let isBelow = x < Number(floatLiteral: .infinity)
  return x.or(ofNumber, where: isBelow)
}
