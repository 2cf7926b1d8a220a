/// A family of networks that is stepped in time. A value: a copy is a checkpoint, and continues with the
/// same bits.
public protocol Model: Plastic, Equatable, Sendable {
  /// Everything it needs to run, and nothing that changes while it runs except through learning.
  associatedtype Described: Sendable

  /// Takes new parameters and keeps the state, weights included.
  ///
  /// - Precondition: the populations have the sizes they had.
  mutating func adopt(_ description: Described)

  /// Advances by one step of dt.
  ///
  /// - Parameters:
  ///   - stimulus: one value an input, held over the step.
  ///   - target: one value an output unit, or empty where there is no target.
  ///   - isLearning: whether what is plastic changes in this step.
  /// - Throws: when the state has gone astray; it is then of no further use.
  mutating func step(
    stimulus: [Double], target: [Double], isLearning: Bool
  ) throws(Divergence)

  /// Keeps weights and biases as they are from now on, until `adopt`.
  mutating func stopLearning()

  /// What it consists of, from the stimulus up.
  var populations: [Population] { get }

  /// What its units have.
  var signals: [Signal] { get }

  /// The values of a signal, one a unit, population after population; empty where it has none.
  ///
  /// A section of what the model stores, which is not copied: its first index need not be 0.
  func values(of signal: Signal) -> ArraySlice<Double>

  /// The weight onto unit `row` of a projection's target from unit `column` of its source.
  func weight(of projection: Projection, row: Int, column: Int) -> Double

  /// The cost of the output in the last step, ½ |target − r|²; 0 without a target.
  func cost(target: [Double]) -> Double
}

extension Model {
  /// The value of a signal of one unit.
  public func value(of signal: Signal, unit: Int) -> Double {
    let values = values(of: signal)
    return values[values.startIndex + unit]
  }

  /// The rates of the output.
  public var output: ArraySlice<Double> {
    let rates = values(of: .rate)
    guard let range = populations.last(where: \.isOutput)?.range else { return [] }
    return rates[rates.startIndex + range.lowerBound..<rates.startIndex + range.upperBound]
  }
}
