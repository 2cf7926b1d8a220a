/// The delay at which signals resemble their ideals most: the peak of the normalised cross
/// correlation, found coarsely first and then between samples by a parabola.
struct Correlation {
  /// In samples; negative where the signals are ahead.
  let delay: Double
  /// The correlation at the peak, from −1 to 1.
  let peak: Double
  /// The size of the signals over that of their ideals: the ratio of their standard deviations.
  let gain: Double

  /// As many coarse samples as are compared.
  private static let coarse = 400

  /// - Parameters:
  ///   - pairs: all pairs together give one delay.
  ///   - mostDelay: the longest delay to look for, in samples.
  /// - Returns: nil where the ideals do not change, or nothing resembles them.
  init?(_ pairs: [(ideal: [Double], actual: [Double])], mostDelay: Int) {
    guard let count = pairs.first?.ideal.count, count >= 16 else { return nil }
    let centred = pairs.map { (ideal: $0.ideal.centred, actual: $0.actual.centred) }
    let power = centred.reduce(0) { $0 + $1.ideal.power }
    let answer = centred.reduce(0) { $0 + $1.actual.power }
    guard power > 0, answer > 0 else { return nil }
    let stride = max(1, min(count / Correlation.coarse, mostDelay / 20))
    let limit = min(mostDelay, count / 2)
    func resemblance(_ delay: Int, every stride: Int) -> Double {
      var product = 0.0
      var idealPower = 0.0
      var actualPower = 0.0
      for (ideal, actual) in centred {
        let first = max(0, delay)
        let last = min(count, count + delay)
        for k in Swift.stride(from: first, to: last, by: stride) {
          let (x, y) = (ideal[k - delay], actual[k])
          product += x * y
          idealPower += x * x
          actualPower += y * y
        }
      }
      let scale = (idealPower * actualPower).squareRoot()
      return scale > 0 ? product / scale : 0
    }
    let rough = Swift.stride(from: -limit / 4, through: limit, by: stride)
      .max { resemblance($0, every: stride) < resemblance($1, every: stride) }
    guard let rough else { return nil }
    var best = rough
    var value = -Double.infinity
    for delay in rough - stride...rough + stride {
      let candidate = resemblance(delay, every: max(1, stride / 4))
      if candidate > value { (best, value) = (delay, candidate) }
    }
    guard value > 0.1 else { return nil }
    let before = resemblance(best - 1, every: max(1, stride / 4))
    let after = resemblance(best + 1, every: max(1, stride / 4))
    let curvature = before - 2 * value + after
    let shift = curvature < 0 ? (before - after) / (2 * curvature) : 0
    delay = Double(best) + min(max(shift, -0.5), 0.5)
    peak = value
    gain = (answer / power).squareRoot()
  }
}

extension [Double] {
  fileprivate var centred: [Double] {
    let mean = reduce(0, +) / Double(count)
    return map { $0 - mean }
  }

  fileprivate var power: Double { reduce(0) { $0 + $1 * $1 } }
}
