import Glibc

/// The values an axis spans.
///
/// It follows its data like a patient draughtsman: too small a range grows at once, too large a
/// one shrinks only when it has been too large for a while, so that the picture keeps still.
package struct AxisRange: Hashable, Sendable {
  package private(set) var lower: Double
  package private(set) var upper: Double

  /// How many times `follow` must find the range too large before it shrinks; at 30 pictures a
  /// second three seconds.
  package static let patience = 90

  private var callsTooLarge = 0
  private var widestLow = 0.0
  private var widestHigh = 0.0

  /// A range from `lower` to `upper`; what is no range becomes one that is drawable.
  package init(_ lower: Double, _ upper: Double) {
    let limit = AxisRange.largest
    let lower = lower.isNaN ? 0 : min(max(-limit, lower), limit)
    let upper = upper.isNaN ? lower : min(max(-limit, upper), limit)
    self.lower = min(lower, upper)
    self.upper = max(lower, upper)
    if self.lower == self.upper {
      let margin = max(1, self.lower.magnitude * 0.5)
      self.lower -= margin
      self.upper += margin
    }
  }

  /// The smallest range with round limits that holds the data.
  ///
  /// Data on both sides of zero, the smaller at least half as large as the other, get limits that
  /// are symmetric about zero; data on one side of zero get zero as a limit if they come near it.
  package init(holding low: Double, _ high: Double) {
    let limit = AxisRange.largest
    var low = low.isNaN ? 0 : min(max(-limit, low), limit)
    var high = high.isNaN ? low : min(max(-limit, high), limit)
    if low > high { swap(&low, &high) }
    if high - low <= 1e-9 * max(low.magnitude, high.magnitude) {
      let margin = low == 0 ? 1 : low.magnitude * 0.1
      low -= margin
      high += margin
    }
    if low < 0, high > 0, min(-low, high) >= 0.5 * max(-low, high) {
      let bound = AxisRange.roundUp(max(-low, high))
      self.init(-bound, bound)
    } else if low >= 0, low <= 0.5 * high {
      self.init(0, AxisRange.roundUp(high))
    } else if high <= 0, high >= 0.5 * low {
      self.init(-AxisRange.roundUp(-low), 0)
    } else {
      let step = AxisRange.roundStep((high - low) / 4)
      self.init((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
    }
  }

  package var span: Double { upper - lower }

  package func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// Where the value lies between the lower limit (0) and the upper (1).
  package func fraction(of value: Double) -> Double { (value - lower) / span }

  /// This range where it holds the data's extremes, or the smallest that does. Anything that is not a
  /// finite number is ignored.
  package func holding(_ low: Double, _ high: Double) -> AxisRange {
    guard low.isFinite, high.isFinite, low <= high else { return self }
    return contains(low) && contains(high) ? self : AxisRange(holding: low, high)
  }

  /// Looks at the data's extremes once more, and grows or, after a while, shrinks. Anything that
  /// is not a finite number is ignored.
  package mutating func follow(_ low: Double, _ high: Double) {
    guard low.isFinite, high.isFinite, low <= high else { return }
    guard contains(low), contains(high) else {
      self = AxisRange(holding: low, high)
      return
    }
    widestLow = callsTooLarge == 0 ? low : min(widestLow, low)
    widestHigh = callsTooLarge == 0 ? high : max(widestHigh, high)
    // A little room, or a range would follow data that wander about a round limit.
    let room = 0.1 * (widestHigh - widestLow)
    let target = AxisRange(holding: widestLow - room, widestHigh + room)
    guard target.span < 0.75 * span else {
      callsTooLarge = 0
      return
    }
    callsTooLarge += 1
    if callsTooLarge >= AxisRange.patience { self = target }
  }

  /// The largest limit: well below the largest `Double`, so that a span cannot overflow.
  private static let largest = 1e300

  /// The next larger number of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 and 10 times a power of ten.
  private static func roundUp(_ value: Double) -> Double {
    guard value > 1e-300 else { return 1e-300 }
    let power = pow(10, log10(value).rounded(.down))
    let mantissa = value / power * (1 - 1e-12)
    let ladder = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]
    return (ladder.first { mantissa <= $0 } ?? 10) * power
  }

  /// The next larger number of 1, 2 and 5 times a power of ten: a step between ticks.
  static func roundStep(_ value: Double) -> Double {
    guard value > 1e-300 else { return 1e-300 }
    let power = pow(10, log10(value).rounded(.down))
    let mantissa = value / power * (1 - 1e-12)
    return ([1, 2, 5].first { mantissa <= $0 } ?? 10) * power
  }
}
