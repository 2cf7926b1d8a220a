import Presets

/// Counts things that follow one another, each for the same number of whole steps.
///
/// In step k it is thing ⌊(k−1)/hold⌋. Where the length changes on the way, the present thing goes on and
/// the count with it.
struct Beat: Equatable, Sendable {
  let hold: Int
  /// The k−1 at which thing `first` began.
  private var origin = 0
  private var first = 0

  init(hold: Int) {
    precondition(hold > 0, "what is shown lasts")
    self.hold = hold
  }

  /// Shows a thing that has been shown for so many steps at the end of step `now`.
  init(hold: Int, showing thing: Int, for passed: Int, after now: Int) {
    self.init(hold: hold)
    first = thing
    origin = now - passed
  }

  /// How many steps before step k its thing was shown.
  func passed(step k: Int) -> Int { (k - 1 - origin) % hold }

  /// The thing of step k.
  func number(step k: Int) -> Int { first + (k - 1 - origin) / hold }

  /// The k−1 at which a thing whose number is a multiple of `count` begins.
  func start(every count: Int) -> Int { origin - first % count * hold }

  /// Goes on where another one is.
  mutating func goOn(_ moment: Moment, after old: Beat) {
    guard old.hold != hold || moment.isRetimed else {
      self = old
      return
    }
    let next = moment.before + 1
    self = Beat(
      hold: hold, showing: old.number(step: next),
      for: min(moment.scaled(old.passed(step: next)), hold - 1), after: moment.now)
  }

  /// Begins now.
  mutating func begin(_ moment: Moment) { origin = moment.now }
}
