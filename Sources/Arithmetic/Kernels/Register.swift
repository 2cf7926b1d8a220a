/// The 32 bytes that a kernel works on at a time: a bundle with operations that are compiled into vector
/// instructions wherever it is used.
protocol Register {
  associatedtype Number: BatchNumber

  init(repeating number: Number)

  /// Numbers from memory, which need not be aligned.
  @unsafe
  init(loading start: UnsafePointer<Number>)

  @unsafe
  func store(at start: UnsafeMutablePointer<Number>)

  static func + (one: Self, other: Self) -> Self
  static func * (one: Self, other: Self) -> Self

  /// The sum of its numbers.
  var total: Number { get }
}

/// Hands on where the numbers of bundles begin, if there are any: one after the other.
@unsafe @inline(__always)
func withNumbers<Lane: Register>(
  _ register: Lane.Type, _ bundles: inout MutableSpan<Lane.Number.Bundle>,
  _ body: (UnsafeMutablePointer<Lane.Number>) -> Void
) {
  unsafe bundles.withUnsafeMutableBufferPointer { bundles in
    guard let start = bundles.baseAddress else { return }
    unsafe body(UnsafeMutableRawPointer(start).assumingMemoryBound(to: Lane.Number.self))
  }
}

/// Hands on where a matrix and the numbers of bundles begin, which are written.
@unsafe @inline(__always)
func withNumbers<Lane: Register>(
  _ register: Lane.Type, of matrix: Span<Lane.Number>,
  _ bundles: inout MutableSpan<Lane.Number.Bundle>,
  _ body: (UnsafePointer<Lane.Number>, UnsafeMutablePointer<Lane.Number>) -> Void
) {
  unsafe matrix.withUnsafeBufferPointer { matrix in
    unsafe withNumbers(register, &bundles) { bundles in
      if let first = matrix.baseAddress { unsafe body(first, bundles) }
    }
  }
}

/// Hands on where the numbers of bundles and a matrix begin, which is written.
@unsafe @inline(__always)
func withNumbers<Lane: Register>(
  _ register: Lane.Type, of bundles: Span<Lane.Number.Bundle>,
  _ matrix: inout MutableSpan<Lane.Number>,
  _ body: (UnsafePointer<Lane.Number>, UnsafeMutablePointer<Lane.Number>) -> Void
) {
  unsafe matrix.withUnsafeMutableBufferPointer { matrix in
    unsafe bundles.withUnsafeBufferPointer { bundles in
      guard let first = matrix.baseAddress, let start = bundles.baseAddress else { return }
      let numbers = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: Lane.Number.self)
      unsafe body(numbers, first)
    }
  }
}

extension Register {
  @inline(__always)
  static var count: Int { Number.lanes }
}

extension Four: Register {
  @inline(__always)
  init(repeating number: Double) { values = SIMD4(repeating: number) }

  @unsafe @inline(__always)
  init(loading start: UnsafePointer<Double>) {
    values = unsafe UnsafeRawPointer(start).loadUnaligned(as: SIMD4<Double>.self)
  }

  @unsafe @inline(__always)
  func store(at start: UnsafeMutablePointer<Double>) {
    unsafe UnsafeMutableRawPointer(start).storeBytes(of: values, as: SIMD4<Double>.self)
  }

  @inline(__always)
  var total: Double { Double.total(values) }
}

extension Eight: Register {
  @inline(__always)
  init(repeating number: Float) { values = SIMD8(repeating: number) }

  @unsafe @inline(__always)
  init(loading start: UnsafePointer<Float>) {
    values = unsafe UnsafeRawPointer(start).loadUnaligned(as: SIMD8<Float>.self)
  }

  @unsafe @inline(__always)
  func store(at start: UnsafeMutablePointer<Float>) {
    unsafe UnsafeMutableRawPointer(start).storeBytes(of: values, as: SIMD8<Float>.self)
  }

  @inline(__always)
  var total: Float { Float.total(values) }
}
