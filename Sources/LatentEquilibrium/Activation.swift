import Glibc

/// The activation function φ of a layer: a rate r = φ(p) and its slope φ′(p).
public enum Activation: String, CaseIterable, Sendable {
  /// φ(p) = p.
  case linear
  /// φ(p) = tanh p.
  case tanh
  /// φ(p) = 1 / (1 + e⁻ᵖ).
  case sigmoid
  /// φ(p) = max(0, p), with slope 0 at 0.
  case relu
  /// φ(p) = ln(1 + eᵖ).
  case softplus
  /// φ(p) = p clipped to 0…1, with slope 1 from 0 to 1, both ends included.
  case hardSigmoid = "hard_sigmoid"

  /// The rate φ(p) of one neuron.
  public func rate(_ p: Double) -> Double {
    switch self {
    case .linear: p
    case .tanh: Glibc.tanh(p)
    case .sigmoid: 1 / (1 + exp(-p))
    case .relu: p > 0 ? p : 0
    case .softplus: (p > 0 ? p : 0) + log1p(exp(-abs(p)))
    case .hardSigmoid: min(max(p, 0), 1)
    }
  }

  /// The slope φ′(p) of one neuron.
  public func slope(_ p: Double) -> Double {
    switch self {
    case .linear:
      return 1
    case .tanh:
      let r = Glibc.tanh(p)
      return 1 - r * r
    case .sigmoid:
      let r = 1 / (1 + exp(-p))
      return r * (1 - r)
    case .relu: return p > 0 ? 1 : 0
    case .softplus: return 1 / (1 + exp(-p))
    case .hardSigmoid: return p >= 0 && p <= 1 ? 1 : 0
    }
  }

  /// Rates and slopes of `count` neurons from their prospective potentials.
  ///
  /// - Parameters:
  ///   - potentials: prospective potentials p; the first read is number `start`.
  ///   - rates: receives φ(p) from number `rateStart` on.
  ///   - slopes: receives φ′(p) from number `start` on.
  @inline(__always)
  func evaluate(
    _ potentials: borrowing MutableSpan<Double>, from start: Int, count: Int,
    rates: inout MutableSpan<Double>, at rateStart: Int, _ slopes: inout MutableSpan<Double>
  ) {
    precondition(start >= 0 && start <= potentials.count && count <= potentials.count &- start)
    precondition(start <= slopes.count && count <= slopes.count &- start)
    precondition(rateStart >= 0 && rateStart <= rates.count && count <= rates.count &- rateStart)
    switch self {
    case .linear:
      for j in 0..<count {
        rates[rateStart &+ j] = potentials[start &+ j]
        slopes[start &+ j] = 1
      }
    case .tanh:
      for j in 0..<count {
        let r = Glibc.tanh(potentials[start &+ j])
        rates[rateStart &+ j] = r
        slopes[start &+ j] = 1 - r * r
      }
    case .sigmoid:
      for j in 0..<count {
        let r = 1 / (1 + exp(-potentials[start &+ j]))
        rates[rateStart &+ j] = r
        slopes[start &+ j] = r * (1 - r)
      }
    case .relu, .softplus, .hardSigmoid:
      for j in 0..<count {
        let p = potentials[start &+ j]
        rates[rateStart &+ j] = rate(p)
        slopes[start &+ j] = slope(p)
      }
    }
  }
}
