package import Presets

extension Preset {
  /// How the stimulus repeats from the beginning of a run, all inputs together; nil where it does not.
  package var stimulusCycle: StimulusCycle? {
    task == nil
      ? InputSignal(stimulus, count: inputs, dt: dt, seed: seed).cycle?.later(by: dt) : nil
  }
}
