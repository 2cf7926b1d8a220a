package import Formats

/// Time in whole steps: step k = 1, 2, … covers the time from (k−1)·dt to k·dt.
package struct TimeGrid: Equatable, Sendable {
  /// The length of a step in ms.
  package let dt: Double

  package init(dt: Double) {
    precondition(dt > 0 && dt.isFinite, "a time step is positive")
    self.dt = dt
  }

  /// A length of time in whole steps, at least one, so that switching is exact.
  package func steps(lasting time: Double) -> Int { max(1, steps(until: time)) }

  /// A moment in whole steps, which may be 0: the beginning.
  package func steps(until time: Double) -> Int {
    // Beyond this many steps a Float64 cannot count them, and nobody waits for them.
    Int(clamping: min(max(0, (time / dt).rounded()), 0x1p52))
  }

  /// A length of time in whole steps that are about to be made.
  ///
  /// - Throws: where there are more of them than anybody waits for.
  package func affordableSteps(lasting time: Double) throws(Fault) -> Int {
    let steps = (time / dt).rounded()
    guard steps <= Double(Self.mostSteps) else {
      throw Fault(
        "\(JSON.digits(of: time)) ms in steps of \(JSON.digits(of: dt)) ms are more than "
          + "\(Limits.digits(of: Double(Self.mostSteps))) steps; it must be shorter, or dt coarser")
    }
    return self.steps(lasting: time)
  }

  /// As many steps as can be asked for: a small network takes more than a day for them.
  package static let mostSteps = 1_000_000_000_000

  /// The time at the beginning of step k in ms: (k−1)·dt.
  package func start(ofStep k: Int) -> Double { Double(k - 1) * dt }
}
