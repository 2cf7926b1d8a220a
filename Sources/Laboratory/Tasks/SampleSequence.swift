import LatentEquilibrium

/// Rows shown one after the other, each for a whole number of steps, from the start again.
///
/// In step k the row is number ⌊(k−1)/hold⌋, counted round. Shuffled, every pass through the rows has
/// an order of its own, drawn from the generator.
struct SampleSequence: Equatable, Sendable {
  let rows: [[Double]]
  private let hold: Int
  /// Nil keeps the rows in their order.
  private var random: RandomGenerator?
  private var order: [Int]
  private var pass = -1

  init(rows: [[Double]], hold: Int, random: RandomGenerator?) {
    precondition(!rows.isEmpty && hold > 0, "a sequence has rows that last")
    self.rows = rows
    self.hold = hold
    self.random = random
    order = Array(rows.indices)
  }

  /// The row shown during step k; steps must not go back to an earlier pass.
  mutating func row(step k: Int) -> Int {
    let sample = (k - 1) / hold
    while random != nil && pass < sample / rows.count {
      pass += 1
      shuffle()
    }
    return order[sample % rows.count]
  }

  /// Fisher and Yates; the library's own shuffle may change from one version to the next.
  private mutating func shuffle() {
    guard var random else { return }
    for last in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(random.uniform() * Double(last + 1)))
    }
    self.random = random
  }
}
