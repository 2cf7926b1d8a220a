/// How numbers of some precision are made up, as far as elementary functions have to know.
protocol NumberFormat {
  /// What, added and taken away again, rounds to a whole number.
  static var shift: Double { get }
  /// The greater part of ln 2, with as many bits less than a number has as an exponent takes, and the rest.
  static var logOfTwo: (high: Double, low: Double) { get }
  /// The least number that has all its digits.
  static var leastNormal: Double { get }
  /// What e is raised to is no more than this: beyond, it is 0 or infinite anyhow.
  static var powers: (least: Double, most: Double) { get }
}

/// Double precision: where what is in 64 bits.
enum DoubleFormat: NumberFormat {
  @inline(__always) static var sign: UInt64 { 1 << 63 }
  /// How many bits of fraction there are, below the exponent.
  @inline(__always) static var fraction: UInt64 { 52 }
  @inline(__always) static var ofFraction: UInt64 { (1 << 52) - 1 }
  /// What is added to an exponent.
  @inline(__always) static var bias: UInt64 { 1023 }
  /// The bits of 1.
  @inline(__always) static var one: UInt64 { 1023 << 52 }
  /// The bits of √½, rounded down.
  @inline(__always) static var rootOfHalf: UInt64 { 0x3fe6_a09e_667f_3bcc }
  /// With these bits above it a whole number n below 2⁵² is 2⁵² + n.
  @inline(__always) static var ofWhole: UInt64 { 0x4330_0000_0000_0000 }
  /// 2⁵² and the bias.
  @inline(__always) static var offsetOfWhole: Double { 0x1p52 + 1023 }

  @inline(__always) static var shift: Double { 0x1.8p52 }
  @inline(__always) static var logOfTwo: (high: Double, low: Double) {
    (0x1.62e42fefa3800p-1, 0x1.ef35793c76730p-45)
  }
  @inline(__always) static var leastNormal: Double { 0x1p-1022 }
  @inline(__always) static var powers: (least: Double, most: Double) { (-760, 720) }
}

/// Single precision, likewise with 32 bits.
enum SingleFormat: NumberFormat {
  @inline(__always) static var sign: UInt32 { 1 << 31 }
  @inline(__always) static var fraction: UInt32 { 23 }
  @inline(__always) static var ofFraction: UInt32 { (1 << 23) - 1 }
  @inline(__always) static var bias: UInt32 { 127 }
  @inline(__always) static var one: UInt32 { 127 << 23 }
  @inline(__always) static var rootOfHalf: UInt32 { 0x3f35_04f3 }
  @inline(__always) static var ofWhole: UInt32 { 0x4b00_0000 }
  @inline(__always) static var offsetOfWhole: Float { 0x1p23 + 127 }

  @inline(__always) static var shift: Double { 0x1.8p23 }
  @inline(__always) static var logOfTwo: (high: Double, low: Double) {
    (0x1.62e4p-1, 0x1.7f7d1cf79abcap-20)
  }
  @inline(__always) static var leastNormal: Double { 0x1p-126 }
  @inline(__always) static var powers: (least: Double, most: Double) { (-104, 89) }
}
