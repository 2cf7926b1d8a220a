import LatentEquilibrium
import Presets

/// Rows shown one after the other, each for a whole number of steps, from the start again.
///
/// In step k the row is number ⌊(k−1)/hold⌋, counted round. Shuffled, every pass through the rows has
/// an order of its own, drawn from the generator.
struct SampleSequence: Equatable, Sendable {
  let rows: [[Double]]
  private(set) var beat: Beat
  /// Nil keeps the rows in their order.
  private var random: RandomGenerator?
  private var order: [Int]
  private var pass = -1

  init(rows: [[Double]], hold: Int, random: RandomGenerator?) {
    precondition(!rows.isEmpty, "a sequence has rows")
    self.rows = rows
    beat = Beat(hold: hold)
    self.random = random
    order = Array(rows.indices)
  }

  /// Whether the rows keep their order.
  var isOrdered: Bool { random == nil }

  /// Goes on with the present row of another one, if it has the same rows; else begins now.
  mutating func goOn(_ moment: Moment, after old: SampleSequence?) {
    guard let old, old.rows == rows, old.isOrdered == isOrdered else {
      return beat.begin(moment)
    }
    (random, order, pass) = (old.random, old.order, old.pass)
    beat.goOn(moment, after: old.beat)
  }

  /// The row shown during step k; steps must not go back to an earlier pass.
  mutating func row(step k: Int) -> Int {
    let sample = beat.number(step: k)
    while random != nil && pass < sample / rows.count {
      pass += 1
      random?.shuffle(&order)
    }
    return order[sample % rows.count]
  }
}
