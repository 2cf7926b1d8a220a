/// Gaussian noise of variance 1, low-passed `order` times with one time constant.
///
/// Order 1 is the Ornstein–Uhlenbeck process. White noise drives a cascade
///
///     τ x₁′ = −x₁ + ξ,   τ xⱼ′ = −xⱼ + xⱼ₋₁,
///
/// which is advanced exactly, whatever dt/τ is: with d = dt/τ and gⱼ(s) = sʲ⁻¹e⁻ˢ/(j−1)! the state
/// after a step is Gaussian around M·x, Mᵢⱼ = gᵢ₋ⱼ₊₁(d), with covariance Qᵢⱼ = ∫₀ᵈ gᵢgⱼ ds. It begins in
/// the stationary distribution, Q for d → ∞.
package struct ColoredNoise: Equatable, Sendable {
  private let order: Int
  /// M, and the Cholesky factor of Q: lower triangles, row after row.
  private let transition: [Double]
  private let kick: [Double]
  /// Makes the variance of the last stage 1.
  private let gain: Double
  private var state: [Double]
  private var draws: [Double]
  private var random: RandomGenerator

  package init(tau: Double, order: Int, dt: Double, random: RandomGenerator) {
    let d = dt / tau
    self.order = order
    self.random = random
    var transition: [Double] = []
    for i in 0..<order {
      for j in 0...i {
        transition.append(Double.exp(-d) * Double.pow(d, Double(i - j)) / Double.factorial(i - j))
      }
    }
    self.transition = transition
    kick = Self.cholesky(Self.covariance(order: order, d: d), order: order)
    let stationary = Self.covariance(order: order, d: .infinity)
    gain = 1 / stationary[stationary.count - 1].squareRoot()
    state = [Double](repeating: 0, count: order)
    draws = state
    let spread = Self.cholesky(stationary, order: order)
    for i in 0..<order { draws[i] = self.random.gaussian() }
    for i in 0..<order {
      for j in 0...i { state[i] += spread[Self.index(i, j)] * draws[j] }
    }
  }

  /// Goes on from the value of another one; one of another order begins anew.
  package mutating func goOn(after old: ColoredNoise) {
    guard order == old.order else { return }
    (state, random) = (old.state, old.random)
  }

  /// The present value.
  package var value: Double { gain * state[order - 1] }

  /// Goes on by one step.
  package mutating func advance() {
    for i in 0..<order { draws[i] = random.gaussian() }
    // From the last stage to the first, because each needs those before it from before the step.
    for i in stride(from: order - 1, through: 0, by: -1) {
      var next = 0.0
      for j in 0...i {
        next += transition[Self.index(i, j)] * state[j] + kick[Self.index(i, j)] * draws[j]
      }
      state[i] = next
    }
  }

  private static func index(_ i: Int, _ j: Int) -> Int { i * (i + 1) / 2 + j }

  /// ∫₀ᵈ gᵢgⱼ ds = C(i+j−2, i−1)·2^−(i+j−1)·P(i+j−1, 2d), the lower triangle, with the regularised
  /// incomplete gamma function P in the form that loses no digits for small d.
  private static func covariance(order: Int, d: Double) -> [Double] {
    var covariance: [Double] = []
    for i in 1...order {
      for j in 1...i {
        let n = i + j - 2
        let binomial =
          Double.factorial(n) / (Double.factorial(i - 1) * Double.factorial(j - 1))
        let power = Double(sign: .plus, exponent: -(n + 1), significand: 1)
        covariance.append(binomial * power * incompleteGamma(n + 1, 2 * d))
      }
    }
    return covariance
  }

  /// P(a, x) = e⁻ˣ Σ_{k≥a} xᵏ/k! for whole a.
  private static func incompleteGamma(_ a: Int, _ x: Double) -> Double {
    if x > 60 { return 1 }
    var term = Double.exp(-x) * Double.pow(x, Double(a)) / Double.factorial(a)
    var sum = 0.0
    var k = a
    while sum + term != sum {
      sum += term
      k += 1
      term *= x / Double(k)
    }
    return sum
  }

  private static func cholesky(_ matrix: [Double], order: Int) -> [Double] {
    var factor = matrix
    for i in 0..<order {
      for j in 0...i {
        var rest = matrix[index(i, j)]
        for k in 0..<j { rest -= factor[index(i, k)] * factor[index(j, k)] }
        // Rounding may leave less than nothing where dt is a tiny part of τ.
        if i == j {
          factor[index(i, i)] = max(0, rest).squareRoot()
        } else {
          let pivot = factor[index(j, j)]
          factor[index(i, j)] = pivot > 0 ? rest / pivot : 0
        }
      }
    }
    return factor
  }
}
