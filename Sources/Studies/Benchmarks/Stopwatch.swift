/// Times a piece of work in repeated blocks, because one reading on a busy machine says little.
package struct Stopwatch: Sendable {
  /// The median over the blocks, in ns for one turn.
  package let median: Double
  /// A tenth of the blocks was faster than the first, a tenth slower than the second.
  package let spread: (Double, Double)

  /// - Parameters:
  ///   - blocks: how many blocks are timed.
  ///   - blockTime: about how long one block lasts.
  ///   - work: makes so many turns.
  package init(blocks: Int = 31, blockTime: Duration = .milliseconds(4), _ work: (Int) -> Void) {
    let clock = ContinuousClock()
    func nanoseconds(_ turns: Int) -> Double {
      let time = clock.measure { work(turns) }.components
      return (Double(time.seconds) * 1e9 + Double(time.attoseconds) * 1e-9) / Double(turns)
    }
    var turns = 1
    let goal = Double(blockTime.components.attoseconds) * 1e-9
    while nanoseconds(turns) * Double(turns) < goal / 2 { turns *= 2 }
    let times = (0..<blocks).map { _ in nanoseconds(turns) }.sorted()
    median = times[blocks / 2]
    spread = (times[blocks / 10], times[blocks - 1 - blocks / 10])
  }
  private init(median: Double, spread: (Double, Double)) {
    self.median = median
    self.spread = spread
  }

  /// The times of one of so many equal parts of a turn.
  func divided(by parts: Double) -> Stopwatch {
    Stopwatch(median: median / parts, spread: (spread.0 / parts, spread.1 / parts))
  }
}
