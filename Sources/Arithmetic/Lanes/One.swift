/// A number by itself.
struct One: Lanes {
  let value: Double

  @inline(__always)
  init(_ value: Double) { self.value = value }

  @inline(__always)
  init(floatLiteral value: Double) { self.value = value }

  @inline(__always)
  static func + (one: One, other: One) -> One { One(one.value + other.value) }

  @inline(__always)
  static func - (one: One, other: One) -> One { One(one.value - other.value) }

  @inline(__always)
  static func * (one: One, other: One) -> One { One(one.value * other.value) }

  @inline(__always)
  static func / (one: One, other: One) -> One { One(one.value / other.value) }

  @inline(__always)
  static func < (one: One, other: One) -> Bool { one.value < other.value }

  @inline(__always)
  static func == (one: One, other: One) -> Bool { one.value == other.value }

  @inline(__always)
  func or(_ other: One, where mask: Bool) -> One { mask ? other : self }

  @inline(__always)
  var magnitude: One { One(value.magnitude) }

  @inline(__always)
  func signed(as other: One) -> One {
    One(Double(bitPattern: value.bitPattern | (other.value.bitPattern & DoubleBits.sign)))
  }

  @inline(__always)
  var powerOfTwo: One {
    One(Double(bitPattern: (value.bitPattern &+ DoubleBits.bias) &<< DoubleBits.fraction))
  }

  @inline(__always)
  var split: (significand: One, exponent: One) {
    let above = value.bitPattern &- DoubleBits.rootOfHalf
    let exponent = Double(
      bitPattern: ((above &+ DoubleBits.one) &>> DoubleBits.fraction) | DoubleBits.ofWhole)
    let significand = (above & DoubleBits.ofFraction) &+ DoubleBits.rootOfHalf
    return (
      One(Double(bitPattern: significand)), One(exponent - DoubleBits.offsetOfWhole)
    )
  }
}

/// Where what is in a number of 64 bits.
enum DoubleBits {
  @inline(__always) static var sign: UInt64 { 1 << 63 }
  /// How many bits of fraction there are, below the exponent.
  @inline(__always) static var fraction: UInt64 { 52 }
  @inline(__always) static var ofFraction: UInt64 { (1 << 52) - 1 }
  /// What is added to an exponent.
  @inline(__always) static var bias: UInt64 { 1023 }
  /// The bits of 1.
  @inline(__always) static var one: UInt64 { 1023 << 52 }
  /// The bits of √½, rounded down.
  @inline(__always) static var rootOfHalf: UInt64 { 0x3fe6_a09e_667f_3bcc }
  /// With these bits above it a whole number n below 2⁵² is 2⁵² + n.
  @inline(__always) static var ofWhole: UInt64 { 0x4330_0000_0000_0000 }
  /// 2⁵² and the bias.
  @inline(__always) static var offsetOfWhole: Double { 0x1p52 + 1023 }
}
