import Presets

extension Preset {
  /// A time axis that shows what there is to see: two periods of what is periodic, what follows a
  /// step, ten correlation times of noise, five samples of a task.
  package var standardWindow: Double {
    if let window = view.window { return window }
    if let task { return 5 * (task.presentation + task.pause) }
    let tau = layers.indices.flatMap { tauM(ofLayer: $0) }.max() ?? tauM
    guard case .shared(let stimulus) = stimulus else { return 20 * tau }
    switch stimulus.shape {
    case .sine(let frequency, _), .square(let frequency, _), .triangle(let frequency, _),
      .sawtooth(let frequency, _):
      return frequency > 0 ? 2000 / frequency : 20 * tau
    case .step(let at): return at + 5 * tau * Double(layers.count)
    case .pulse(let at, let width, let period):
      return period > 0 ? 3 * period : at + width + 5 * tau * Double(layers.count)
    case .noise(let noiseTau, _): return 20 * noiseTau
    case .chirp(_, _, let sweep): return sweep
    case .random(let hold): return 10 * hold
    case .sequence(_, let hold, _): return 5 * hold
    case .constant, .csv, .sum: return 20 * tau
    }
  }
}
