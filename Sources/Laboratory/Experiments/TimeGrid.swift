/// Time in whole steps: step k = 1, 2, … covers the time from (k−1)·dt to k·dt.
public struct TimeGrid: Equatable, Sendable {
  /// The length of a step in ms.
  public let dt: Double

  public init(dt: Double) {
    precondition(dt > 0 && dt.isFinite, "a time step is positive")
    self.dt = dt
  }

  /// A length of time in whole steps, at least one, so that switching is exact.
  public func steps(lasting time: Double) -> Int { max(1, steps(until: time)) }

  /// A moment in whole steps, which may be 0: the beginning.
  public func steps(until time: Double) -> Int {
    // Beyond this many steps a Float64 cannot count them, and nobody waits for them.
    Int(min(max(0, (time / dt).rounded()), 0x1p52))
  }

  /// The time at the beginning of step k in ms: (k−1)·dt.
  public func start(ofStep k: Int) -> Double { Double(k - 1) * dt }
}
