/// How a stimulus repeats itself: what an oscilloscope triggers on.
public struct StimulusCycle: Equatable, Sendable {
  /// How long one period lasts, in ms.
  public let period: Double
  /// When one begins — the rising zero of a sine, the edge of a pulse, the first sample — in ms, as
  /// the rows of a trace are timed: one step after the stimulus itself.
  public let start: Double
}

extension Preset {
  /// How the stimulus repeats, all inputs together; nil where it does not.
  public var stimulusCycle: StimulusCycle? {
    guard task == nil else { return nil }
    var cycles: [StimulusCycle] = []
    for stimulus in stimulus.stimuli {
      guard let parts = stimulus.cycles(grid: TimeGrid(dt: dt)) else { return nil }
      cycles += parts
    }
    guard let common = StimulusCycle(common: cycles) else { return nil }
    return StimulusCycle(period: common.period, start: common.start + dt)
  }
}

extension StimulusCycle {
  /// The shortest cycle in which all of these repeat; nil where there is none to speak of.
  fileprivate init?(common cycles: [StimulusCycle]) {
    guard let longest = cycles.max(by: { $0.period < $1.period }), longest.period > 0 else {
      return nil
    }
    let multiple = (1...100).first { multiple in
      cycles.allSatisfy { cycle in
        let count = Double(multiple) * longest.period / cycle.period
        return abs(count - count.rounded()) < 1e-6
      }
    }
    guard let multiple else { return nil }
    self.init(period: Double(multiple) * longest.period, start: longest.start)
  }
}

extension Stimulus {
  /// The cycles of its parts: none where it is constant, nil where a part does not repeat.
  fileprivate func cycles(grid: TimeGrid) -> [StimulusCycle]? {
    func length(_ time: Double) -> Double { Double(grid.steps(lasting: time)) * grid.dt }
    switch shape {
    case .constant: return []
    case .step, .noise, .random: return nil
    case .pulse(let at, let width, let period):
      guard period > 0 else { return nil }
      let start = Double(grid.steps(until: at)) * grid.dt
      return [StimulusCycle(period: max(length(width), length(period)), start: start)]
    case .square(let frequency, let phase), .sine(let frequency, let phase),
      .triangle(let frequency, let phase), .sawtooth(let frequency, let phase):
      guard frequency > 0 else { return nil }
      let period = 1000 / frequency
      return [StimulusCycle(period: period, start: -phase / 360 * period)]
    case .chirp(_, _, let sweep): return [StimulusCycle(period: length(sweep), start: 0)]
    case .sequence(let values, let hold, let shuffle):
      guard !shuffle else { return nil }
      return [StimulusCycle(period: Double(values.count) * length(hold), start: 0)]
    case .csv(let signal):
      guard signal.repeats, let first = signal.times.first, let last = signal.times.last,
        last > first
      else { return nil }
      return [StimulusCycle(period: last - first, start: first)]
    case .sum(let parts):
      var cycles: [StimulusCycle] = []
      for part in parts {
        guard let more = part.cycles(grid: grid) else { return nil }
        cycles += more
      }
      return cycles
    }
  }
}
