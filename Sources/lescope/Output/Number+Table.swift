import Terminal

extension Number {
  /// The value with so many decimals in a column of a table, which is plain ASCII: what is no number
  /// has its English name, and from 10⁹ on the notation is scientific.
  static func inTable(_ value: Double, decimals: Int) -> String {
    value.isFinite && abs(value) < 1e9 ? fixed(value, decimals: decimals) : "\(value)"
  }
}
