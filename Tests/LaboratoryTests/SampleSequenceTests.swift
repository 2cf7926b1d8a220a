import LatentEquilibrium
import Testing

@testable import Laboratory
@testable import Presets

struct SampleSequenceTests {
  private let rows = (0..<6).map { [Double($0)] }

  private func sequence(hold: Int, seed: UInt64? = nil) -> SampleSequence {
    SampleSequence(
      rows: rows, hold: hold, random: seed.map { RandomGenerator(seed: $0, stream: "order") })
  }

  @Test(arguments: [1, 3, 10])
  func `Step k shows row ⌊(k−1)∕hold⌋, counted round`(hold: Int) {
    var sequence = sequence(hold: hold)
    #expect((1...200).map { sequence.row(step: $0) } == (1...200).map { ($0 - 1) / hold % 6 })
  }

  @Test func `Shuffled, every pass shows each row once, in an order of its own`() {
    var sequence = sequence(hold: 2, seed: 1)
    let shown = (1...1200).map { sequence.row(step: $0) }
    #expect(stride(from: 0, to: 1200, by: 2).allSatisfy { shown[$0] == shown[$0 + 1] })
    let passes = (0..<100).map { pass in (0..<6).map { shown[12 * pass + 2 * $0] } }
    #expect(passes.allSatisfy { $0.sorted() == Array(0..<6) })
    #expect(Set(passes).count > 80)
    // In each place each row stands about as often: 100/6 ± 4·√(100·5/36).
    for place in 0..<6 {
      for row in 0..<6 {
        #expect(abs(passes.count { $0[place] == row } - 17) < 16)
      }
    }
  }

  @Test func `Leaving steps out changes no order, and the seed decides`() {
    var all = sequence(hold: 1, seed: 3)
    var some = sequence(hold: 1, seed: 3)
    var other = sequence(hold: 1, seed: 4)
    let shown = (1...60).map { all.row(step: $0) }
    for step in [2, 20, 21, 59] { #expect(some.row(step: step) == shown[step - 1]) }
    #expect((1...60).map { other.row(step: $0) } != shown)
  }
}
