/// A number to twice as many digits: the sum of two, of which the second one is what the first has rounded
/// away.
struct Pair {
  let high: Double
  let low: Double

  /// The sum of a number and a smaller one (Dekker 1971).
  @inline(__always)
  init(_ greater: Double, _ smaller: Double) {
    high = greater + smaller
    low = smaller - (high - greater)
  }

  @inline(__always)
  private init(high: Double, low: Double) { (self.high, self.low) = (high, low) }

  /// A sum with nothing lost, whichever of the two is the greater one (Knuth).
  @inline(__always)
  init(sum one: Double, _ other: Double) {
    high = one + other
    let seen = high - one
    low = (one - (high - seen)) + (other - seen)
  }

  /// A product with nothing lost (Dekker 1971), of numbers that are neither huge nor tiny.
  @inline(__always)
  init(product one: Double, _ other: Double) {
    high = one * other
    let (a, b) = Pair.halves(one)
    let (c, d) = Pair.halves(other)
    low = ((a * c - high) + a * d + b * c) + b * d
  }

  /// A number as two of half as many digits (Veltkamp).
  @inline(__always)
  private static func halves(_ x: Double) -> (Double, Double) {
    let spread = 0x1p27 * x + x
    let upper = spread - (spread - x)
    return (upper, x - upper)
  }

  @inline(__always)
  static func + (one: Pair, other: Pair) -> Pair {
    let sum = Pair(sum: one.high, other.high)
    return Pair(sum.high, sum.low + (one.low + other.low))
  }

  @inline(__always)
  static func * (one: Pair, other: Pair) -> Pair {
    let product = Pair(product: one.high, other.high)
    return Pair(product.high, product.low + (one.high * other.low + one.low * other.high))
  }

  @inline(__always)
  static func / (one: Pair, other: Pair) -> Pair {
    let quotient = one.high / other.high
    let back = Pair(product: quotient, other.high)
    let rest = ((one.high - back.high) - back.low + one.low) - quotient * other.low
    return Pair(quotient, rest / other.high)
  }

  /// The number itself, to as many digits as one has.
  @inline(__always)
  var rounded: Double { high + low }
}
