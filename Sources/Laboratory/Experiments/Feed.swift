import Presets

/// What goes into the networks of an experiment, step by step: stimulus and target as the preset
/// describes them, or the samples of its task.
///
/// A value: a copy continues with the same numbers.
struct Feed: Equatable, Sendable {
  /// The stimulus of the last step.
  private(set) var stimulus: [Double]
  /// The target of the last step; empty where there was none.
  private(set) var target: [Double] = []
  private(set) var stimulusSignal: InputSignal
  private var targetSignal: TargetSignal
  /// Shows the samples of a task; nil where there is none.
  private(set) var presenter: SamplePresenter?
  private var impulse = Impulse()
  private var step = 0

  init(_ preset: Preset) {
    stimulus = Array(repeating: 0, count: preset.inputs)
    stimulusSignal = InputSignal(
      preset.stimulus, count: preset.inputs, dt: preset.dt, seed: preset.seed)
    targetSignal = TargetSignal(preset)
    presenter = preset.task.map { SamplePresenter($0, dt: preset.dt, seed: preset.seed) }
    target.reserveCapacity(preset.layers.last?.neurons ?? 0)
  }

  /// Moves on to step k = 1, 2, …; where the target depends on all that went in before, through all steps
  /// that were left out.
  mutating func advance(step k: Int) {
    if targetSignal.remembers { while step + 1 < k { show(step: step + 1) } }
    show(step: k)
  }

  private mutating func show(step k: Int) {
    step = k
    // A comparison with nil would copy it.
    if case .some = presenter {
      presenter?.fill(&stimulus, &target, step: k)
      impulse.add(to: &stimulus)
    } else {
      stimulusSignal.fill(&stimulus, step: k)
      impulse.add(to: &stimulus)
      targetSignal.fill(&target, step: k, stimulus: stimulus)
    }
  }

  /// How many steps before the last one what is shown began.
  var passed: Int { presenter?.passed ?? stimulusSignal.passed(step: step) }

  /// Strikes the inputs for so many steps.
  mutating func strike(steps: Int) { impulse = Impulse(steps: steps) }

  /// Goes on under a changed preset; what is the same continues where it is, and what is continuous
  /// in what has changed goes on without a jump.
  mutating func adopt(_ changed: Preset, after old: Preset, _ moment: Moment) {
    step = moment.now
    let isRetimed = changed.dt != old.dt
    if isRetimed || changed.stimulus != old.stimulus {
      let before = stimulusSignal
      stimulusSignal = InputSignal(
        changed.stimulus, count: changed.inputs, dt: changed.dt, seed: changed.seed)
      stimulusSignal.goOn(moment, after: before)
    }
    if isRetimed || changed.target != old.target {
      let before = targetSignal
      targetSignal = TargetSignal(changed)
      targetSignal.goOn(moment, after: before)
    }
    if isRetimed || changed.task != old.task {
      let before = presenter
      presenter = changed.task.map { SamplePresenter($0, dt: changed.dt, seed: changed.seed) }
      presenter?.goOn(moment, after: before)
    }
  }
}
