/// MT19937, the generator behind NumPy's `RandomState` (Matsumoto and Nishimura 1998).
///
/// Only for samples that were published as what that generator draws; everything else here draws
/// from `RandomGenerator`.
public struct MersenneTwister {
  private var state: [UInt32]
  private var next = 624

  public init(seed: UInt32) {
    state = [seed]
    for index in 1..<624 {
      let last = state[index - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
    }
  }

  /// 32 random bits.
  public mutating func bits() -> UInt32 {
    if next == 624 { renew() }
    var bits = state[next]
    next += 1
    bits ^= bits >> 11
    bits ^= (bits << 7) & 0x9d2c_5680
    bits ^= (bits << 15) & 0xefc6_0000
    return bits ^ (bits >> 18)
  }

  /// A number from 0 (included) to 1 (excluded) with 53 random bits, as `rand()` draws it.
  public mutating func uniform() -> Double {
    let high = Double(bits() >> 5)
    let low = Double(bits() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /// A whole number from 0 to `bound` − 1, as `randint(bound)` draws it: the lowest bits, again
  /// until they are small enough.
  public mutating func whole(below bound: UInt32) -> Int {
    let most = bound - 1
    let mask = most == 0 ? 0 : UInt32.max >> UInt32(most.leadingZeroBitCount)
    while true {
      let drawn = bits() & mask
      if drawn <= most { return Int(drawn) }
    }
  }

  private mutating func renew() {
    for index in 0..<624 {
      let joined = (state[index] & 0x8000_0000) | (state[(index + 1) % 624] & 0x7fff_ffff)
      state[index] =
        state[(index + 397) % 624] ^ (joined >> 1) ^ (joined & 1 == 1 ? 0x9908_b0df : 0)
    }
    next = 0
  }
}
