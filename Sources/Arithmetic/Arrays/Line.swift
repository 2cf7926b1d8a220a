// Arithmetic on lines, runs of numbers inside longer vectors. What fits is said once before each
// loop, which therefore checks no bound.

/// The inner product of two lines, summed in eight interleaved lanes.
///
/// One running sum would leave the processor waiting for each addition in turn; eight keep it busy
/// and give the same bits on every machine, whatever its instruction set.
@inlinable @inline(always)
package func dot(
  _ a: Span<Double>, _ aStart: Int, _ b: Span<Double>, _ bStart: Int, count: Int
) -> Double {
  precondition(count >= 0 && aStart >= 0 && count <= a.count &- aStart)
  precondition(bStart >= 0 && count <= b.count &- bStart)
  var lanes = SIMD8<Double>.zero
  var k = 0
  while k &+ 8 <= count {
    for lane in 0..<8 {
      unsafe lanes[lane] +=
        a[unchecked: aStart &+ k &+ lane] * b[unchecked: bStart &+ k &+ lane]
    }
    k &+= 8
  }
  let four = lanes.lowHalf + lanes.highHalf
  let two = four.lowHalf + four.highHalf
  var sum = two.x + two.y
  while k < count {
    unsafe sum += a[unchecked: aStart &+ k] * b[unchecked: bStart &+ k]
    k &+= 1
  }
  return sum
}

/// The inner product of two vectors.
@inlinable @inline(always)
package func dot(_ a: Span<Double>, _ b: Span<Double>) -> Double {
  precondition(a.count == b.count)
  return dot(a, 0, b, 0, count: a.count)
}

/// Adds a line, times its factor, to another.
@inlinable @inline(always)
package func add(
  _ line: Span<Double>, _ start: Int, times factor: Double,
  to sum: inout MutableSpan<Double>, at first: Int, count: Int
) {
  precondition(start >= 0 && count <= line.count &- start)
  precondition(first >= 0 && count <= sum.count &- first)
  for k in 0..<count {
    unsafe sum[unchecked: first &+ k] += factor * line[unchecked: start &+ k]
  }
}
