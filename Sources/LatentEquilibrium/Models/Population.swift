/// Units of one kind that stand together, such as the neurons of a layer.
public struct Population: Equatable, Sendable {
  public let name: String
  /// The layer in which it is drawn, counted from 0.
  public let layer: Int
  /// Its units in the values of each signal that it has.
  public let range: Range<Int>
  /// What its units have.
  public let signals: [Signal]
  /// Whether it is what a target nudges.
  public let isOutput: Bool
}
