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
    let evaluate =
      switch curve {
      case .tanh: unsafe kernel.choose(lescope_tanh_single, lescope_tanh_single_avx2)
      case .sigmoid: unsafe kernel.choose(lescope_sigmoid_single, lescope_sigmoid_single_avx2)
      case .softplus: unsafe kernel.choose(lescope_softplus_single, lescope_softplus_single_avx2)
      case .relu: unsafe kernel.choose(lescope_relu_single, lescope_relu_single_avx2)
      case .hardSigmoid:
        unsafe kernel.choose(lescope_hard_sigmoid_single, lescope_hard_sigmoid_single_avx2)
      }
    unsafe evaluate(arguments, values, slopes, count)
  }
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
