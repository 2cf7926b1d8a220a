import Formats
import Laboratory
import Presets
import Samples

/// What a sweep measures at each point, for each network: the figures of `lescope run --summary json`.
package enum SweepMeasure: String, CaseIterable, Sendable {
  /// The lag of a layer behind the ideal, in ms.
  case lag
  case lagUncertainty = "lag_uncertainty"
  /// The lag in ms of the linearised network under its scheme.
  case expectedLag = "expected_lag"
  /// Likewise in continuous time.
  case continuousLag = "continuous_lag"
  /// The delay in ms of best correlation.
  case correlationLag = "correlation_lag"
  /// The amplitude of a layer over the ideal's.
  case gain
  case gainUncertainty = "gain_uncertainty"
  case expectedGain = "expected_gain"
  case continuousGain = "continuous_gain"
  /// The mean distance of the outputs from the ideal ones.
  case error
  /// `Loss.mean`.
  case meanLoss = "mean_loss"
  /// `Loss.last`.
  case lastLoss = "last_loss"
  /// `Loss.withoutTime`.
  case staticLoss = "static_loss"
  /// The older name of `meanLoss`.
  case loss
  /// The share of a task's test samples that are answered rightly.
  case accuracy
  /// For how many simulated seconds the neurons have to learn before they answer 80 % of the test samples
  /// rightly.
  case secondsTo80 = "seconds_to_80"

  package static let standard: [SweepMeasure] = [.lag, .gain, .error]

  /// Whether each layer has a value of its own.
  var isPerLayer: Bool {
    switch self {
    case .lag, .lagUncertainty, .expectedLag, .continuousLag, .correlationLag, .gain,
      .gainUncertainty, .expectedGain, .continuousGain:
      true
    case .error, .meanLoss, .loss, .lastLoss, .staticLoss, .accuracy, .secondsTo80: false
    }
  }

  /// Why it can be had at no point of a sweep of such presets; nil where it can.
  func fault(in preset: Preset) -> String? {
    switch self {
    case .meanLoss, .loss, .lastLoss, .staticLoss: preset.hasTarget ? nil : "there is no target"
    case .secondsTo80 where preset.trainingFault() != nil: preset.trainingFault()?.message
    case .accuracy, .secondsTo80:
      preset.task?.test.classNames.isEmpty == false ? nil : "there is no task with classes"
    case .lag, .lagUncertainty, .expectedLag, .continuousLag, .correlationLag, .gain,
      .gainUncertainty, .expectedGain, .continuousGain, .error:
      nil
    }
  }

  /// Whether it is measured in a run of the preset, one sample after the other; if not, in minibatches.
  var needsRun: Bool { self != .secondsTo80 }

  /// Whether it needs a trace beside the network without time.
  var needsTrace: Bool { isPerLayer || self == .error }
}
