/// The membrane equation of every neuron, as the coefficients of one step.
///
/// With s = i + γ·e the point where u would come to rest, τm·u′ = s − u. Every vector is that of
/// the whole network; a method works on the neurons it is told. One vector is written at a time,
/// and what fits is said before the loop: the compiler turns such loops into vector instructions.
struct Membrane: Equatable, Sendable {
  /// The gain γ of the error.
  let gamma: Double
  /// The share of the way from u to s that one step covers: dt/τm (Euler) or 1 − exp(−dt/τm)
  /// (exponential).
  let relaxation: [Double]
  /// ρ = τr/τm, the weight of s in p = u + τr·u′ = (1 − ρ)·u + ρ·s.
  let lookahead: [Double]
  /// 1 − ρ, the weight of u in p. Both weights are exact at ρ = 0 and ρ = 1, so that a leaky
  /// neuron's p is u, and a Latent Equilibrium neuron's p is s, to the last bit.
  let memory: [Double]
  /// What multiplies s − u in the mismatch m = γ·e − errorLag·(s − u): 1 − ρ where mismatches are
  /// taken from τr; empty where they are taken from τm, which leaves γ·e.
  let errorLag: [Double]

  /// Whether the mismatch is the error itself, to the last bit.
  var handsErrorsDown: Bool { errorLag.isEmpty && gamma == 1 }

  /// The prospective potential p = u + τr·u′.
  @inline(always)
  func lookAhead(
    _ neurons: Range<Int>, _ u: Span<Double>, _ i: Span<Double>, _ e: Span<Double>,
    to p: inout MutableSpan<Double>
  ) {
    let (memory, lookahead) = (memory.span, lookahead.span)
    let end = neurons.upperBound
    precondition(neurons.lowerBound >= 0 && end <= p.count)
    precondition(end <= u.count && end <= i.count && end <= e.count)
    precondition(end <= memory.count && end <= lookahead.count)
    for j in neurons { p[j] = memory[j] * u[j] + lookahead[j] * (i[j] + gamma * e[j]) }
  }

  /// The mismatch m: taken from τm it is u + τm·u′ − i = γ·e, taken from τr it is p − i; written so
  /// that no rounding error is left of it where the error is 0.
  @inline(always)
  func mismatch(
    _ neurons: Range<Int>, _ u: Span<Double>, _ i: Span<Double>, _ e: Span<Double>,
    to m: inout MutableSpan<Double>
  ) {
    let errorLag = errorLag.span
    let end = neurons.upperBound
    precondition(neurons.lowerBound >= 0 && end <= m.count && end <= e.count)
    if errorLag.isEmpty {
      for j in neurons { m[j] = gamma * e[j] }
    } else {
      precondition(end <= u.count && end <= i.count && end <= errorLag.count)
      for j in neurons { m[j] = gamma * e[j] - errorLag[j] * (i[j] + gamma * e[j] - u[j]) }
    }
  }

  /// The membrane potential u one step on.
  @inline(always)
  func relax(
    _ neurons: Range<Int>, _ i: Span<Double>, _ e: Span<Double>, _ u: inout MutableSpan<Double>
  ) {
    let relaxation = relaxation.span
    let end = neurons.upperBound
    precondition(neurons.lowerBound >= 0 && end <= u.count)
    precondition(end <= i.count && end <= e.count && end <= relaxation.count)
    for j in neurons { u[j] += relaxation[j] * (i[j] + gamma * e[j] - u[j]) }
  }
}
