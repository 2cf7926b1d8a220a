/// What the numbers of a batch are: `Double`, or `Float`, of which twice as many go into a register.
///
/// A bundle is one number of several copies of a network, side by side: 32 bytes. What is asked for here is
/// what kernels do, each compiled for its type and processor; the bits are the same with all kernels.
public protocol BatchNumber: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  associatedtype Bundle: SIMD, Sendable
  where Bundle.Scalar == Self, Bundle.MaskStorage.MaskStorage == Bundle.MaskStorage

  /// The sum over the copies of a bundle.
  static func total(_ bundle: Bundle) -> Self

  /// 1 of the numbers within ± a limit, 0 of others and of what is no number.
  static func within(_ limit: Self, _ bundle: Bundle) -> Bundle

  /// `MatrixView.addProduct`.
  static func addProduct(
    of view: MatrixView, in matrix: Span<Self>, _ bundles: inout MutableSpan<Bundle>, from: Int,
    to: Int, slices: Int, size: Int, kernel: Kernel)

  /// `MatrixView.addOuterProducts`.
  static func addOuterProducts(
    to view: MatrixView, in section: inout MutableSpan<Self>, sectionStart: Int,
    rows some: Range<Int>, step: Self, _ bundles: Span<Bundle>, rowsFrom: Int, columnsFrom: Int,
    slices: Int, size: Int, kernel: Kernel)

  /// `Convolution.addProduct`.
  static func addProduct(
    of convolution: Convolution, _ weights: Span<Self>, from start: Int,
    _ bundles: inout MutableSpan<Bundle>, below: Int, own: Int, slices: Int, size: Int,
    kernel: Kernel)

  /// `Convolution.addTransposedProduct`.
  static func addTransposedProduct(
    of convolution: Convolution, _ weights: Span<Self>, from start: Int,
    _ bundles: inout MutableSpan<Bundle>, below: Int, own: Int, slices: Int, size: Int,
    kernel: Kernel)

  /// `Convolution.addOuterProducts`.
  static func addOuterProducts(
    of convolution: Convolution, to section: inout MutableSpan<Self>, at first: Int,
    channels: Range<Int>, step: Self, _ bundles: Span<Bundle>, below: Int, own: Int, slices: Int,
    size: Int, kernel: Kernel)

  /// `Pooling.pool`.
  static func pool(
    by pooling: Pooling, _ bundles: inout MutableSpan<Bundle>, below: Int, own: Int, slices: Int,
    size: Int)

  /// `Pooling.route`.
  static func route(
    by pooling: Pooling, _ bundles: inout MutableSpan<Bundle>, rates: Int, own: Int, below: Int,
    slices: Int, size: Int)

  /// `Curve.evaluate` on bundles.
  static func evaluate(
    _ curve: Curve, _ bundles: inout MutableSpan<Bundle>, from first: Int, values: Int,
    slopes: Int, count: Int, kernel: Kernel)
}

/// Which of them.
public enum Precision: String, CaseIterable, Sendable {
  case double, single
}

extension BatchNumber {
  /// How many copies a bundle is of.
  @inlinable
  public static var lanes: Int { Bundle.scalarCount }
}

extension Double: BatchNumber {
  @inlinable
  public static func total(_ bundle: SIMD4<Double>) -> Double {
    let two = bundle.lowHalf + bundle.highHalf
    return two.x + two.y
  }

  @inlinable
  public static func within(_ limit: Double, _ bundle: SIMD4<Double>) -> SIMD4<Double> {
    SIMD4.zero.replacing(with: 1, where: (bundle .<= limit) .& (bundle .>= -limit))
  }
}

extension Float: BatchNumber {
  @inlinable
  public static func total(_ bundle: SIMD8<Float>) -> Float {
    let four = bundle.lowHalf + bundle.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  @inlinable
  public static func within(_ limit: Float, _ bundle: SIMD8<Float>) -> SIMD8<Float> {
    SIMD8.zero.replacing(with: 1, where: (bundle .<= limit) .& (bundle .>= -limit))
  }
}
