/// The end of a run in which a membrane potential is no longer a number, or beyond ±10⁶.
public struct Divergence: Error, Equatable, Sendable {
  /// The lowest layer concerned, counted from 1.
  public let layer: Int

  /// The largest membrane potential that still counts as a trajectory.
  static let limit = 1e6
}
