import LatentEquilibrium
import Presets

/// Gaussian numbers of mean 0 and variance 1, each held for a whole number of steps.
///
/// In step k the number is the one drawn ⌊(k−1)/hold⌋ draws after the first.
struct RandomHold: Equatable, Sendable {
  private var beat: Beat
  private var random: RandomGenerator
  private var drawn = 1
  private var value: Double

  init(hold: Int, random: RandomGenerator) {
    beat = Beat(hold: hold)
    self.random = random
    value = self.random.gaussian()
  }

  /// How many steps each number is held.
  var hold: Int { beat.hold }

  /// Goes on with the present number of another one, whose numbers last for another time.
  mutating func goOn(_ moment: Moment, after old: RandomHold) {
    (random, drawn, value) = (old.random, old.drawn, old.value)
    beat.goOn(moment, after: old.beat)
  }

  /// Begins now rather than at the first step.
  mutating func begin(_ moment: Moment) { beat.begin(moment) }

  /// How many steps before step k its number began.
  func passed(step k: Int) -> Int { beat.passed(step: k) }

  /// The number held during step k; steps must not go back to an earlier number.
  mutating func value(step k: Int) -> Double {
    while drawn <= beat.number(step: k) {
      value = random.gaussian()
      drawn += 1
    }
    return value
  }
}
