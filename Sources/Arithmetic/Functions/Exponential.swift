// eˣ = 2ⁿ·eᵗ with n = round(x/ln 2) and t = x − n·ln 2, |t| ≤ ½ ln 2; for eᵗ see `Reduced`.

extension Double {
  /// eˣ.
  ///
  /// At most 0.6 units in the last place from the true value.
  package static func exp(_ x: Double) -> Double { exponential(One(x)).value }

  /// eˣ − 1, which keeps its digits where x is small.
  ///
  /// At most 0.8 units in the last place from the true value.
  package static func expm1(_ x: Double) -> Double { exponentialLessOne(One(x)).value }
}

/// What is left of x when whole multiples of ln 2 are taken away.
struct Reduced<Number: Lanes> {
  /// How many they were, and that number plus `shift`.
  let count: Number
  let shifted: Number
  /// What is left, exactly but for what ln 2 has beyond its two parts (95 bits in double precision): its greater
  /// part, and its smaller one.
  let high: Number
  let low: Number

  @inline(__always)
  init(_ x: Number) {
    shifted = x * 0x1.71547652b82fep+0 + Number.shift
    count = shifted - Number.shift
    high = x - count * Number.logOfTwo.high
    low = 0.0 - count * Number.logOfTwo.low
  }

  /// What eᵗ is above 1 + `high`, for t = `high` + `low`: `low` + t²·q(t).
  ///
  /// - Parameter low: in the place of what is `low` here.
  @inline(__always)
  func curve(_ low: Number) -> Number {
    let t = high + low
    return low + t * t * Reduced.q(t)
  }

  /// q(t) = (eᵗ − 1 − t)/t², of degree 9: Remez on ±½ ln 2, in the place of eᵗ at most 2⁻⁵⁷ from it.
  @inline(__always)
  private static func q(_ t: Number) -> Number {
    let square = t * t
    let a = t * 0x1.55555555554fcp-3 + 0x1.0000000000009p-1
    let b = t * 0x1.11111111278dap-7 + 0x1.5555555550b81p-5
    let c = t * 0x1.a01a012a5f348p-13 + 0x1.6c16c1839f29dp-10
    let d = t * 0x1.71df26dd4453cp-19 + 0x1.a0199b4fa20c5p-16
    let e = t * 0x1.ad7b13b13372cp-26 + 0x1.28ac6b5cde6c5p-22
    return a + square * (b + square * (c + square * (d + square * e)))
  }
}

/// e to the sum of two numbers, of which the second one is small.
@inline(__always)
func exponential<Number: Lanes>(_ x: Number, _ rest: Number = 0.0) -> Number {
  let power = UnscaledPower(x, rest)
  return (power.sum + power.rest) * power.half * power.otherHalf
}

/// eˣ, and what that has rounded away.
@inline(__always)
func exponentialAndRest<Number: Lanes>(_ x: Number) -> (power: Number, rest: Number) {
  let power = UnscaledPower(x, 0.0)
  let rounded = power.sum + power.rest
  let rest = power.rest - (rounded - power.sum)
  return (rounded * power.half * power.otherHalf, rest * power.half * power.otherHalf)
}

/// eᵗ as a sum, and 2ⁿ in two halves, so that neither leaves the range that only their product may leave.
private struct UnscaledPower<Number: Lanes> {
  let sum: Number
  let rest: Number
  let half: Number
  let otherHalf: Number

  @inline(__always)
  init(_ x: Number, _ small: Number) {
    // Beyond these bounds it is 0 or infinite anyhow.
    let (least, most) = Number.Format.powers
    let reduced = Reduced(
      x.atMost(Number(floatLiteral: most)).atLeast(Number(floatLiteral: least)))
    sum = 1.0 + reduced.high
    rest = reduced.high - (sum - 1.0) + reduced.curve(reduced.low + small)
    let shifted = reduced.count * 0.5 + Number.shift
    half = shifted.powerOfTwo
    otherHalf = (reduced.count - (shifted - Number.shift) + Number.shift).powerOfTwo
  }
}

@inline(__always)
func exponentialLessOne<Number: Lanes>(_ x: Number) -> Number {
  let reduced = Reduced(x.atMost(709.79).atLeast(-60.0))
  // Half of 2ⁿ, which may be just out of range.
  let half = (reduced.shifted - 1.0).powerOfTwo
  let whole = half - 0.5
  let part = half * reduced.high
  let sum = whole + part
  // What the sum has lost, whichever of the two was the greater one (Knuth).
  let seen = sum - whole
  let lost = (whole - (sum - seen)) + (part - seen)
  let result = 2.0 * (sum + (lost + half * reduced.curve(reduced.low)))
  return result.or(x, where: x.magnitude < 0x1p-54)
}

/// e⁻ˣ for an x that is not below 0, where a last digit does not matter, or NaN; nothing beyond x = 40.
@inline(__always)
func decay<Number: Lanes>(_ x: Number) -> Number {
  let reduced = Reduced(0.0 - x.atMost(40.0))
  let power = 1.0 + (reduced.high + reduced.curve(reduced.low))
  return power * reduced.shifted.powerOfTwo
}
