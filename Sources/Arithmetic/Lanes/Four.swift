/// Four numbers beside one another: two registers of a processor with SSE2, one where it has AVX2.
struct Four: Lanes {
  typealias Format = DoubleFormat

  let values: SIMD4<Double>

  @inline(__always)
  init(_ values: SIMD4<Double>) { self.values = values }

  @inline(__always)
  init(floatLiteral value: Double) { values = SIMD4(repeating: value) }

  @inline(__always)
  static func + (one: Four, other: Four) -> Four { Four(one.values + other.values) }

  @inline(__always)
  static func - (one: Four, other: Four) -> Four { Four(one.values - other.values) }

  @inline(__always)
  static func * (one: Four, other: Four) -> Four { Four(one.values * other.values) }

  @inline(__always)
  static func / (one: Four, other: Four) -> Four { Four(one.values / other.values) }

  @inline(__always)
  static func < (one: Four, other: Four) -> SIMDMask<SIMD4<Int64>> { one.values .< other.values }

  @inline(__always)
  static func == (one: Four, other: Four) -> SIMDMask<SIMD4<Int64>> { one.values .== other.values }

  @inline(__always)
  func or(_ other: Four, where mask: SIMDMask<SIMD4<Int64>>) -> Four {
    Four(values.replacing(with: other.values, where: mask))
  }

  @inline(__always)
  private init(bits: SIMD4<UInt64>) {
    values = unsafe unsafeBitCast(bits, to: SIMD4<Double>.self)
  }

  @inline(__always)
  var bits: SIMD4<UInt64> { unsafe unsafeBitCast(values, to: SIMD4<UInt64>.self) }

  @inline(__always)
  var magnitude: Four { Four(bits: bits & ~DoubleFormat.sign) }

  @inline(__always)
  func signed(as other: Four) -> Four { Four(bits: bits | (other.bits & DoubleFormat.sign)) }

  @inline(__always)
  var powerOfTwo: Four { Four(bits: (bits &+ DoubleFormat.bias) &<< DoubleFormat.fraction) }

  @inline(__always)
  var split: (significand: Four, exponent: Four) {
    let above = bits &- DoubleFormat.rootOfHalf
    let exponent = ((above &+ DoubleFormat.one) &>> DoubleFormat.fraction) | DoubleFormat.ofWhole
    let significand = (above & DoubleFormat.ofFraction) &+ DoubleFormat.rootOfHalf
    return (
      Four(bits: significand), Four(Four(bits: exponent).values - DoubleFormat.offsetOfWhole)
    )
  }
}
