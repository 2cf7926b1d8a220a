import Glibc

extension Number {
  /// The value in as few characters as can be, where a thousandth is `m` and a thousand `k`:
  /// `prefixed(-0.0012, digits: 2)` is `-1.2m`. Out of the reach of the prefixes it is scientific.
  package static func prefixed(_ value: Double, digits: Int) -> String {
    guard value != 0, value.isFinite else { return significant(value, digits: digits) }
    let power = Int(clamping: (log10(value.magnitude) / 3 + 1e-9).rounded(.down))
    guard power != 0, let prefix = prefixes[power] else {
      return significant(value, digits: digits)
    }
    return significant(value / pow(1000, Double(power)), digits: digits) + prefix
  }

  // All that the SI has: a difference can be that small.
  private static let prefixes = [
    -10: "q", -9: "r", -8: "y", -7: "z", -6: "a", -5: "f", -4: "p", -3: "n", -2: "µ", -1: "m",
    1: "k", 2: "M", 3: "G", 4: "T", 5: "P", 6: "E", 7: "Z", 8: "Y", 9: "R", 10: "Q",
  ]
}
