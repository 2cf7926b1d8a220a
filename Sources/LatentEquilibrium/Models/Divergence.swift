/// The end of a run in which a membrane potential is no longer a number, or beyond ±10⁶, or in which the
/// equations of `equilibrium` have no solution that could be found.
public struct Divergence: Error, Equatable, Sendable {
  /// The lowest layer concerned, counted from 1.
  public let layer: Int
  /// What it was that ended the run.
  public let cause: Cause

  init(layer: Int, cause: Cause = .potential) {
    self.layer = layer
    self.cause = cause
  }

  /// What can end a run.
  public enum Cause: Equatable, Sendable {
    /// A membrane potential is not a number, or beyond ±10⁶.
    case potential
    /// No rates and errors were found that solve the equations of `equilibrium` together.
    case noEquilibrium
  }

  /// The largest membrane potential that still counts as a trajectory.
  static let limit = 1e6
}
