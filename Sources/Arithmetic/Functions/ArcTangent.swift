extension Double {
  /// The angle from −π/2 to π/2 whose tangent is x, in radians.
  ///
  /// At most 0.9 units in the last place from the true value.
  package static func atan(_ x: Double) -> Double {
    let size = angle(ofSlope: x.magnitude, 0).rounded
    return x.sign == .minus ? -size : size
  }

  /// The angle from −π to π of the point (x, y), in radians, with the ends and special values of IEEE 754.
  ///
  /// At most 0.9 units in the last place from the true value.
  package static func atan2(_ y: Double, _ x: Double) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    let size = angle(of: x, y.magnitude)
    return y.sign == .minus ? -size : size
  }

  /// The angle from 0 to π whose cosine is x, in radians.
  ///
  /// At most 2 units in the last place from the true value.
  package static func acos(_ x: Double) -> Double {
    if x.magnitude > 1 { return .nan }
    return Double.atan2(((1 - x) * (1 + x)).squareRoot(), x)
  }
}

/// π, π/2 and π/4 to twice as many digits.
private let halfTurn = Pair(0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53)
private let quarterTurn = Pair(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54)
private let eighthOfTurn = Pair(0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55)

/// The angle from 0 to π of a point that is not below the axis.
private func angle(of x: Double, _ y: Double) -> Double {
  let size = x.magnitude
  let isBehind = x.sign == .minus
  if y == 0 { return isBehind ? halfTurn.high : 0 }
  if size == 0 { return quarterTurn.high }
  if size == .infinity || y == .infinity {
    guard size == y else {
      return y == .infinity ? quarterTurn.high : isBehind ? halfTurn.high : 0
    }
    return isBehind ? 3 * eighthOfTurn.high : eighthOfTurn.high
  }
  // Of numbers that far apart the quotient's last digits, or the quotient itself, are lost without harm.
  let (one, other) = scaled(y, size)
  let slope = one / other
  let isModerate = slope > 0x1p-60 && slope < 0x1p60
  var rest = 0.0
  if isModerate {
    let back = Pair(product: slope, other)
    rest = ((one - back.high) - back.low) / other
  }
  let inFront = angle(ofSlope: slope, rest)
  return isBehind ? (halfTurn + Pair(-inFront.high, -inFront.low)).rounded : inFront.rounded
}

/// Two numbers times the same power of 2, so that the greater one is near 1.
private func scaled(_ one: Double, _ other: Double) -> (Double, Double) {
  let exponent = max(one, other).exponent
  // In two halves, of which each is a number.
  let half = exponent / 2
  let (a, b) = (
    Double(sign: .plus, exponent: -half, significand: 1),
    Double(sign: .plus, exponent: half - exponent, significand: 1)
  )
  return (one * a * b, other * a * b)
}

/// The angle whose tangent is x + rest, for x not below 0, or NaN.
///
/// Angles of ½, 1, 3/2 or ∞ are taken away first: atan x = atan c + atan t, t = (x − c)/(1 + c·x), |t| ≤ 7/16
/// (as in FDLIBM). Then t + t³·T(t²), T of degree 10: Remez, at most 2⁻⁵⁷ of it from it.
private func angle(ofSlope x: Double, _ rest: Double) -> Pair {
  if x.isNaN { return Pair(.nan, 0) }
  if x > 0x1p60 { return quarterTurn }
  if x < 0x1p-28 { return Pair(x, rest) }
  let slope = Pair(x, rest)
  let (start, t): (Pair, Pair)
  if x < 0.4375 {
    (start, t) = (Pair(0, 0), slope)
  } else if x < 0.6875 {
    start = Pair(0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56)
    t = (Pair(2 * x, 2 * rest) + Pair(-1, 0)) / (Pair(2, 0) + slope)
  } else if x < 1.1875 {
    start = eighthOfTurn
    t = (slope + Pair(-1, 0)) / (Pair(1, 0) + slope)
  } else if x < 2.4375 {
    start = Pair(0x1.f730bd281f69bp-1, 0x1.007887af0cbbdp-56)
    t = (slope + Pair(-1.5, 0)) / (Pair(1, 0) + Pair(1.5, 0) * slope)
  } else {
    start = quarterTurn
    t = Pair(-1, 0) / slope
  }
  let z = t.high * t.high
  let square = z * z
  let a = z * 0x1.999999998eddep-3 + -0x1.555555555550ep-2
  let b = z * 0x1.c71c6fe503b9fp-4 + -0x1.2492492011d55p-3
  let c = z * 0x1.3b0f2e66aeae4p-4 + -0x1.745cdc9385e5fp-4
  let d = z * 0x1.dde442d1a1207p-5 + -0x1.10d6893750017p-4
  let e = z * 0x1.2b4f1fee9c2e7p-5 + -0x1.97b9ecfe70997p-5
  let f = -0x1.0ae73c5502a70p-6
  let curve = a + square * (b + square * (c + square * (d + square * (e + square * f))))
  // atan(t + y) = atan t + y/(1 + t²), and y/(1 + t²) is y·(1 − t²) here to as many digits as matter.
  return start + Pair(t.high, t.high * z * curve + (t.low - t.low * z))
}
