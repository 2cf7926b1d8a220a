extension Int {
  /// The whole number next to a value, towards zero. What lies beyond ±2⁵³, where a `Double` no
  /// longer counts one by one, is ±2⁵³, and what is not a number is 0: no value is a trap.
  package init(clamping value: Double) {
    self = value.isNaN ? 0 : Int(Swift.min(Swift.max(-0x1p53, value), 0x1p53))
  }
}
