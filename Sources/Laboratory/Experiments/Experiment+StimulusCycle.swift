package import Presets

extension Experiment {
  /// How the stimulus repeats as it runs now, whatever was changed on the way.
  package var stimulusCycle: StimulusCycle? {
    preset.task == nil ? stimulusSignal.cycle?.later(by: preset.dt) : nil
  }
}
