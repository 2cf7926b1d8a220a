import Presets

extension InputSignal {
  /// How all parts together repeat; nil where they do not, or are constant.
  var cycle: StimulusCycle? {
    var cycles: [StimulusCycle] = []
    for part in parts {
      guard let own = self.cycles(of: part) else { return nil }
      cycles += own
    }
    return StimulusCycle(common: cycles)
  }

  /// The cycle of a part: none where it is constant, nil where it does not repeat.
  private func cycles(of part: Part) -> [StimulusCycle]? {
    func cycle(_ period: Int, from start: Int) -> [StimulusCycle] {
      [StimulusCycle(period: Double(period) * grid.dt, start: Double(start) * grid.dt)]
    }
    // Pieces repeat together, whatever each of them is, but for what is drawn anew.
    if let clock = part.clocks.first, isDetermined(part) { return cycle(clock.round, from: 0) }
    switch part.source {
    case .noise, .random: return nil
    case .waveform(let waveform): return waveform.cycles(on: grid)
    case .sequence(let number):
      let sequence = sequences[number]
      guard sequence.isOrdered else { return nil }
      return cycle(
        sequence.rows.count * sequence.beat.hold,
        from: sequence.beat.start(every: sequence.rows.count))
    case .recording(let number):
      let signal = recordings[number]
      guard signal.repeats, let first = signal.times.first, let last = signal.times.last,
        last > first
      else { return nil }
      return [StimulusCycle(period: last - first, start: first + part.delay)]
    }
  }

  /// Whether nothing in it is drawn from the seed.
  private func isDetermined(_ part: Part) -> Bool {
    switch part.source {
    case .waveform, .recording: true
    case .noise, .random: false
    case .sequence(let number): sequences[number].isOrdered
    }
  }
}
