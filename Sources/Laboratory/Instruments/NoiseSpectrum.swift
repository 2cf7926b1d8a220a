import Arithmetic
import LatentEquilibrium

/// How the variance of noise, sampled every dt, is spread over frequencies.
///
/// Gaussian noise of variance 1 that was low-passed n times with τ has after s = t/τ the covariance
/// e⁻ˢ·Σⱼ cⱼsʲ, j < n, with cⱼ = 2ʲ·(n−1)!·(2n−2−j)!/((2n−2)!·j!·(n−1−j)!). Its samples have the spectrum
/// 2·Re Σₖ R(k·dt)·e^{−ikθ} − R(0) over all k ≥ 0, and with w = e^{−dt/τ−iθ} and v = 1/(1 − w) the sums
/// Σ kʲwᵏ are polynomials of v: v for j = 0, and (v² − v)·P′ after P.
package struct NoiseSpectrum: Equatable, Sendable {
  /// Of Σ R(k·dt)·wᵏ as a polynomial of v, the constant first.
  private let polynomial: [Double]
  /// dt/τ.
  private let decay: Double
  /// τ in ms.
  let tau: Double

  /// - Parameters:
  ///   - tau: τ in ms.
  ///   - order: how many times the noise is low-passed, at least once.
  ///   - dt: in ms.
  package init(tau: Double, order: Int, dt: Double) {
    self.tau = tau
    decay = dt / tau
    var sum = [Double](repeating: 0, count: order + 1)
    var powers = [0.0, 1]
    // c₀ is 1, and cⱼ₊₁/cⱼ = 2·(n−1−j)/((2n−2−j)·(j+1)).
    var coefficient = 1.0
    for j in 0..<order {
      for (k, value) in powers.enumerated() { sum[k] += coefficient * value }
      guard j + 1 < order else { break }
      let left = Double(order - 1 - j)
      coefficient *= 2 * left / ((Double(order - 1) + left) * Double(j + 1)) * decay
      var next = [Double](repeating: 0, count: powers.count + 1)
      for (k, value) in powers.enumerated() where k > 0 {
        next[k + 1] += Double(k) * value
        next[k] -= Double(k) * value
      }
      powers = next
    }
    polynomial = sum
  }

  /// The variance at a frequency; its mean over all angles is 1.
  ///
  /// - Parameter angle: θ in radians, what the frequency turns by in a step.
  package func power(at angle: Double) -> Double {
    // 1 − w without cancellation.
    let remaining = Double.exp(-decay)
    let chord = Double.sin(angle / 2)
    let v =
      Phasor(1)
      / Phasor(2 * remaining * chord * chord - Double.expm1(-decay), remaining * Double.sin(angle))
    let sum = polynomial.reversed().reduce(Phasor.zero) { $0 * v + Phasor($1) }
    return 2 * sum.real - 1
  }
}
