import CArithmetic

extension Float {
  public static func evaluate(
    _ curve: Curve, _ bundles: inout MutableSpan<SIMD8<Float>>, from first: Int, values: Int,
    slopes: Int, count: Int, kernel: Kernel
  ) {
    unsafe withNumbers(Eight.self, &bundles) { numbers in
      unsafe evaluate(
        curve, numbers + 8 * first, values: numbers + 8 * values, slopes: numbers + 8 * slopes,
        count: 8 * count, kernel: kernel)
    }
  }

  /// Values and slopes of so many numbers, which overlap neither.
  @unsafe
  static func evaluate(
    _ curve: Curve, _ arguments: UnsafePointer<Float>, values: UnsafeMutablePointer<Float>,
    slopes: UnsafeMutablePointer<Float>, count: Int, kernel: Kernel
  ) {
    let avx2 = kernel == .avx2
    switch curve {
    case .linear: unsafe lescope_linear_single_by(avx2, arguments, values, slopes, count)
    case .tanh: unsafe lescope_tanh_single_by(avx2, arguments, values, slopes, count)
    case .sigmoid: unsafe lescope_sigmoid_single_by(avx2, arguments, values, slopes, count)
    case .softplus: unsafe lescope_softplus_single_by(avx2, arguments, values, slopes, count)
    case .relu: unsafe lescope_relu_single_by(avx2, arguments, values, slopes, count)
    case .hardSigmoid:
      unsafe lescope_hard_sigmoid_single_by(avx2, arguments, values, slopes, count)
    }
  }
}

@inline(__always) @c(lescope_linear_single)
func singleLinearKernel(
  _ arguments: UnsafePointer<Float>, _ values: UnsafeMutablePointer<Float>,
  _ slopes: UnsafeMutablePointer<Float>, _ count: Int
) {
  unsafe each(LinearBody.self, arguments, values, slopes, count)
}

@inline(__always) @c(lescope_tanh_single)
func singleTanhKernel(
  _ arguments: UnsafePointer<Float>, _ values: UnsafeMutablePointer<Float>,
  _ slopes: UnsafeMutablePointer<Float>, _ count: Int
) {
  unsafe each(TanhBody.self, arguments, values, slopes, count)
}

@inline(__always) @c(lescope_sigmoid_single)
func singleSigmoidKernel(
  _ arguments: UnsafePointer<Float>, _ values: UnsafeMutablePointer<Float>,
  _ slopes: UnsafeMutablePointer<Float>, _ count: Int
) {
  unsafe each(SigmoidBody.self, arguments, values, slopes, count)
}

@inline(__always) @c(lescope_softplus_single)
func singleSoftplusKernel(
  _ arguments: UnsafePointer<Float>, _ values: UnsafeMutablePointer<Float>,
  _ slopes: UnsafeMutablePointer<Float>, _ count: Int
) {
  unsafe each(SoftplusBody.self, arguments, values, slopes, count)
}

@inline(__always) @c(lescope_relu_single)
func singleReluKernel(
  _ arguments: UnsafePointer<Float>, _ values: UnsafeMutablePointer<Float>,
  _ slopes: UnsafeMutablePointer<Float>, _ count: Int
) {
  unsafe each(ReluBody.self, arguments, values, slopes, count)
}

@inline(__always) @c(lescope_hard_sigmoid_single)
func singleHardSigmoidKernel(
  _ arguments: UnsafePointer<Float>, _ values: UnsafeMutablePointer<Float>,
  _ slopes: UnsafeMutablePointer<Float>, _ count: Int
) {
  unsafe each(HardSigmoidBody.self, arguments, values, slopes, count)
}

/// Eight numbers after the other, and what is left with zeros behind it.
@inline(__always)
private func each<Body: CurveBody>(
  _ body: Body.Type, _ arguments: UnsafePointer<Float>, _ values: UnsafeMutablePointer<Float>,
  _ slopes: UnsafeMutablePointer<Float>, _ count: Int
) {
  var k = 0
  while k &+ 8 <= count {
    let (value, slope) = body.at(unsafe Eight(loading: arguments + k))
    unsafe value.store(at: values + k)
    unsafe slope.store(at: slopes + k)
    k &+= 8
  }
  if k < count {
    var rest = SIMD8<Float>.zero
    for lane in 0..<count - k { rest[lane] = unsafe arguments[k + lane] }
    let (value, slope) = body.at(Eight(rest))
    for lane in 0..<count - k {
      unsafe values[k + lane] = value.values[lane]
      unsafe slopes[k + lane] = slope.values[lane]
    }
  }
}
