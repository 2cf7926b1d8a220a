import Presets

extension Preset {
  /// A time axis that shows what there is to see: two periods of what is periodic, what follows a
  /// step, ten correlation times of noise, five samples of a task.
  package var standardWindow: Double {
    if let window = view.window { return window }
    if let task { return 5 * (task.presentation + task.pause) }
    let tau = layers.indices.flatMap { tauM(ofLayer: $0) }.max() ?? tauM
    guard case .shared(let stimulus) = stimulus else { return 20 * tau }
    return stimulus.shape.window(settling: 5 * tau * Double(layers.count)) ?? 20 * tau
  }
}
