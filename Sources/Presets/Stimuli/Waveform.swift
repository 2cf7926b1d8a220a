/// A shape as it runs that is a plain function of the step, with every switching time in whole steps.
package protocol RunningShape: Equatable, Sendable {
  /// The shape during step k = 1, 2, …, that is at t = (k−1)·dt.
  func value(step k: Int) -> Double

  /// How it repeats: not at all where it is constant, nil where it changes without repeating.
  func cycles(on grid: TimeGrid) -> [StimulusCycle]?

  /// Where in its period it is, if it has one frequency.
  var period: Cycles? { get }

  /// Goes on without a jump where another one is, as far as both are of a kind.
  mutating func goOn(_ moment: Moment, after old: any RunningShape)

  /// The case that it is.
  var waveform: Waveform { get }
}

extension RunningShape {
  package var period: Cycles? { nil }
  package mutating func goOn(_ moment: Moment, after old: any RunningShape) {}
}

/// The shapes that are a plain function of the step.
///
/// Closed, because a step asks every one of them for its value: a switch is faster than a look into a
/// table of witnesses. Beyond this file nobody lists them.
package enum Waveform: Equatable, Sendable {
  case constant(Stimulus.Constant)
  case step(Stimulus.Step.Running)
  case pulse(Stimulus.Pulse.Running)
  case square(PeriodicWave<Stimulus.Square>)
  case sine(PeriodicWave<Stimulus.Sine>)
  case triangle(PeriodicWave<Stimulus.Triangle>)
  case sawtooth(PeriodicWave<Stimulus.Sawtooth>)
  case chirp(Stimulus.Chirp.Running)

  /// The shape during step k = 1, 2, …, that is at t = (k−1)·dt.
  package func value(step k: Int) -> Double {
    switch self {
    case .constant(let shape): shape.value(step: k)
    case .step(let shape): shape.value(step: k)
    case .pulse(let shape): shape.value(step: k)
    case .square(let shape): shape.value(step: k)
    case .sine(let shape): shape.value(step: k)
    case .triangle(let shape): shape.value(step: k)
    case .sawtooth(let shape): shape.value(step: k)
    case .chirp(let shape): shape.value(step: k)
    }
  }

  private var shape: any RunningShape {
    switch self {
    case .constant(let shape): shape
    case .step(let shape): shape
    case .pulse(let shape): shape
    case .square(let shape): shape
    case .sine(let shape): shape
    case .triangle(let shape): shape
    case .sawtooth(let shape): shape
    case .chirp(let shape): shape
    }
  }

  /// How it repeats: not at all where it is constant, nil where it changes without repeating.
  package func cycles(on grid: TimeGrid) -> [StimulusCycle]? { shape.cycles(on: grid) }

  /// Goes on without a jump where another one is, as far as both are of a kind.
  package mutating func goOn(_ moment: Moment, after old: Waveform) {
    var shape = shape
    shape.goOn(moment, after: old.shape)
    self = shape.waveform
  }
}
