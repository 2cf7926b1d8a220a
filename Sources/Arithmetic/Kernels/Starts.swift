// Where the numbers of some vectors begin, handed on if there are any.

@unsafe @inline(__always)
func withStarts(
  _ one: Span<Double>, _ two: Span<Double>, _ three: Span<Double>,
  _ body: (UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>) -> Void
) {
  unsafe one.withUnsafeBufferPointer { one in
    unsafe two.withUnsafeBufferPointer { two in
      unsafe three.withUnsafeBufferPointer { three in
        guard let one = one.baseAddress, let two = two.baseAddress, let three = three.baseAddress
        else { return }
        unsafe body(one, two, three)
      }
    }
  }
}

@unsafe @inline(__always)
func withStarts(
  _ one: Span<Double>, _ two: Span<Double>, _ result: inout MutableSpan<Double>,
  _ body: (UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
) {
  unsafe one.withUnsafeBufferPointer { one in
    unsafe two.withUnsafeBufferPointer { two in
      unsafe result.withUnsafeMutableBufferPointer { result in
        guard let one = one.baseAddress, let two = two.baseAddress, let result = result.baseAddress
        else { return }
        unsafe body(one, two, result)
      }
    }
  }
}

@unsafe @inline(__always)
func withStarts(
  _ one: Span<Double>, _ two: Span<Double>, _ three: Span<Double>,
  _ result: inout MutableSpan<Double>,
  _ body: (
    UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>,
    UnsafeMutablePointer<Double>
  ) -> Void
) {
  unsafe withStarts(one, two, three) { one, two, three in
    unsafe result.withUnsafeMutableBufferPointer { result in
      guard let result = result.baseAddress else { return }
      unsafe body(one, two, three, result)
    }
  }
}

@unsafe @inline(__always)
func withStarts(
  _ one: inout MutableSpan<Double>, _ two: inout MutableSpan<Double>,
  _ three: inout MutableSpan<Double>,
  _ body: (
    UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
  ) -> Void
) {
  unsafe one.withUnsafeMutableBufferPointer { one in
    unsafe two.withUnsafeMutableBufferPointer { two in
      unsafe three.withUnsafeMutableBufferPointer { three in
        guard let one = one.baseAddress, let two = two.baseAddress, let three = three.baseAddress
        else { return }
        unsafe body(one, two, three)
      }
    }
  }
}
