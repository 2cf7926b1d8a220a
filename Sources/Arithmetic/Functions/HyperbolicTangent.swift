extension Double {
  /// tanh x.
  ///
  /// At most 1.5 units in the last place from the true value.
  package static func tanh(_ x: Double) -> Double { hyperbolicTangent(One(x)).value }
}

/// Below 0.55 x + x·x²·P(x²)/Q(x²), above 1 − 2e⁻²ˣ/(1 + e⁻²ˣ), with one division for both.
///
/// P of degree 2 and Q of degree 3 are nearly minimax (Loeb's iteration on Chebyshev's nodes), at most 2⁻⁵⁹ of
/// tanh x from it.
@inline(__always)
func hyperbolicTangent<Number: Lanes>(_ x: Number) -> Number {
  let size = x.magnitude
  let isSmall = size < 0.55
  let z = x * x
  let p = (z * -0x1.a1dba6f97d109p-13 + -0x1.4fe107001b70dp-6) * z + -0x1.5555555555555p-2
  let q =
    ((z * 0x1.b14b7743074d8p-13 + 0x1.7da407cacb10dp-6) * z + 0x1.d893cae99eba1p-2) * z + 1.0
  let power = decay(size + size)
  let above = (-2.0 * power).or(size * z * p, where: isSmall)
  let below = (1.0 + power).or(q, where: isSmall)
  let start = (1.0 as Number).or(size, where: isSmall)
  return (start + above / below).signed(as: x)
}
