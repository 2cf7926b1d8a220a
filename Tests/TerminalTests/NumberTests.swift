import Terminal
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    (0.0, 1, "0.0"), (-0.0, 2, "0.00"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (1.25, 1, "1.3"),
    (9.999, 2, "10.00"), (1284.3, 1, "1284.3"), (-12.5, 0, "-13"), (0.007, 3, "0.007"),
    (1e14, 2, "100000000000000.00"), (1e20, 1, "1e20"), (-1e300, 1, "-1e300"), (3, -2, "3"),
    (.nan, 1, "–"), (.infinity, 1, "∞"), (-.infinity, 1, "-∞"),
    (.leastNonzeroMagnitude, 3, "0.000"),
  ])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(Number.fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.0, 3, "0"), (-0.0, 3, "0"), (0.012345, 3, "0.0123"), (1234.5678, 3, "1235"), (10, 3, "10"),
    (99.96, 3, "100"), (0.99996, 3, "1"), (0.5, 2, "0.5"), (-2.25, 2, "-2.3"),
    (0.000012, 2, "1.2e-5"), (123_456_789, 3, "1.23e8"), (999_999, 6, "999999"),
    (1e300, 3, "1e300"), (2.5e-300, 2, "2.5e-300"), (.nan, 3, "–"), (0.0001, 3, "0.0001"),
    (9.9996e-5, 3, "0.0001"),
  ])
  func significant(value: Double, digits: Int, text: String) {
    #expect(Number.significant(value, digits: digits) == text)
  }
}

@Suite struct AxisTests {
  @Test(arguments: [
    (-0.9, 1.1, -1.2, 1.2), (-1.0, 1.0, -1.0, 1.0), (0.0, 0.83, 0.0, 1.0), (0.3, 0.7, 0.0, 0.8),
    (-0.7, -0.1, -0.8, 0.0), (99.0, 101.0, 99.0, 101.0), (-0.1, 3.1, -1.0, 4.0),
    (0.0, 0.0, -1.0, 1.0), (5.0, 5.0, 4.5, 5.5),
  ])
  func roundLimits(low: Double, high: Double, lower: Double, upper: Double) {
    #expect(AxisRange(holding: low, high) == AxisRange(lower, upper))
  }

  @Test func growsAtOnceAndShrinksSlowly() {
    var range = AxisRange(-1, 1)
    range.follow(-1.4, 1.3)
    #expect((range.lower, range.upper) == (-1.5, 1.5))
    for _ in 1..<AxisRange.patience { range.follow(-0.2, 0.2) }
    #expect(range.upper == 1.5)
    range.follow(-0.2, 0.2)
    #expect((range.lower, range.upper) == (-0.25, 0.25))
  }

  @Test func onePeakKeepsItsRoom() {
    var range = AxisRange(-1, 1)
    for call in 0..<10 * AxisRange.patience {
      range.follow(-0.1, call % 80 == 0 ? 0.9 : 0.1)
    }
    #expect(range.upper >= 0.9)
  }

  @Test func ignoresWhatIsNoNumber() {
    var range = AxisRange(0, 1)
    range.follow(.nan, 7)
    range.follow(0, .infinity)
    range.follow(2, 1)
    #expect((range.lower, range.upper) == (0, 1))
  }

  @Test(arguments: [
    (-1.0, 1.0, 5, ["-1.0", "-0.5", "0", "+0.5", "+1.0"]), (-1.0, 1.0, 3, ["-1", "0", "+1"]),
    (0.0, 1.0, 6, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0.0, 300.0, 4, ["0", "100", "200", "300"]),
    (99.0, 101.0, 3, ["99", "100", "101"]), (0.0, 2e-6, 3, ["0", "1e-6", "2e-6"]),
    (-1.2, 1.2, 1, ["0"]), (0.1, 0.9, 0, []), (1e6, 3e6, 3, ["1e6", "2e6", "3e6"]),
  ])
  func ticks(lower: Double, upper: Double, count: Int, labels: [String]) {
    #expect(Axis.ticks(AxisRange(lower, upper), count: count).map(\.label) == labels)
  }

  @Test func placesOnTheAxis() {
    let range = AxisRange(-1, 1)
    #expect(Axis.row(of: 1, range: range, rows: 5) == 0)
    #expect(Axis.row(of: 0, range: range, rows: 5) == 2)
    #expect(Axis.row(of: -1, range: range, rows: 5) == 4)
    #expect(Axis.row(of: 1.1, range: range, rows: 5) == nil)
    #expect(Axis.row(of: .nan, range: range, rows: 5) == nil)
    #expect(Axis.column(of: 1, range: range, columns: 11) == 10)
  }

  @Test func anyRangeHasTicksWithinIt() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let scale = Double(
        sign: .plus, exponent: .random(in: -1000...1000, using: &generator), significand: 1)
      let range = AxisRange(
        holding: .random(in: -1...1, using: &generator) * scale,
        .random(in: -1...1, using: &generator) * scale)
      let count = Int.random(in: 1...8, using: &generator)
      let ticks = Axis.ticks(range, count: count)
      #expect(ticks.count <= count, "\(range)")
      #expect(
        ticks.allSatisfy {
          $0.value >= range.lower - range.span * 1e-6 && $0.value <= range.upper + range.span * 1e-6
        }, "\(range)")
    }
  }
}
