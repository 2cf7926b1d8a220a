/// An angle with whole quarter turns taken away (Payne and Hanek 1983).
///
/// x·2/π modulo 4 is worked out in whole numbers of 192 bits, which no finite x exceeds: the bits of 2/π that
/// only add whole turns are not even looked at.
struct ReducedAngle {
  /// What is left, from −π/4 to π/4, to twice as many digits.
  let high: Double
  let low: Double
  /// How many quarter turns there are beyond it, modulo 4.
  let quarters: Int

  /// - Precondition: `x` is finite.
  init(_ x: Double) {
    guard x.magnitude >= 0.785398163397448 else {
      (high, low, quarters) = (x, 0, 0)
      return
    }
    guard x.magnitude > 0x1p19 else {
      (high, low, quarters) = ReducedAngle.reduceModerate(x)
      return
    }
    let product = ReducedAngle.productWithTwoOverPi(x.magnitude)
    var quarters = Int(product.0 >> 62)
    // What is behind the point, as a signed number: from −½ to ½ of a quarter.
    var above = product.0 << 2 | product.1 >> 62
    var below = product.1 << 2 | product.2 >> 62
    let isBeyondHalf = above >> 63 == 1
    if isBeyondHalf {
      quarters += 1
      below = ~below &+ 1
      above = ~above &+ (below == 0 ? 1 : 0)
    }
    let zeros = UInt64(above == 0 ? 0 : above.leadingZeroBitCount)
    if zeros > 0 {
      above = above << zeros | below >> (64 - zeros)
      below <<= zeros
    }
    let angle = ReducedAngle.timesHalfPi(above, below)
    let unit = Double(sign: .plus, exponent: -63 - Int(zeros), significand: 1)
    let isMinus = isBeyondHalf != (x < 0)
    let size = Double(angle.high & ~0x7ff) * unit
    let rest = Double((angle.high & 0x7ff) << 53 | angle.low >> 11) * unit * 0x1p-53
    high = isMinus ? -size : size
    low = isMinus ? -rest : rest
    self.quarters = (x < 0 ? -quarters : quarters) & 3
  }

  /// Of fewer than 2²⁰ quarter turns, each of which is π/2 to 119 bits: 33, 33 and 53 of them, so that the
  /// products with the first two are exact.
  @inline(__always)
  private static func reduceModerate(_ x: Double) -> (Double, Double, Int) {
    let shifted = x * 0x1.45f306dc9c883p-1 + 0x1.8p52
    let count = shifted - 0x1.8p52
    let rest = Pair(sum: x - count * 0x1.921fb54400000p+0, -(count * 0x1.0b4611a600000p-34))
    let left = Pair(rest.high, rest.low - count * 0x1.3198a2e037073p-69)
    return (left.high, left.low, Int(truncatingIfNeeded: shifted.bitPattern & 3))
  }

  /// The 192 bits of x·2/π of which the first two count quarter turns.
  private static func productWithTwoOverPi(_ x: Double) -> (UInt64, UInt64, UInt64) {
    let significand = x.significandBitPattern | 1 << 52
    // x is the significand times 2 to this; the bits of 2/π from two places before it on matter.
    let exponent = Int(x.exponentBitPattern) - 1075
    let first = exponent - 2 + 64
    let (word, bit) = (first >> 6, UInt64(first & 63))
    func bits(_ number: Int) -> UInt64 {
      let (here, next) = (twoOverPi[word + number], twoOverPi[word + number + 1])
      return bit == 0 ? here : here << bit | next >> (64 - bit)
    }
    let (a, b, c) = (bits(0), bits(1), bits(2))
    let last = significand.multipliedFullWidth(by: c)
    let middle = significand.multipliedFullWidth(by: b)
    let (second, carry) = middle.low.addingReportingOverflow(last.high)
    return (significand &* a &+ middle.high &+ (carry ? 1 : 0), second, last.low)
  }

  /// The first 128 bits of the product of a number of 128 bits and those of π/2.
  private static func timesHalfPi(_ above: UInt64, _ below: UInt64) -> (
    high: UInt64, low: UInt64
  ) {
    let (piAbove, piBelow): (UInt64, UInt64) = (0xc90f_daa2_2168_c234, 0xc4c6_628b_80dc_1cd1)
    let product = above.multipliedFullWidth(by: piAbove)
    let one = above.multipliedFullWidth(by: piBelow).high
    let other = below.multipliedFullWidth(by: piAbove).high
    let (first, carry) = product.low.addingReportingOverflow(one)
    let (second, carryToo) = first.addingReportingOverflow(other)
    return (product.high &+ (carry ? 1 : 0) &+ (carryToo ? 1 : 0), second)
  }
}

/// 2/π in binary, after 64 zeros: as far as the greatest finite number needs it.
private let twoOverPi: [UInt64] = [
  0x0000_0000_0000_0000, 0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041,
  0xfe51_63ab_debb_c561, 0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c, 0xfe1d_eb1c_b129_a73e,
  0xe882_35f5_2ebb_4484, 0xe99c_7026_b45f_7e41, 0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b,
  0x1ff8_97ff_de05_980f, 0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d,
  0x7527_bac7_ebe5_f17b, 0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08, 0x5603_3046_fc7b_6bab,
]
