import LatentEquilibrium

/// Gaussian numbers of mean 0 and variance 1, each held for a whole number of steps.
///
/// In step k the number is the one drawn ⌊(k−1)/hold⌋ draws after the first.
struct RandomHold: Equatable, Sendable {
  private let hold: Int
  private var random: RandomGenerator
  private var drawn = 1
  private var value: Double

  init(hold: Int, random: RandomGenerator) {
    precondition(hold > 0, "a number lasts")
    self.hold = hold
    self.random = random
    value = self.random.gaussian()
  }

  /// The number held during step k; steps must not go back to an earlier number.
  mutating func value(step k: Int) -> Double {
    while drawn <= (k - 1) / hold {
      value = random.gaussian()
      drawn += 1
    }
    return value
  }
}
