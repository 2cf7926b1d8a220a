import CArithmetic

// What a step of a single network does with its neurons. For `@inline(never)` see Product.swift.

/// Advances neurons by a step, with errors that are handed down and received as they are.
///
/// With s = i + γ·e, where u would come to rest, a neuron sends p = memory·u + lookahead·s; then u goes on to
/// u + relaxation·(s − u), and e to φ′(p)·(what was handed down).
///
/// - Parameters:
///   - neurons: which, by their numbers in all vectors.
///   - kernel: with which instructions, where it is not the fastest; the bits are the same.
/// - Returns: whether every u is then a number, and within ± the limit.
@inline(never)
package func advanceNeurons(
  _ neurons: Range<Int>, memory: Span<Double>, lookahead: Span<Double>, relaxation: Span<Double>,
  gamma: Double, limit: Double, _ i: Span<Double>, _ handedDown: Span<Double>,
  _ slope: Span<Double>, _ u: inout MutableSpan<Double>, _ e: inout MutableSpan<Double>,
  to p: inout MutableSpan<Double>, kernel: Kernel? = nil
) -> Bool {
  let (first, end) = (neurons.lowerBound, neurons.upperBound)
  precondition(first >= 0 && end <= u.count && end <= e.count && end <= p.count)
  precondition(end <= i.count && end <= handedDown.count && end <= slope.count)
  precondition(end <= memory.count && end <= lookahead.count && end <= relaxation.count)
  let avx2 = (kernel ?? .inUse) == .avx2
  // As bit patterns positive numbers keep their order, with NaN above all: the highest bit is set where one
  // is beyond the limit, and no branch is needed.
  var margin: UInt = 0
  unsafe withStarts(memory, lookahead, relaxation) { memory, lookahead, relaxation in
    unsafe withStarts(i, handedDown, slope) { i, handedDown, slope in
      unsafe withStarts(&u, &e, &p) { u, e, p in
        unsafe lescope_advance_neurons_by(
          avx2, memory + first, lookahead + first, relaxation + first, gamma, limit,
          i + first, handedDown + first, slope + first, u + first, e + first, p + first,
          end - first, &margin)
      }
    }
  }
  return margin >> 63 == 0
}

@inline(__always) @c(lescope_advance_neurons)
func advanceNeuronsKernel(
  _ memory: UnsafePointer<Double>, _ lookahead: UnsafePointer<Double>,
  _ relaxation: UnsafePointer<Double>, _ gamma: Double, _ limit: Double,
  _ i: UnsafePointer<Double>, _ handedDown: UnsafePointer<Double>, _ slope: UnsafePointer<Double>,
  _ u: UnsafeMutablePointer<Double>, _ e: UnsafeMutablePointer<Double>,
  _ p: UnsafeMutablePointer<Double>, _ count: Int, _ margin: UnsafeMutablePointer<UInt>
) {
  var margins = SIMD4<UInt64>.zero
  var j = 0
  while j &+ 4 <= count {
    let old = unsafe Four(loading: u + j).values
    let rest = unsafe Four(loading: i + j).values + gamma * Four(loading: e + j).values
    let kept = unsafe Four(loading: memory + j).values * old
    let ahead = unsafe Four(loading: lookahead + j).values * rest
    unsafe Four(kept + ahead).store(at: p + j)
    let new = unsafe old + Four(loading: relaxation + j).values * (rest - old)
    unsafe Four(new).store(at: u + j)
    let error = unsafe Four(loading: slope + j).values * Four(loading: handedDown + j).values
    unsafe Four(error).store(at: e + j)
    margins |= limit.bitPattern &- Four(new).magnitude.bits
    j &+= 4
  }
  var rest = margins.x | margins.y | margins.z | margins.w
  while j < count {
    let (old, drive) = unsafe (u[j], i[j] + gamma * e[j])
    unsafe p[j] = memory[j] * old + lookahead[j] * drive
    unsafe u[j] = old + relaxation[j] * (drive - old)
    unsafe e[j] = slope[j] * handedDown[j]
    rest |= unsafe limit.bitPattern &- u[j].magnitude.bitPattern
    j &+= 1
  }
  unsafe margin.pointee = UInt(rest)
}
