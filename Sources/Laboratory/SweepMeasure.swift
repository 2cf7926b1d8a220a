/// What a sweep measures at each point, for each network.
public enum SweepMeasure: String, CaseIterable, Sendable {
  /// The lag of a layer behind the ideal, in ms.
  case lag
  /// The lag that a linear chain with these time constants has under this scheme, in ms.
  case expectedLag = "expected_lag"
  /// The amplitude of a layer over the ideal's.
  case gain
  /// The mean distance of the outputs from the ideal ones.
  case error
  /// The mean cost ½ |target − r|² over the run.
  case loss
  /// The cost in the last step.
  case lastLoss = "last_loss"

  public static let standard: [SweepMeasure] = [.lag, .gain, .error]

  /// Whether each layer has a value of its own.
  var isPerLayer: Bool {
    switch self {
    case .lag, .expectedLag, .gain: true
    case .error, .loss, .lastLoss: false
    }
  }

  /// Whether it needs the network without time.
  var needsIdeal: Bool {
    switch self {
    case .lag, .expectedLag, .gain, .error: true
    case .loss, .lastLoss: false
    }
  }
}
