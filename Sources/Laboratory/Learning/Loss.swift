/// Every loss that is told anywhere, each by one name and in one sense.
///
/// All but those over a variance are means of the cost of a step, ½ |target − r|² of the outputs as they
/// are sent out, against the target as it is in that step: where synapses are slow the output is nudged to
/// a target that lags, and is judged by the one that does not.
package enum Loss: String, CaseIterable, Sendable {
  /// The cost of one step: the column of a recording.
  case ofStep = "loss"
  /// The cost of the last step of a run.
  case last = "last_loss"
  case mean = "mean_loss"
  case first = "first_loss"
  case recent = "recent_loss"
  case atEnds = "end_loss"
  case withoutTime = "static_loss"
  case free = "free_error"

  /// What it is, as the documents say it.
  package var definition: String {
    switch self {
    case .ofStep: "½ \\|target − r\\|² of one step, the target as it is in that step"
    case .last: "`loss` of the last step"
    case .mean: "the mean of `loss` over all steps that had a target"
    case .first: "the mean of `loss` over the first tenth of the run"
    case .recent: "the mean of `loss` over the last tenth of the run"
    case .atEnds: "the mean of `loss` over the last steps of the presentations of a pass"
    case .withoutTime:
      "Σ\\|target − f(stimulus)\\|² over the variance of the target, f being the network without time, "
        + "on another run's stimulus or the test samples"
    case .free:
      "Σ\\|target − r\\|² over the variance of the target, from when the target has ended, as it "
        + "would have gone on"
    }
  }

  /// How a line for people names its number.
  package func inWords(_ number: String) -> String {
    switch self {
    case .ofStep: "loss \(number)"
    case .last: "last loss \(number)"
    case .mean: "mean loss \(number)"
    case .first: "loss of the first tenth \(number)"
    case .recent: "loss of the last tenth \(number)"
    case .atEnds: "loss at the samples' ends \(number)"
    case .withoutTime: "learned: error \(number) of the variance"
    case .free: "running free: error \(number) of the variance"
    }
  }
}
