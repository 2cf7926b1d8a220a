/// A seeded generator of random numbers: xoshiro256** (Blackman and Vigna 2018), seeded through
/// SplitMix64.
///
/// Each purpose draws from a stream of its own, named in `init(seed:stream:)`, so that a change of
/// the stimulus never changes the weights. It is a value: a copy continues with the same numbers.
public struct RandomGenerator: RandomNumberGenerator, Equatable, Sendable {
  private var s0, s1, s2, s3: UInt64

  /// A generator for one purpose of an experiment.
  ///
  /// - Parameters:
  ///   - seed: the experiment's seed.
  ///   - stream: what the numbers are for, such as `"weights 2"`.
  public init(seed: UInt64, stream: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    var state = seed ^ hash
    func splitMix() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
    (s0, s1, s2, s3) = (splitMix(), splitMix(), splitMix(), splitMix())
  }

  /// A generator that continues where one with these words is.
  ///
  /// - Precondition: there are four.
  package init(_ words: [UInt64]) {
    precondition(words.count == 4)
    (s0, s1, s2, s3) = (words[0], words[1], words[2], words[3])
  }

  /// What the next numbers follow from.
  package var words: [UInt64] { [s0, s1, s2, s3] }

  public mutating func next() -> UInt64 {
    let product = s1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 45) | (s3 >> 19)
    return result
  }

  /// A number drawn evenly from 0 (included) to 1 (excluded).
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number drawn from the standard normal distribution (Marsaglia's polar method).
  public mutating func gaussian() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square > 0 && square < 1 { return x * (-2 * Double.log(square) / square).squareRoot() }
    }
  }

  /// Puts numbers into an order of its own (Fisher and Yates); the library's own shuffle may change
  /// from one version to the next.
  package mutating func shuffle(_ order: inout [Int]) {
    for last in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(uniform() * Double(last + 1)))
    }
  }
}
