/// Eight numbers of single precision beside one another: two registers of a processor with SSE2, one where it
/// has AVX2.
struct Eight: Lanes {
  typealias Format = SingleFormat

  let values: SIMD8<Float>

  @inline(__always)
  init(_ values: SIMD8<Float>) { self.values = values }

  @inline(__always)
  init(floatLiteral value: Double) { values = SIMD8(repeating: Float(value)) }

  @inline(__always)
  static func + (one: Eight, other: Eight) -> Eight { Eight(one.values + other.values) }

  @inline(__always)
  static func - (one: Eight, other: Eight) -> Eight { Eight(one.values - other.values) }

  @inline(__always)
  static func * (one: Eight, other: Eight) -> Eight { Eight(one.values * other.values) }

  @inline(__always)
  static func / (one: Eight, other: Eight) -> Eight { Eight(one.values / other.values) }

  @inline(__always)
  static func < (one: Eight, other: Eight) -> SIMDMask<SIMD8<Int32>> { one.values .< other.values }

  @inline(__always)
  static func == (one: Eight, other: Eight) -> SIMDMask<SIMD8<Int32>> {
    one.values .== other.values
  }

  @inline(__always)
  func or(_ other: Eight, where mask: SIMDMask<SIMD8<Int32>>) -> Eight {
    Eight(values.replacing(with: other.values, where: mask))
  }

  @inline(__always)
  private init(bits: SIMD8<UInt32>) {
    values = unsafe unsafeBitCast(bits, to: SIMD8<Float>.self)
  }

  @inline(__always)
  private var bits: SIMD8<UInt32> { unsafe unsafeBitCast(values, to: SIMD8<UInt32>.self) }

  @inline(__always)
  var magnitude: Eight { Eight(bits: bits & ~SingleFormat.sign) }

  @inline(__always)
  func signed(as other: Eight) -> Eight { Eight(bits: bits | (other.bits & SingleFormat.sign)) }

  @inline(__always)
  var powerOfTwo: Eight { Eight(bits: (bits &+ SingleFormat.bias) &<< SingleFormat.fraction) }

  @inline(__always)
  var split: (significand: Eight, exponent: Eight) {
    let above = bits &- SingleFormat.rootOfHalf
    let exponent = ((above &+ SingleFormat.one) &>> SingleFormat.fraction) | SingleFormat.ofWhole
    let significand = (above & SingleFormat.ofFraction) &+ SingleFormat.rootOfHalf
    return (
      Eight(bits: significand), Eight(Eight(bits: exponent).values - SingleFormat.offsetOfWhole)
    )
  }
}
