/// Numbers beside one another, on which an elementary function is written once.
///
/// `One` makes it a function of a number, `Four` one of a vector. Both go through the same additions,
/// multiplications and divisions in the same order, each rounded by itself as IEEE 754 has it, and so to
/// the same bits. `Eight` makes it one of numbers in single precision, which takes more of a series than they
/// have digits for, and so needs none of its own. Nothing branches: where a function has two ways, both are gone and one is chosen.
protocol Lanes: ExpressibleByFloatLiteral where FloatLiteralType == Double {
  associatedtype Mask
  /// How its numbers are made up.
  associatedtype Format: NumberFormat

  static func + (one: Self, other: Self) -> Self
  static func - (one: Self, other: Self) -> Self
  static func * (one: Self, other: Self) -> Self
  static func / (one: Self, other: Self) -> Self

  static func < (one: Self, other: Self) -> Mask
  static func == (one: Self, other: Self) -> Mask

  /// The other number where the mask is set.
  func or(_ other: Self, where mask: Mask) -> Self

  /// The number without its sign.
  var magnitude: Self { get }

  /// The number with the sign of another, from which nothing else is taken; it must have none itself.
  func signed(as other: Self) -> Self

  /// 2ⁿ, of n + `shift` for whole n that are exponents: the last bits of that sum are those of n.
  var powerOfTwo: Self { get }

  /// The m from √½ to √2 and the whole k of a positive, normal number m·2ᵏ.
  var split: (significand: Self, exponent: Self) { get }
}

extension Lanes {
  /// What, added and taken away again, rounds to a whole number.
  @inline(__always)
  static var shift: Self { Self(floatLiteral: Format.shift) }

  /// The greater part of ln 2, of which the product with a whole number of an exponent's size is exact, and what
  /// follows.
  @inline(__always)
  static var logOfTwo: (high: Self, low: Self) {
    (Self(floatLiteral: Format.logOfTwo.high), Self(floatLiteral: Format.logOfTwo.low))
  }

  /// The number, or a bound that it is above.
  @inline(__always)
  func atMost(_ bound: Self) -> Self { or(bound, where: bound < self) }

  /// The number, or a bound that it is below.
  @inline(__always)
  func atLeast(_ bound: Self) -> Self { or(bound, where: self < bound) }
}
