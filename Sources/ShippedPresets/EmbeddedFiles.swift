/// Copies of the shipped files inside the program, so that a lone binary has them.
///
/// The manifest embeds them one by one; a test holds this list against the folder.
package enum EmbeddedFiles {
  /// The presets in the order in which a course would show them; the first is the default.
  package static let presets = [
    "lag-adds-up", "one-neuron-lag", "step-through-four-layers", "prospective-overshoot",
    "sum-of-sines", "fast-noise", "recorded-signal", "mismatched-time-constants",
    "phantom-errors", "two-weights", "teacher", "teacher-fast-input", "teacher-slow-input",
    "fourier-synthesis", "bars", "yin-yang", "yin-yang-large", "own-data",
  ]

  /// The lessons from the first steps to the last, each in a file of this name below `lessons/`.
  package static let lessons = [
    "one-lag", "lag-by-layer", "looking-ahead", "lag-to-overshoot", "what-survives", "the-last-dt",
    "late-errors", "presentation-time",
  ]

  package static func bytes(of name: String) -> [UInt8]? {
    switch name {
    case "lag-adds-up.json": PackageResources.lag_adds_up_json
    case "one-neuron-lag.json": PackageResources.one_neuron_lag_json
    case "step-through-four-layers.json": PackageResources.step_through_four_layers_json
    case "prospective-overshoot.json": PackageResources.prospective_overshoot_json
    case "sum-of-sines.json": PackageResources.sum_of_sines_json
    case "fast-noise.json": PackageResources.fast_noise_json
    case "recorded-signal.json": PackageResources.recorded_signal_json
    case "recorded-signal.csv": PackageResources.recorded_signal_csv
    case "mismatched-time-constants.json": PackageResources.mismatched_time_constants_json
    case "phantom-errors.json": PackageResources.phantom_errors_json
    case "two-weights.json": PackageResources.two_weights_json
    case "teacher.json": PackageResources.teacher_json
    case "teacher-fast-input.json": PackageResources.teacher_fast_input_json
    case "teacher-slow-input.json": PackageResources.teacher_slow_input_json
    case "fourier-synthesis.json": PackageResources.fourier_synthesis_json
    case "bars.json": PackageResources.bars_json
    case "yin-yang.json": PackageResources.yin_yang_json
    case "yin-yang-large.json": PackageResources.yin_yang_large_json
    case "own-data.json": PackageResources.own_data_json
    case "own-data.csv": PackageResources.own_data_csv
    case "lessons/one-lag.json": PackageResources.one_lag_json
    case "lessons/lag-by-layer.json": PackageResources.lag_by_layer_json
    case "lessons/looking-ahead.json": PackageResources.looking_ahead_json
    case "lessons/lag-to-overshoot.json": PackageResources.lag_to_overshoot_json
    case "lessons/what-survives.json": PackageResources.what_survives_json
    case "lessons/the-last-dt.json": PackageResources.the_last_dt_json
    case "lessons/late-errors.json": PackageResources.late_errors_json
    case "lessons/presentation-time.json": PackageResources.presentation_time_json
    default: nil
    }
  }
}
