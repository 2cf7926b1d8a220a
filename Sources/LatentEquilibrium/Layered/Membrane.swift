import Arithmetic

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
  private(set) var relaxation: [Double]
  /// ρ = τr/τm, the weight of s in p = u + τr·u′ = (1 − ρ)·u + ρ·s.
  private(set) var lookahead: [Double]
  /// 1 − ρ, the weight of u in p. Both weights are exact at ρ = 0 and ρ = 1, so that a leaky
  /// neuron's p is u, and a Latent Equilibrium neuron's p is s, to the last bit.
  private(set) var memory: [Double]
  /// What multiplies s − u in the mismatch m = γ·e − errorLag·(s − u): 1 − ρ where mismatches are
  /// taken from τr; empty where they are taken from τm, which leaves γ·e.
  private(set) var errorLag: [Double]
  private let dt: Double
  private let integrator: Integrator
  /// τr/τc of every neuron, where neurons look ahead through an adaptation c with τc·c′ = u − c; empty
  /// where they do so perfectly.
  let adaptationLead: [Double]
  /// The share of the way from c to u that one step covers.
  let adaptationShare: Double

  /// - Parameters:
  ///   - tauM: τm of every neuron in ms.
  ///   - tauR: τr of every neuron in ms.
  ///   - cutoff: τc in ms; 0 is a perfect look-ahead.
  init(
    tauM: [Double], tauR: [Double], gamma: Double, dt: Double, _ integrator: Integrator,
    _ errorFrom: ErrorSource, cutoff: Double
  ) {
    (self.gamma, self.dt, self.integrator) = (gamma, dt, integrator)
    relaxation = tauM.map { Membrane.relaxation(tauM: $0, dt: dt, integrator) }
    lookahead = zip(tauR, tauM).map { $0 / $1 }
    memory = lookahead.map { 1 - $0 }
    errorLag = errorFrom == .tauR ? memory : []
    // An adaptation within a step is as good as none.
    let tau = max(cutoff, dt)
    adaptationLead = cutoff > 0 ? tauR.map { $0 / tau } : []
    adaptationShare = dt / tau
  }

  private static func relaxation(tauM: Double, dt: Double, _ integrator: Integrator) -> Double {
    integrator == .euler ? dt / tauM : -Double.expm1(-dt / tauM)
  }

  /// Follows a membrane time constant that was learned.
  mutating func follow(tauM: Double, tauR: Double, of neuron: Int) {
    relaxation[neuron] = Membrane.relaxation(tauM: tauM, dt: dt, integrator)
    lookahead[neuron] = tauR / tauM
    memory[neuron] = 1 - lookahead[neuron]
    if !errorLag.isEmpty { errorLag[neuron] = memory[neuron] }
  }

  /// Whether the mismatch is the error itself, to the last bit.
  var handsErrorsDown: Bool { errorLag.isEmpty && gamma == 1 }

  /// Whether neurons look ahead by all of u′.
  var looksAheadPerfectly: Bool { adaptationLead.isEmpty }

  /// The prospective potential of neurons that cannot look ahead perfectly, p = u + τr·c′ with
  /// τc·c′ = u − c: fast changes of u get by. With c′ from the membrane one step on, τc = dt is the
  /// perfect look-ahead to the last bit but rounding.
  @inline(never)
  func lookAhead(
    _ neurons: Range<Int>, _ u: Span<Double>, _ i: Span<Double>, _ e: Span<Double>,
    adaptation c: inout [Double], to p: inout MutableSpan<Double>
  ) {
    for j in neurons {
      let next = u[j] + relaxation[j] * (i[j] + gamma * e[j] - u[j])
      p[j] = u[j] + adaptationLead[j] * (next - c[j])
      c[j] += adaptationShare * (next - c[j])
    }
  }

  /// The mismatch of neurons that know no more than what they send: p − i.
  func mismatch(
    _ neurons: Range<Int>, sent p: Span<Double>, _ i: Span<Double>,
    to m: inout MutableSpan<Double>
  ) {
    for j in neurons { m[j] = p[j] - i[j] }
  }

  /// What of a membrane's time constant its own look-ahead asks for, (p − s)·u′ with s = i + γ·e: at
  /// rest from errors it is (τr − τm)·u′² (Haider et al. 2021, learned time constants).
  func mistuning(
    _ neurons: Range<Int>, tauM: Span<Double>, _ u: Span<Double>, _ i: Span<Double>,
    _ e: Span<Double>, sent p: Span<Double>, to change: inout [Double]
  ) {
    for j in neurons {
      let drive = i[j] + gamma * e[j]
      change[j] = (p[j] - drive) * (drive - u[j]) / tauM[j]
    }
  }

  /// What of a membrane's time constant errors that travel in time ask for, −e·u′ (Ellenberger et al.
  /// 2025).
  func blame(
    _ neurons: Range<Int>, tauM: Span<Double>, _ u: Span<Double>, _ i: Span<Double>,
    _ e: Span<Double>, to change: inout [Double]
  ) {
    for j in neurons { change[j] = -e[j] * (i[j] + gamma * e[j] - u[j]) / tauM[j] }
  }

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

  /// What `lookAhead`, `relax` and, of errors e = φ′(p) ∘ (what was handed down), the next ones are, to the bit,
  /// in one pass.
  ///
  /// - Returns: whether every u is a number within what still counts as a trajectory.
  @inline(always)
  func advance(
    _ neurons: Range<Int>, _ i: Span<Double>, _ handedDown: Span<Double>, _ slope: Span<Double>,
    _ u: inout MutableSpan<Double>, _ e: inout MutableSpan<Double>,
    to p: inout MutableSpan<Double>
  ) -> Bool {
    advanceNeurons(
      neurons, memory: memory.span, lookahead: lookahead.span, relaxation: relaxation.span,
      gamma: gamma, limit: Divergence.limit, i, handedDown, slope, &u, &e, to: &p)
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
