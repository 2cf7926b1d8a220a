/// What a `Curve` does, written for any number of lanes.
protocol CurveBody {
  static func at<Number: Lanes>(_ x: Number) -> (value: Number, slope: Number)
}

/// x and 1.
enum LinearBody: CurveBody {
  @inline(__always)
  static func at<Number: Lanes>(_ x: Number) -> (value: Number, slope: Number) { (x, 1.0) }
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

/// max(0, x), and 1 above 0.
enum ReluBody: CurveBody {
  @inline(__always)
  static func at<Number: Lanes>(_ x: Number) -> (value: Number, slope: Number) {
    let (zero, isOn) = (0.0 as Number, 0.0 < x)
    return (zero.or(x, where: isOn), zero.or(1.0, where: isOn))
  }
}

/// x clipped to 0…1, and 1 from 0 to 1.
enum HardSigmoidBody: CurveBody {
  @inline(__always)
  static func at<Number: Lanes>(_ x: Number) -> (value: Number, slope: Number) {
    // Not −0.
    let value = x.atLeast(0.0).or(0.0, where: x == 0.0).atMost(1.0)
    return (value, (0.0 as Number).or(1.0, where: value == x))
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
