import Arithmetic

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
    case .tanh: Double.tanh(p)
    case .sigmoid: Double.sigmoid(p)
    case .relu: p > 0 ? p : 0
    case .softplus: Double.softplus(p)
    case .hardSigmoid: min(max(p, 0), 1)
    }
  }

  /// The slope φ′(p) of one neuron.
  public func slope(_ p: Double) -> Double {
    switch self {
    case .linear:
      return 1
    case .tanh:
      let r = Double.tanh(p)
      return 1 - r * r
    case .sigmoid:
      let r = Double.sigmoid(p)
      return r * (1 - r)
    case .relu: return p > 0 ? 1 : 0
    case .softplus: return Double.sigmoid(p)
    case .hardSigmoid: return p >= 0 && p <= 1 ? 1 : 0
    }
  }

  /// What it is for vectors.
  var curve: Curve {
    switch self {
    case .linear: .linear
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    case .softplus: .softplus
    case .relu: .relu
    case .hardSigmoid: .hardSigmoid
    }
  }

  /// Rates and slopes of `neurons` from their prospective potentials.
  ///
  /// - Parameters:
  ///   - rates: receives φ(p), `ahead` places further on than the neuron's number.
  @inline(always)
  func evaluate(
    _ potentials: Span<Double>, _ neurons: Range<Int>, to rates: inout MutableSpan<Double>,
    ahead: Int, _ slopes: inout MutableSpan<Double>
  ) {
    let end = neurons.upperBound
    precondition(neurons.lowerBound >= 0 && end <= potentials.count && end <= slopes.count)
    precondition(ahead >= 0 && end <= rates.count &- ahead)
    let first = neurons.lowerBound
    curve.evaluate(
      potentials, from: first, values: &rates, from: ahead &+ first, slopes: &slopes, from: first,
      count: neurons.count)
  }
}
