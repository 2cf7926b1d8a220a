/// The damped fixed-point iteration that finds the equilibrium of rates and errors.
///
/// e ← e + α·(ê − e), where ê are the errors that follow from the rates that follow from e. The
/// loop output → error → output has gain κ = β·λmax(S); with α = 1/(1 + κ) the iteration converges
/// for a linear network whatever κ. Here α starts at 1 and is halved whenever the residual fails to
/// shrink, which finds such an α without computing κ.
struct Damping {
  private var share = 1.0
  private var last = Double.infinity
  private var rounds = 0

  /// The residual, relative to the largest error, at which rates and errors count as consistent.
  static let tolerance = 1e-12
  private static let mostRounds = 10_000

  /// Moves the errors on, and tells whether they had already come to rest.
  ///
  /// - Throws: `Divergence` where they do not come to rest.
  @inline(__always)
  mutating func settle(
    _ error: inout MutableSpan<Double>, towards handedDown: Span<Double>, _ layers: Span<Layer>
  ) throws(Divergence) -> Bool {
    var residual = 0.0
    var size = 0.0
    for j in handedDown.indices {
      residual = max(residual, abs(handedDown[j] - error[j]))
      size = max(size, abs(handedDown[j]))
    }
    let stalled = residual >= last
    // Going on until rounding stops the descent costs a few rounds and wins three digits.
    if residual == 0 || (stalled && residual <= Damping.tolerance * size) { return true }
    rounds += 1
    guard residual.isFinite && rounds < Damping.mostRounds else {
      throw Divergence(layer: layers.count)
    }
    if stalled { share = max(share / 2, 0x1p-20) }
    last = residual
    for j in handedDown.indices { error[j] += share * (handedDown[j] - error[j]) }
    return false
  }
}
