/// A number by itself.
struct One: Lanes {
  typealias Format = DoubleFormat

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
    One(Double(bitPattern: value.bitPattern | (other.value.bitPattern & DoubleFormat.sign)))
  }

  @inline(__always)
  var powerOfTwo: One {
    One(Double(bitPattern: (value.bitPattern &+ DoubleFormat.bias) &<< DoubleFormat.fraction))
  }

  @inline(__always)
  var split: (significand: One, exponent: One) {
    let above = value.bitPattern &- DoubleFormat.rootOfHalf
    let exponent = Double(
      bitPattern: ((above &+ DoubleFormat.one) &>> DoubleFormat.fraction) | DoubleFormat.ofWhole)
    let significand = (above & DoubleFormat.ofFraction) &+ DoubleFormat.rootOfHalf
    return (
      One(Double(bitPattern: significand)), One(exponent - DoubleFormat.offsetOfWhole)
    )
  }
}
