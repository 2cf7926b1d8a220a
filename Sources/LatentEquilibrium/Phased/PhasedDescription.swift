/// A network that learns in phases described: what it consists of, by which rule it learns, and how long a
/// presentation lasts, at the end of which it learns.
public struct PhasedDescription: Equatable, Sendable {
  /// Sizes, weights, activations, membrane time constants, learning rates, dt, β, the integrator and the
  /// spread of time constants. What else there is in it plays no part: look-ahead, scheme, error source,
  /// fixed feedback, noise and filters.
  public var network: NetworkDescription
  public var rule: LearningRule
  /// For how many ms a sample is shown. What is learned at the end of it stands for so much time, as if a
  /// network that learns all the while had the present errors from the beginning.
  public var presentation: Double

  /// - Precondition: the rule has phases.
  public init(network: NetworkDescription, rule: LearningRule, presentation: Double) {
    precondition(rule.hasPhases)
    self.network = network
    self.rule = rule
    self.presentation = presentation
  }
}
