// Powers and decimal logarithms, of a logarithm to twice as many digits.

extension Double {
  /// xʸ, with the ends and special values of IEEE 754: 1 for y = 0 and for x = 1, no number where x < 0 and y is
  /// not whole.
  ///
  /// At most 0.6 units in the last place from the true value.
  package static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    let size = x.magnitude
    let isNegative = x.sign == .minus && y.isOddWhole
    if size == 0 || size == .infinity {
      let result: Double = (size == 0) == (y < 0) ? .infinity : 0
      return isNegative ? -result : result
    }
    if y.magnitude == .infinity {
      return size == 1 ? 1 : (size > 1) == (y > 0) ? .infinity : 0
    }
    if x < 0 && !y.isWhole { return .nan }
    // Nothing but 1 has a power beyond this that is neither 0 nor infinite.
    let exponent = Pair(min(max(y, -0x1p66), 0x1p66), 0)
    let logarithm = exponent * pairOfLogarithm(size)
    let isInRange = logarithm.high.magnitude < 760
    let result = exponential(One(logarithm.high), One(isInRange ? logarithm.low : 0)).value
    return isNegative ? -result : result
  }

  /// The logarithm of x to base 10, whole where x is a power of 10.
  ///
  /// At most 0.6 units in the last place from the true value.
  package static func log10(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return Double.log(x) }
    // 1/ln 10
    return (pairOfLogarithm(x) * Pair(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)).rounded
  }
}

/// ln x of a positive, finite number: with s as in `logarithm` 2s + s·z·(⅔ + z·A(z)), z = s².
///
/// A of degree 7, Remez for |s| ≤ 0.172, gives ln x to 2⁻⁶⁸, and its products to 2⁻⁶⁵.
private func pairOfLogarithm(_ x: Double) -> Pair {
  let isTiny = x < 0x1p-1022
  let parts = One(isTiny ? x * 0x1p54 : x).split
  let exponent = isTiny ? parts.exponent.value - 54 : parts.exponent.value
  let f = parts.significand.value - 1
  let s = Pair(f, 0) / Pair(sum: 2, f)
  let z = s * s
  let y = z.high
  let square = y * y
  let a = y * 0x1.2492492492b79p-2 + 0x1.9999999999998p-2
  let b = y * 0x1.745d180003a75p-3 + 0x1.c71c71c5f9ccdp-3
  let c = y * 0x1.111f1fc8d58bfp-3 + 0x1.3b136e84dd3e0p-3
  let d = y * 0x1.e9575c3d0001dp-4 + 0x1.de6d99671fb92p-4
  let series = a + square * (b + square * (c + square * d))
  let curve = s * z * (Pair(0x1.5555555555555p-1, 0x1.5555555555555p-55) + Pair(y * series, 0))
  let whole = Pair(exponent * 0x1.62e42fefa3800p-1, exponent * 0x1.ef35793c76730p-45)
  return whole + (Pair(2 * s.high, 2 * s.low) + curve)
}

extension Double {
  /// Whether there is nothing behind the point.
  fileprivate var isWhole: Bool {
    magnitude >= 0x1p52 || Double(Int64(self)) == self
  }

  fileprivate var isOddWhole: Bool {
    magnitude < 0x1p53 && isWhole && Int64(self) & 1 == 1
  }
}
