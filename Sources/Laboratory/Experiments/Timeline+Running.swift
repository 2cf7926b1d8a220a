package import Presets

extension Timeline {
  /// An experiment that has run from rest for so long, in ms, or until a network diverged.
  package init(running preset: Preset, lasting duration: Double) {
    self.init(preset)
    let steps = TimeGrid(dt: preset.dt).steps(lasting: duration)
    while experiment.age < steps && fault == nil { advance() }
  }
}
