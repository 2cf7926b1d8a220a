import CArithmetic

/// A function whose values and slopes are worked out for many numbers at once.
public enum Curve: CaseIterable, Sendable {
  case linear
  case tanh
  case sigmoid
  case softplus
  case relu
  case hardSigmoid

  /// Values and slopes of so many numbers, each from its place on.
  package func evaluate(
    _ arguments: Span<Double>, from first: Int,
    values: inout MutableSpan<Double>, from firstValue: Int,
    slopes: inout MutableSpan<Double>, from firstSlope: Int, count: Int
  ) {
    precondition(count >= 0 && first >= 0 && count <= arguments.count &- first)
    precondition(firstValue >= 0 && count <= values.count &- firstValue)
    precondition(firstSlope >= 0 && count <= slopes.count &- firstSlope)
    guard count > 0 else { return }
    unsafe arguments.withUnsafeBufferPointer { arguments in
      unsafe values.withUnsafeMutableBufferPointer { values in
        unsafe slopes.withUnsafeMutableBufferPointer { slopes in
          guard let arguments = arguments.baseAddress, let values = values.baseAddress,
            let slopes = slopes.baseAddress
          else { return }
          unsafe Double.evaluate(
            self, arguments + first, values: values + firstValue, slopes: slopes + firstSlope,
            count: count, kernel: .inUse)
        }
      }
    }
  }

  /// Values and slopes of so many bundles of numbers, each from its place among them on.
  ///
  /// - Precondition: none of the three overlaps another one.
  @inlinable
  package func evaluate<Number: BatchNumber>(
    _ type: Number.Type, _ bundles: inout MutableSpan<Number.Bundle>, from first: Int, values: Int,
    slopes: Int, count: Int
  ) {
    precondition(count >= 0 && min(first, values, slopes) >= 0)
    precondition(count <= bundles.count &- max(first, values, slopes))
    guard count > 0 else { return }
    Number.evaluate(
      self, &bundles, from: first, values: values, slopes: slopes, count: count, kernel: .inUse)
  }
}

extension Double {
  public static func evaluate(
    _ curve: Curve, _ bundles: inout MutableSpan<SIMD4<Double>>, from first: Int, values: Int,
    slopes: Int, count: Int, kernel: Kernel
  ) {
    unsafe withNumbers(Four.self, &bundles) { numbers in
      unsafe evaluate(
        curve, numbers + 4 * first, values: numbers + 4 * values, slopes: numbers + 4 * slopes,
        count: 4 * count, kernel: kernel)
    }
  }

  /// Values and slopes of so many numbers, which overlap neither.
  @unsafe
  static func evaluate(
    _ curve: Curve, _ arguments: UnsafePointer<Double>, values: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, count: Int, kernel: Kernel
  ) {
    let avx2 = kernel == .avx2
    switch curve {
    case .linear: unsafe lescope_linear_by(avx2, arguments, values, slopes, count)
    case .tanh: unsafe lescope_tanh_by(avx2, arguments, values, slopes, count)
    case .sigmoid: unsafe lescope_sigmoid_by(avx2, arguments, values, slopes, count)
    case .softplus: unsafe lescope_softplus_by(avx2, arguments, values, slopes, count)
    case .relu: unsafe lescope_relu_by(avx2, arguments, values, slopes, count)
    case .hardSigmoid: unsafe lescope_hard_sigmoid_by(avx2, arguments, values, slopes, count)
    }
  }
}

@inline(__always) @c(lescope_linear)
func linearKernel(
  _ arguments: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>,
  _ slopes: UnsafeMutablePointer<Double>, _ count: Int
) {
  unsafe each(LinearBody.self, arguments, values, slopes, count)
}

@inline(__always) @c(lescope_tanh)
func tanhKernel(
  _ arguments: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>,
  _ slopes: UnsafeMutablePointer<Double>, _ count: Int
) {
  unsafe each(TanhBody.self, arguments, values, slopes, count)
}

@inline(__always) @c(lescope_sigmoid)
func sigmoidKernel(
  _ arguments: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>,
  _ slopes: UnsafeMutablePointer<Double>, _ count: Int
) {
  unsafe each(SigmoidBody.self, arguments, values, slopes, count)
}

@inline(__always) @c(lescope_softplus)
func softplusKernel(
  _ arguments: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>,
  _ slopes: UnsafeMutablePointer<Double>, _ count: Int
) {
  unsafe each(SoftplusBody.self, arguments, values, slopes, count)
}

@inline(__always) @c(lescope_relu)
func reluKernel(
  _ arguments: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>,
  _ slopes: UnsafeMutablePointer<Double>, _ count: Int
) {
  unsafe each(ReluBody.self, arguments, values, slopes, count)
}

@inline(__always) @c(lescope_hard_sigmoid)
func hardSigmoidKernel(
  _ arguments: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>,
  _ slopes: UnsafeMutablePointer<Double>, _ count: Int
) {
  unsafe each(HardSigmoidBody.self, arguments, values, slopes, count)
}

/// Four numbers after the other. What is left is the end of the last four, some of them once more; of fewer
/// than four in all there are zeros behind them, but a lone one is by itself.
@inline(__always)
private func each<Body: CurveBody>(
  _ body: Body.Type, _ arguments: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>,
  _ slopes: UnsafeMutablePointer<Double>, _ count: Int
) {
  if count >= 4 {
    var k = 0
    while k < count {
      let first = min(k, count &- 4)
      let (value, slope) = body.at(unsafe Four(loading: arguments + first))
      unsafe value.store(at: values + first)
      unsafe slope.store(at: slopes + first)
      k &+= 4
    }
  } else if count >= 2 {
    let third = count == 3 ? unsafe arguments[2] : 0
    let four = unsafe Four(SIMD4(arguments[0], arguments[1], third, 0))
    let (value, slope) = body.at(four)
    unsafe values[0] = value.values.x
    unsafe values[1] = value.values.y
    unsafe slopes[0] = slope.values.x
    unsafe slopes[1] = slope.values.y
    if count == 3 {
      unsafe values[2] = value.values.z
      unsafe slopes[2] = slope.values.z
    }
  } else if count == 1 {
    let (value, slope) = body.at(unsafe One(arguments[0]))
    unsafe values[0] = value.value
    unsafe slopes[0] = slope.value
  }
}
