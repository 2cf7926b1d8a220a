/// Numbers in equal steps, counted in decimal digits: 0:1:0.1 is 0, 0.1, 0.2, 0.3 as they would be
/// typed, where sums would give 0.30000000000000004.
///
/// Number k is (first + k·step)·10^exponent, in whole numbers up to the power of ten.
package struct DecimalRange: Equatable, Sendable {
  private let first: Int
  private let step: Int
  private let exponent: Int
  /// A longer range is a mistake rather than a wish.
  private static let mostNumbers = 1_000_000
  /// How many numbers there are; the last is the end itself where a step meets it.
  package let count: Int

  /// - Parameter text: `from:to:step`, both ends included.
  /// - Throws: what is wrong with it.
  package init(_ text: String) throws(Fault) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let decimals = parts.compactMap { DecimalDigits($0) }
    guard parts.count == 3, decimals.count == 3 else {
      throw Fault("\(text) is not a range; it must be from:to:step, such as 0:20:1")
    }
    let exponent = decimals.map(\.exponent).min() ?? 0
    let whole = decimals.compactMap { $0.mantissa(at: exponent) }
    guard whole.count == 3 else {
      throw Fault("\(text) spans more digits than a number has; it must be coarser or shorter")
    }
    let (length, isTooLong) = whole[1].subtractingReportingOverflow(whole[0])
    guard whole[2] != 0, length == 0 || (whole[1] > whole[0]) == (whole[2] > 0) else {
      throw Fault("\(text) never arrives; its step must lead from \(parts[0]) to \(parts[1])")
    }
    guard !isTooLong, length.magnitude / whole[2].magnitude < Self.mostNumbers else {
      throw Fault("\(text) has more than \(Self.mostNumbers) numbers; its step must be longer")
    }
    first = whole[0]
    step = whole[2]
    self.exponent = exponent
    count = Int(length.magnitude / step.magnitude) + 1
  }

  /// Number k, counted from 0: the Float64 nearest to its digits.
  package func value(at k: Int) -> Double {
    precondition(k >= 0 && k < count)
    return Double("\(first + k * step)e\(exponent)") ?? .nan
  }
}

/// A number as its decimal digits: mantissa·10^exponent.
private struct DecimalDigits {
  var mantissa: Int
  var exponent: Int

  /// - Returns: nil for what is no number, or has more digits than fit.
  init?(_ text: Substring) {
    let halves = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    var power = 0
    if halves.count == 2 {
      guard let given = Int(halves[1]), (-400...400).contains(given) else { return nil }
      power = given
    }
    let number = halves.first ?? ""
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      number.utf8.contains(where: { (0x30...0x39).contains($0) }),
      let mantissa = Int(String(parts[0] + fraction))
    else { return nil }
    self.mantissa = mantissa
    exponent = power - fraction.utf8.count
    // 1.50 and 1.5 are the same digits.
    while self.mantissa != 0, self.mantissa.isMultiple(of: 10) {
      self.mantissa /= 10
      exponent += 1
    }
    if self.mantissa == 0 { exponent = 0 }
  }

  /// The mantissa that goes with a lower exponent; nil where it is too large.
  func mantissa(at lower: Int) -> Int? {
    var mantissa = mantissa
    for _ in 0..<(exponent - lower) {
      let (product, overflows) = mantissa.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      mantissa = product
      if mantissa == 0 { return 0 }
    }
    return mantissa
  }
}
