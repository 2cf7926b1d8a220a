/// What a `Curve` does, written for any number of lanes.
protocol CurveBody {
  static func at<Number: Lanes>(_ x: Number) -> (value: Number, slope: Number)
}

/// tanh x and 1 − tanh² x.
enum TanhBody: CurveBody {
  @inline(__always)
  static func at<Number: Lanes>(_ x: Number) -> (value: Number, slope: Number) {
    let value = hyperbolicTangent(x)
    return (value, 1.0 - value * value)
  }
}

/// σ(x) = 1/(1 + e⁻ˣ) and σ·(1 − σ).
enum SigmoidBody: CurveBody {
  @inline(__always)
  static func at<Number: Lanes>(_ x: Number) -> (value: Number, slope: Number) {
    let value = Softness(x).slope
    return (value, value * (1.0 - value))
  }
}

/// ln(1 + eˣ) and 1/(1 + e⁻ˣ).
enum SoftplusBody: CurveBody {
  @inline(__always)
  static func at<Number: Lanes>(_ x: Number) -> (value: Number, slope: Number) {
    let softness = Softness(x)
    return (softness.height, softness.slope)
  }
}
