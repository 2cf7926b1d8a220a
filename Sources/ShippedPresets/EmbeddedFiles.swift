/// Copies of the shipped files inside the program, so that a lone binary has them.
///
/// The manifest embeds all of the folder `presets/`; this table gives them their order, and is the one
/// place that names them. A test holds it against the folder.
package enum EmbeddedFiles {
  /// The presets in the order in which a course would show them; the first is the default. Files that
  /// they read stand behind them.
  private static let ofPresets = [
    File("lag-adds-up.json", PackageResources.lag_adds_up_json),
    File("one-neuron-lag.json", PackageResources.one_neuron_lag_json),
    File("step-through-four-layers.json", PackageResources.step_through_four_layers_json),
    File("relaxation.json", PackageResources.relaxation_json),
    File("prospective-overshoot.json", PackageResources.prospective_overshoot_json),
    File("sum-of-sines.json", PackageResources.sum_of_sines_json),
    File("fast-noise.json", PackageResources.fast_noise_json),
    File("recorded-signal.json", PackageResources.recorded_signal_json),
    File("recorded-signal.csv", PackageResources.recorded_signal_csv),
    File(
      "mismatched-time-constants.json", PackageResources.mismatched_time_constants_json),
    File("learned-time-constants.json", PackageResources.learned_time_constants_json),
    File("noisy-input.json", PackageResources.noisy_input_json),
    File("phantom-errors.json", PackageResources.phantom_errors_json),
    File("two-weights.json", PackageResources.two_weights_json),
    File("teacher.json", PackageResources.teacher_json),
    File("teacher-fast-input.json", PackageResources.teacher_fast_input_json),
    File("teacher-slow-input.json", PackageResources.teacher_slow_input_json),
    File("fourier-synthesis.json", PackageResources.fourier_synthesis_json),
    File("lag-line.json", PackageResources.lag_line_json),
    File("bars.json", PackageResources.bars_json),
    File("yin-yang.json", PackageResources.yin_yang_json),
    File("learning-in-phases.json", PackageResources.learning_in_phases_json),
    File("mistuned-yin-yang.json", PackageResources.mistuned_yin_yang_json),
    File("noisy-rates.json", PackageResources.noisy_rates_json),
    File("self-prediction.json", PackageResources.self_prediction_json),
    File("mimic.json", PackageResources.mimic_json),
    File("microcircuit-bars.json", PackageResources.microcircuit_bars_json),
    File("yin-yang-large.json", PackageResources.yin_yang_large_json),
    File("handwritten-digits.json", PackageResources.handwritten_digits_json),
    File("handwritten-digits.csv.gz", PackageResources.handwritten_digits_csv_gz),
    File("breast-cancer.json", PackageResources.breast_cancer_json),
    File("breast-cancer.csv.gz", PackageResources.breast_cancer_csv_gz),
    File("fashion.json", PackageResources.fashion_json, readsElsewhere: true),
    File("own-data.json", PackageResources.own_data_json),
    File("own-data.csv", PackageResources.own_data_csv),
  ]

  /// The lessons from the first steps to the last, in the folder `lessons`.
  private static let ofLessons = [
    File("one-lag.json", PackageResources.one_lag_json),
    File("lag-by-layer.json", PackageResources.lag_by_layer_json),
    File("looking-ahead.json", PackageResources.looking_ahead_json),
    File("lag-to-overshoot.json", PackageResources.lag_to_overshoot_json),
    File("what-survives.json", PackageResources.what_survives_json),
    File("tuned-neurons.json", PackageResources.tuned_neurons_json),
    File("how-far-ahead.json", PackageResources.how_far_ahead_json),
    File("apical-error.json", PackageResources.apical_error_json),
    File("the-last-dt.json", PackageResources.the_last_dt_json),
    File("late-errors.json", PackageResources.late_errors_json),
    File("presentation-time.json", PackageResources.presentation_time_json),
    File("stale-errors.json", PackageResources.stale_errors_json),
    File("why-phases.json", PackageResources.why_phases_json),
    File("mistuned-learning.json", PackageResources.mistuned_learning_json),
    File("slow-synapses.json", PackageResources.slow_synapses_json),
    File("waiting-circuits.json", PackageResources.waiting_circuits_json),
    File("errors-in-time.json", PackageResources.errors_in_time_json),
  ]

  /// The presets in the order in which a course would show them; the first is the default.
  package static let presets = names(of: ofPresets)

  /// Those that need nothing that does not come with the program.
  package static let selfContained = names(of: ofPresets.filter { !$0.readsElsewhere })

  /// The lessons from the first steps to the last, each in a file of this name below `lessons/`.
  package static let lessons = names(of: ofLessons)

  private static func names(of files: [File]) -> [String] {
    files.map(\.name).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
  }

  /// The bytes of a file by its path below `presets/`; nil where there is none.
  package static func bytes(of path: String) -> [UInt8]? {
    let folder = "lessons/"
    guard path.hasPrefix(folder) else { return bytes(of: path, in: ofPresets) }
    return bytes(of: String(path.dropFirst(folder.count)), in: ofLessons)
  }

  private static func bytes(of name: String, in files: [File]) -> [UInt8]? {
    files.first { $0.name == name }?.bytes()
  }
}

/// A file and its bytes.
private struct File: Sendable {
  let name: String
  /// Whether it is a preset that reads files from outside the program.
  let readsElsewhere: Bool
  /// Not made before they are asked for: there is an array of numbers behind each.
  let bytes: @Sendable () -> [UInt8]

  init(
    _ name: String, _ bytes: @autoclosure @escaping @Sendable () -> [UInt8],
    readsElsewhere: Bool = false
  ) {
    (self.name, self.readsElsewhere) = (name, readsElsewhere)
    self.bytes = bytes
  }
}
