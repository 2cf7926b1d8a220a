import Arithmetic

// A single weight, as between the neurons of a chain, is taken on the spot, so that a chain does not pay for
// what matrices need. Vectors and places are those of `project`, `projectBack` and `learn`.

extension Connection {
  private var isSingle: Bool { neurons == 1 && inputs == 1 }

  /// The synaptic input i = W·r + b.
  @inline(always)
  func carryUp(
    _ weights: Span<Double>, _ biases: Span<Double>, below: Span<Double>, from belowStart: Int,
    to current: inout MutableSpan<Double>, at first: Int
  ) {
    if isSingle {
      current[first] = biases[first] + weights[start] * below[belowStart]
    } else {
      project(weights, biases, below: below, from: belowStart, to: &current, at: first)
    }
  }

  /// The transposed product Wᵀ·m.
  @inline(always)
  func carryDown(
    _ weights: Span<Double>, _ mismatch: Span<Double>, from first: Int,
    to below: inout MutableSpan<Double>, at belowStart: Int
  ) {
    if isSingle {
      // Like any sum, this one begins with 0, and so is never −0.
      below[belowStart] = 0 + weights[start] * mismatch[first]
    } else {
      projectBack(weights, mismatch, from: first, to: &below, at: belowStart)
    }
  }

  /// W ← W + step·e·rᵀ.
  @inline(always)
  func change(
    _ weights: inout MutableSpan<Double>, step: Double, error: Span<Double>, from first: Int,
    below: Span<Double>, from belowStart: Int
  ) {
    if isSingle {
      weights[start] += step * error[first] * below[belowStart]
    } else {
      learn(&weights, step: step, error: error, from: first, below: below, from: belowStart)
    }
  }
}
