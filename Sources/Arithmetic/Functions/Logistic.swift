extension Double {
  /// The logistic function 1/(1 + e⁻ˣ).
  ///
  /// At most 2 units in the last place from the true value.
  package static func sigmoid(_ x: Double) -> Double { Softness(One(x)).slope.value }

  /// ln(1 + eˣ).
  ///
  /// At most 1.5 units in the last place from the true value.
  package static func softplus(_ x: Double) -> Double { Softness(One(x)).height.value }
}

/// What the logistic function and its integral have in common: e^−|x|.
struct Softness<Number: Lanes> {
  private let x: Number
  private let power: Number
  /// What the power has rounded away.
  private let rest: Number

  @inline(__always)
  init(_ x: Number) {
    self.x = x
    (power, rest) = exponentialAndRest(0.0 - x.magnitude)
  }

  /// The slope 1/(1 + e⁻ˣ) of what `height` is, below 0 as eˣ/(1 + eˣ).
  ///
  /// A quotient of what has been rounded, with what was lost put right to the first order.
  @inline(__always)
  var slope: Number {
    let isBelow = x < 0.0
    let divisor = 1.0 + power
    let lost = power - (divisor - 1.0) + rest
    let quotient = (1.0 as Number).or(power, where: isBelow) / divisor
    let inverse = quotient.or(1.0 - quotient, where: isBelow)
    let missing = (0.0 as Number).or(rest, where: isBelow) - quotient * lost
    return quotient + missing * inverse
  }

  /// ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|).
  @inline(__always)
  var height: Number {
    // Either way without rounding.
    let isSmall = power < 0.5
    let beyondOne = (power * 0.5 - 0.5).or(power, where: isSmall)
    let exponent = (1.0 as Number).or(0.0, where: isSmall)
    return x.atLeast(0.0) + logarithm(exponent: exponent, beyondOne: beyondOne)
  }
}
