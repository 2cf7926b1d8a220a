import Arithmetic

/// The errors of Generalised Latent Equilibrium, which travel in time, as the coefficients of one step
/// (Ellenberger et al. 2025):
///
///     τr·v′ = −v + a          e = v + τm·v′          a = φ′(p) ∘ W_aboveᵀ·e_above
///
/// the inverse of what the neuron does to its rate: from a sine the error gets the phase that the
/// exact adjoint would have, and the inverse of its gain. At τr = τm it is a itself, to the last bit.
/// Every vector is that of the whole network; empty where errors act at once.
struct ErrorMembrane: Equatable, Sendable {
  /// κ = τm/τr, the weight of a in e = (1 − κ)·v + κ·a.
  private(set) var lookahead: [Double] = []
  /// 1 − κ, the weight of v in e.
  private(set) var memory: [Double] = []
  /// The share of the way from v to a that one step covers: dt/τr, or 1 − exp(−dt/τr).
  private(set) var relaxation: [Double] = []
  private var takesTime = true

  /// Errors that act at once.
  static let none = ErrorMembrane()

  /// Errors that are handed down whole and act at once, e = a.
  static func instantaneous(neurons: Int) -> ErrorMembrane {
    var membrane = ErrorMembrane()
    membrane.lookahead = [Double](repeating: 1, count: neurons)
    membrane.memory = [Double](repeating: 0, count: neurons)
    membrane.relaxation = membrane.memory
    membrane.takesTime = false
    return membrane
  }

  /// Errors that travel in time.
  init(tauM: [Double], tauR: [Double], dt: Double, _ integrator: Integrator) {
    precondition(tauR.allSatisfy { $0 > 0 }, "errors travel through neurons that look ahead")
    lookahead = zip(tauM, tauR).map { $0 / $1 }
    memory = lookahead.map { 1 - $0 }
    relaxation = tauR.map { integrator == .euler ? dt / $0 : -Double.expm1(-dt / $0) }
  }

  private init() {}

  /// Whether errors are handed down whole.
  var isThere: Bool { !lookahead.isEmpty }

  /// Follows a membrane time constant that was learned.
  mutating func follow(tauM: Double, tauR: Double, of neuron: Int) {
    guard takesTime else { return }
    lookahead[neuron] = tauM / tauR
    memory[neuron] = 1 - lookahead[neuron]
  }

  /// Turns a, in `error`, into e; v stays.
  func advance(
    _ neurons: Range<Int>, _ v: Span<Double>, _ error: inout MutableSpan<Double>
  ) {
    let (memory, lookahead) = (memory.span, lookahead.span)
    precondition(neurons.upperBound <= min(v.count, error.count, memory.count))
    for j in neurons { error[j] = memory[j] * v[j] + lookahead[j] * error[j] }
  }

  /// Moves v one step on towards a = φ′ ∘ (what was handed down).
  func relax(
    _ neurons: Range<Int>, _ handedDown: Span<Double>, _ slope: Span<Double>,
    _ v: inout [Double]
  ) {
    let relaxation = relaxation.span
    var v = v.mutableSpan
    precondition(neurons.upperBound <= min(v.count, handedDown.count, slope.count))
    for j in neurons { v[j] += relaxation[j] * (slope[j] * handedDown[j] - v[j]) }
  }
}
