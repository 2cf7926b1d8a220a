extension Double {
  /// √(x² + y²), infinite where either is, and beyond the range of numbers only where it is itself.
  ///
  /// At most 1.5 units in the last place from the true value.
  package static func hypot(_ x: Double, _ y: Double) -> Double {
    if x.magnitude == .infinity || y.magnitude == .infinity { return .infinity }
    if x.isNaN || y.isNaN { return .nan }
    // Times a power of 2 so that no square leaves the range.
    let greater = max(x.magnitude, y.magnitude)
    let scale: Double = greater > 0x1p500 ? 0x1p-600 : greater < 0x1p-400 ? 0x1p600 : 1
    let (a, b) = (x * scale, y * scale)
    return (a * a + b * b).squareRoot() / scale
  }

  /// n! = 1·2·…·n, exact up to n = 22.
  package static func factorial(_ n: Int) -> Double {
    var product = 1.0
    for factor in stride(from: 2, through: n, by: 1) { product *= Double(factor) }
    return product
  }
}
