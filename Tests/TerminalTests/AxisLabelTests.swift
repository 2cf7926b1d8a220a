import Glibc
import Testing

@testable import Terminal

/// Labels of an axis are told apart, fit in their column, and say what they stand for: over
/// magnitudes from 10⁻¹² to 10¹² and ranges down to 10⁻¹⁵ of the values.
@Suite struct AxisLabelTests {
  private static let prefixes = [
    "q": -30, "r": -27, "y": -24, "z": -21, "a": -18, "f": -15, "p": -12, "n": -9, "µ": -6,
    "m": -3, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Z": 21, "Y": 24, "R": 27, "Q": 30,
  ]

  /// What a person reads.
  private static func read(_ label: String) -> Double? {
    var digits = label.hasPrefix("+") ? String(label.dropFirst()) : label
    var power = 0
    if let exponent = digits.last.flatMap({ prefixes[String($0)] }) {
      power = exponent
      digits.removeLast()
    }
    if digits.hasPrefix(".") { digits = "0" + digits }
    if digits.hasPrefix("-.") { digits = "-0" + digits.dropFirst() }
    return power == 0 ? Double(digits) : Double(digits + "e\(power)")
  }

  private static func read(_ texts: [String], areDifferences: Bool) -> [Double?] {
    guard areDifferences, let offset = texts.first.flatMap(read) else { return texts.map(read) }
    return [offset]
      + texts.dropFirst().map { $0.hasPrefix("+") ? read($0).map { offset + $0 } : nil }
  }

  /// Ranges of all sizes, drawn from a seed: far from 0 and about it.
  private static let ranges: [AxisRange] = {
    var seed: UInt64 = 5
    func uniform(_ low: Double, _ high: Double) -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return low + (high - low) * Double(seed >> 11) * 0x1p-53
    }
    return (0..<4000).map { number in
      let magnitude = pow(10, uniform(-12, 12))
      let width = magnitude * pow(10, uniform(-15, 0.5))
      let middle = (number % 2 == 0 ? 1 : -1) * magnitude
      return number % 3 == 0
        ? AxisRange(holding: middle - width / 2, middle + width / 2)
        : AxisRange(middle - width / 2, middle + width / 2)
    }
  }()

  @Test(arguments: [4, 5, 6])
  func limits(columns: Int) {
    for range in Self.ranges {
      let labels = AxisLabels(limitsOf: range, columns: columns)
      let hasZero = range.lower < 0 && range.upper > 0
      let values = hasZero ? [range.lower, 0, range.upper] : [range.lower, range.upper]
      let halfStep = max(
        AxisRange.roundStep(range.span / 4) / 2,
        2 * max(range.upper.magnitude, range.lower.magnitude).ulp)
      check(labels.texts, labels.areDifferences, values, within: halfStep, "\(range)")
      for text in labels.texts.dropFirst(labels.areDifferences ? 1 : 0) {
        #expect(text.columns <= max(5, columns), "\(text) of \(range)")
      }
      if hasZero { #expect(!labels.areDifferences) }
    }
  }

  @Test(arguments: [(2, 5), (5, 5), (9, 5), (5, 8), (9, 12)])
  func ticks(count: Int, columns: Int) {
    for range in Self.ranges {
      let ticks = Axis.ticks(range, count: count, columns: columns)
      guard let step = ticks.dropFirst().first.map({ $0.value - ticks[0].value }) else { continue }
      let texts = ticks.map(\.label)
      let areDifferences =
        texts.count > 1 && !texts[0].hasPrefix("+")
        && texts.dropFirst().allSatisfy { $0.hasPrefix("+") }
        && (range.lower > 0 || range.upper < 0)
      // What is read cannot be nearer than numbers are to one another.
      let halfStep = max(0.501 * step, 2 * max(range.upper.magnitude, range.lower.magnitude).ulp)
      check(texts, areDifferences, ticks.map(\.value), within: halfStep, "\(range)")
      for text in texts.dropFirst(areDifferences ? 1 : 0) {
        #expect(text.columns <= columns, "\(text) of \(range)")
      }
    }
  }

  /// Labels beside one another neither touch nor leave their room, and the one that the others are
  /// differences to is among them.
  @Test(arguments: [20, 40, 98], [false, true])
  func across(columns: Int, slides: Bool) {
    for range in Self.ranges {
      let room = 3..<columns - 2
      let placed = Axis.ticks(
        range, count: max(3, columns / 8), acrossColumns: columns, room: room, slides: slides)
      var next = room.lowerBound
      for (tick, column) in placed {
        #expect(column >= next && column + tick.label.columns <= room.upperBound, "\(range)")
        next = column + tick.label.columns + 1
      }
      if range.lower > 0 || range.upper < 0 {
        #expect(placed.first?.tick.label.hasPrefix("+") != true, "\(range)")
      }
      #expect(Set(placed.map(\.tick.label)).count == placed.count, "\(range)")
    }
  }

  @Test func offsetAndDifferences() {
    let close = AxisLabels(limitsOf: AxisRange(1849.999, 1850.001), columns: 5)
    #expect(close.texts == ["1849.999", "+2m"])
    #expect(AxisLabels(limitsOf: AxisRange(99, 101), columns: 5).texts == ["99", "101"])
    #expect(AxisLabels(limitsOf: AxisRange(-1.2, 1.2), columns: 5).texts == ["-1.2", "0", "+1.2"])
    #expect(
      AxisLabels(limitsOf: AxisRange(-0.12, 0.12), columns: 4).texts == ["-.12", "0", "+.12"])
    #expect(
      Axis.ticks(AxisRange(1849.999, 1850.001), count: 5, columns: 5).map(\.label)
        == ["1849.999", "+500µ", "+1m", "+1.5m", "+2m"])
  }

  private func check(
    _ texts: [String], _ areDifferences: Bool, _ values: [Double], within tolerance: Double,
    _ comment: String
  ) {
    #expect(Set(texts).count == values.count, "\(texts) of \(comment)")
    for (value, seen) in zip(values, Self.read(texts, areDifferences: areDifferences)) {
      guard let seen else {
        Issue.record("\(texts) of \(comment)")
        continue
      }
      #expect((seen - value).magnitude <= tolerance, "\(texts) of \(comment)")
    }
  }
}
