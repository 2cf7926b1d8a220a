extension Double {
  /// sin x, of an angle in radians.
  ///
  /// At most 0.8 units in the last place from the true value, however great the angle.
  package static func sin(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    // As tiny as that it is x itself, with the sign that 0 may have.
    if x.magnitude < 0x1p-28 { return x }
    let angle = ReducedAngle(x)
    let size = angle.quarters & 1 == 0 ? angle.sine.rounded : angle.cosine.rounded
    return angle.quarters < 2 ? size : -size
  }

  /// cos x, of an angle in radians.
  ///
  /// At most 0.8 units in the last place from the true value, however great the angle.
  package static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let angle = ReducedAngle(x)
    let size = angle.quarters & 1 == 0 ? angle.cosine.rounded : angle.sine.rounded
    return angle.quarters == 1 || angle.quarters == 2 ? -size : size
  }

  /// tan x, of an angle in radians.
  ///
  /// At most 0.9 units in the last place from the true value, however great the angle.
  package static func tan(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    // Tiny, and no number that the products below could be made of.
    if x.magnitude < 0x1p-28 { return x }
    let angle = ReducedAngle(x)
    if angle.quarters & 1 == 0 { return (angle.sine / angle.cosine).rounded }
    return -(angle.cosine / angle.sine).rounded
  }
}

extension ReducedAngle {
  /// The sine of what is left: x + x³·S(x²), S of degree 5, Remez on ±π/4, at most 2⁻⁵⁷ of it from it.
  @inline(__always)
  fileprivate var sine: Pair {
    let z = high * high
    let cube = z * high
    let curve =
      0x1.111111110f886p-7
      + z
      * (-0x1.a01a019c12da3p-13
        + z
        * (0x1.71de3578b4f59p-19 + z * (-0x1.ae5e66f54324bp-26 + z * 0x1.5d933493f9401p-33)))
    // sin(x + y) = sin x + y·(1 − x²/2)
    return Pair(high, cube * (-0x1.5555555555549p-3 + z * curve) + (low - 0.5 * z * low))
  }

  /// The cosine of what is left: 1 − x²/2 + x⁴·C(x²), C of degree 5, Remez on ±π/4, at most 2⁻⁶⁰ from it.
  @inline(__always)
  fileprivate var cosine: Pair {
    let square = Pair(product: high, high)
    let z = square.high
    let curve =
      0x1.555555555554cp-5
      + z
      * (-0x1.6c16c16c151b8p-10
        + z
        * (0x1.a01a019cb6b62p-16
          + z * (-0x1.27e4f80d2b69fp-22 + z * (0x1.1ee9edeb9fbedp-29 + z * -0x1.8faf9389797dbp-37))))
    let start = Pair(1, -0.5 * z)
    // cos(x + y) = cos x − x·y
    let rest = start.low + (z * z * curve - (0.5 * square.low + high * low))
    return Pair(start.high, rest)
  }
}
