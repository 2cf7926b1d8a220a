/// The delay at which signals resemble their ideals most: the peak of their normalised cross
/// correlation, found coarsely first and then between samples by a parabola.
///
/// Means and powers are those of what overlaps at each delay. A signal that is nothing but late and
/// scaled then has a correlation of 1 at its delay, and a sine its peak there, however the window
/// cuts it. How far the delay may be off is seen from the parts of the window, each with a peak of
/// its own.
struct Correlation {
  /// In samples; negative where the signals are ahead.
  let delay: Double
  /// The standard error of the delay, in samples.
  let delayUncertainty: Double
  /// The correlation at the peak, from −1 to 1.
  let peak: Double
  /// The size of the signals over that of their ideals: the ratio of their standard deviations.
  let gain: Double
  /// The standard error of the gain.
  let gainUncertainty: Double

  /// As many coarse samples as are compared.
  private static let coarse = 400
  /// As many samples as are compared once it is known where, over all pairs.
  private static let fine = 4000
  /// Into so many parts the window is cut.
  private static let parts = 6
  /// The signals' samples, each pair less its mean.
  private typealias Pair = (ideal: [Double], actual: [Double])

  /// - Parameters:
  ///   - pairs: all pairs together give one delay.
  ///   - delays: where to look for it, in samples.
  /// - Returns: nil where the ideals do not change, or nothing resembles them.
  init?(_ pairs: [(ideal: [Double], actual: [Double])], delays: ClosedRange<Int>) {
    guard let count = pairs.first?.ideal.count, count >= 16 else { return nil }
    let centred = pairs.map { (ideal: $0.ideal.centred, actual: $0.actual.centred) }
    let power = centred.reduce(0) { $0 + $1.ideal.power }
    let size = pairs.reduce(0) { $0 + $1.ideal.power }
    guard power > 1e-20 * size, centred.contains(where: { $0.actual.power > 0 }) else { return nil }
    let limit = count / 2
    let delays = delays.clamped(to: -limit...limit)
    let stride = max(1, min(count / Correlation.coarse, delays.count / 24))
    func resemblance(_ delay: Int, every stride: Int) -> Double {
      Correlation.compare(centred, 0..<count, delay, every: stride).resemblance
    }
    let rough = Swift.stride(from: delays.lowerBound, through: delays.upperBound, by: stride)
      .max { resemblance($0, every: stride) < resemblance($1, every: stride) }
    guard let rough else { return nil }
    let every = max(1, count * pairs.count / Correlation.fine)
    let best = (rough - stride...rough + stride)
      .max { resemblance($0, every: every) < resemblance($1, every: every) }
    guard let best, resemblance(best, every: every) > 0.1 else { return nil }
    // The same actual samples at every delay nearby, so that none is compared with fewer.
    let margin = max(2, count / 16)
    let inner = max(0, best + margin)..<max(best + margin + 1, min(count, count + best - margin))
    func top(_ samples: Range<Int>, every stride: Int) -> Top? {
      Correlation.top(of: centred, samples, near: best, within: margin - 1, every: stride)
    }
    guard let whole = top(inner, every: every) else { return nil }
    (delay, peak, gain) = (whole.delay, whole.resemblance, whole.gain)
    let found = (0..<Correlation.parts).compactMap { part in
      let start = inner.lowerBound + inner.count * part / Correlation.parts
      let end = inner.lowerBound + inner.count * (part + 1) / Correlation.parts
      return top(start..<end, every: max(1, every / 2))
    }
    let number = Double(max(found.count, 2))
    func error(_ squares: Double) -> Double { (squares / (number * (number - 1))).squareRoot() }
    delayUncertainty = error(
      found.reduce(0) { $0 + ($1.delay - whole.delay) * ($1.delay - whole.delay) })
    gainUncertainty = error(
      found.reduce(0) { $0 + ($1.gain - whole.gain) * ($1.gain - whole.gain) })
  }

  /// What two signals have in common at one delay.
  private struct Comparison {
    var product = 0.0
    var idealPower = 0.0
    var actualPower = 0.0

    var resemblance: Double {
      let scale = (idealPower * actualPower).squareRoot()
      return scale > 0 ? product / scale : 0
    }
    var gain: Double { idealPower > 0 ? (actualPower / idealPower).squareRoot() : 0 }
  }

  /// Compares the actual samples `range` with the ideal ones so many earlier.
  private static func compare(
    _ pairs: [Pair], _ range: Range<Int>, _ delay: Int, every stride: Int
  ) -> Comparison {
    var sum = Comparison()
    for (ideal, actual) in pairs {
      let first = max(range.lowerBound, delay)
      let last = min(range.upperBound, actual.count + delay)
      var (x, y, xx, yy, xy, n) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
      for k in Swift.stride(from: first, to: last, by: stride) {
        let (a, b) = (ideal[k - delay], actual[k])
        x += a
        y += b
        xx += a * a
        yy += b * b
        xy += a * b
        n += 1
      }
      guard n > 0 else { continue }
      sum.product += xy - x * y / n
      sum.idealPower += max(0, xx - x * x / n)
      sum.actualPower += max(0, yy - y * y / n)
    }
    return sum
  }

  /// Where the correlation is highest, and what it is there.
  private struct Top {
    var delay: Double
    var resemblance: Double
    var gain: Double
  }

  /// The top of the hill that `near` is on, no further away than `reach`.
  private static func top(
    of pairs: [Pair], _ range: Range<Int>, near: Int, within reach: Int, every stride: Int
  ) -> Top? {
    func compare(_ delay: Int) -> Comparison {
      Correlation.compare(pairs, range, delay, every: stride)
    }
    var (before, top, after) = (compare(near - 1), compare(near), compare(near + 1))
    var delay = near
    while abs(delay - near) < reach {
      if after.resemblance > top.resemblance {
        delay += 1
        (before, top, after) = (top, after, compare(delay + 1))
      } else if before.resemblance > top.resemblance {
        delay -= 1
        (before, top, after) = (compare(delay - 1), before, top)
      } else {
        break
      }
    }
    let curvature = before.resemblance - 2 * top.resemblance + after.resemblance
    guard curvature < 0 else { return nil }
    let slope = after.resemblance - before.resemblance
    let shift = min(max(-slope / (2 * curvature), -0.5), 0.5)
    return Top(
      delay: Double(delay) + shift,
      resemblance: top.resemblance - slope * slope / (8 * curvature),
      gain: top.gain + shift * (after.gain - before.gain) / 2)
  }
}

extension [Double] {
  fileprivate var centred: [Double] {
    let mean = reduce(0, +) / Double(count)
    return map { $0 - mean }
  }

  fileprivate var power: Double { reduce(0) { $0 + $1 * $1 } }
}
