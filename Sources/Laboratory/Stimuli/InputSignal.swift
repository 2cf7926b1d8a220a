import LatentEquilibrium
package import Presets

/// A stimulus or target as it runs: gives the values of each step, in the order of the steps.
///
/// A value: a copy continues with the same numbers. Where a parameter is changed on the way, in which a
/// signal is continuous, the running signal goes on without a jump: a sine of another frequency in its
/// phase, a chirp in its part of the sweep, noise from its value, a recording and a train of pulses
/// where they are (`goOn`). How far that has taken it from a signal that was so from the beginning is
/// known to the running signal alone and not to the preset: a preset written down afterwards, in a
/// state token or the first line of a recording, gives again all parameters, and a signal of the
/// same kind from its own beginning; not the same numbers.
///
/// Noise and shuffling draw from streams of their own,
/// named after their place: "stimulus 1" for the first (or only) stimulus, "stimulus 1.2" for the
/// second part of a sum, or piece. A piece runs in its own time, from its beginning in every round; only
/// its noise goes on unheard meanwhile, and a change takes effect as if it had been so from there.
package struct InputSignal: Equatable, Sendable {
  /// How many values there are in a step.
  package let count: Int
  let grid: TimeGrid
  private(set) var parts: [Part] = []
  private var noises: [ColoredNoise] = []
  private var holds: [RandomHold] = []
  private(set) var sequences: [SampleSequence] = []
  private(set) var recordings: [SampledSignal] = []
  private var step = 1

  /// A stimulus that is not made of others, with the amplitudes of all that are around it multiplied
  /// into its own.
  struct Part: Equatable, Sendable {
    var source: Source
    var amplitude: Double
    var offset: Double
    /// The one input it feeds; nil is all.
    var input: Int?
    /// How much later a recording plays, in ms, than one that had this time between its rows from the
    /// beginning.
    var delay = 0.0
    /// When it runs, if it belongs to a piece, or to pieces within pieces, the outermost first; else it
    /// always does.
    var clocks: [PieceClock] = []
  }

  /// Where a part's values come from; those with a state are numbered.
  enum Source: Equatable, Sendable {
    case waveform(Waveform)
    case noise(Int)
    case random(Int)
    case sequence(Int)
    case recording(Int)
  }

  /// - Parameters:
  ///   - preset: checked against `count` before.
  ///   - count: how many inputs (or outputs) are fed.
  ///   - dt: the step in ms.
  ///   - seed: the experiment's.
  ///   - stream: "stimulus" or "target", so that their noises are independent.
  package init(
    _ preset: InputPreset, count: Int, dt: Double, seed: UInt64, stream: String = "stimulus"
  ) {
    self.count = count
    grid = TimeGrid(dt: dt)
    switch preset {
    case .shared(let stimulus): add(stimulus, to: nil, scale: 1, seed: seed, stream: stream + " 1")
    case .perInput(let stimuli):
      precondition(stimuli.count == count, "one stimulus an input")
      for (index, stimulus) in stimuli.enumerated() {
        add(stimulus, to: index, scale: 1, seed: seed, stream: "\(stream) \(index + 1)")
      }
    }
  }

  private mutating func add(
    _ stimulus: Stimulus, to input: Int?, scale: Double, seed: UInt64, stream: String,
    clocks: [PieceClock] = []
  ) {
    let amplitude = scale * stimulus.amplitude
    func random() -> RandomGenerator { RandomGenerator(seed: seed, stream: stream) }
    func addOffset() {
      guard stimulus.offset != 0 else { return }
      parts.append(
        Part(
          source: .waveform(.constant(Stimulus.Constant())), amplitude: 0,
          offset: scale * stimulus.offset, input: input, clocks: clocks))
    }
    let source: Source
    switch stimulus.shape.source(on: grid) {
    case .waveform(let waveform): source = .waveform(waveform)
    case .noise(let tau, let order):
      source = .noise(noises.count)
      noises.append(ColoredNoise(tau: tau, order: order, dt: grid.dt, random: random()))
    case .heldNoise(let steps):
      source = .random(holds.count)
      holds.append(RandomHold(hold: steps, random: random()))
    case .heldRows(let rows, let steps, let isShuffled):
      source = .sequence(sequences.count)
      sequences.append(
        SampleSequence(rows: rows, hold: steps, random: isShuffled ? random() : nil))
    case .recording(let signal):
      source = .recording(recordings.count)
      recordings.append(signal)
    case .sum(let stimuli):
      addOffset()
      for (index, stimulus) in stimuli.enumerated() {
        add(
          stimulus, to: input, scale: amplitude, seed: seed, stream: "\(stream).\(index + 1)",
          clocks: clocks)
      }
      return
    case .pieces(let pieces):
      addOffset()
      let round = pieces.reduce(0) { $0 + $1.steps }
      var before = 0
      for (index, piece) in pieces.enumerated() {
        add(
          piece.stimulus, to: input, scale: amplitude, seed: seed,
          stream: "\(stream).\(index + 1)",
          clocks: clocks + [PieceClock(before: before, length: piece.steps, round: round)])
        before += piece.steps
      }
      return
    }
    parts.append(
      Part(
        source: source, amplitude: amplitude, offset: scale * stimulus.offset, input: input,
        clocks: clocks))
  }

  /// The values applied during step k = 1, 2, …, that is at t = (k−1)·dt.
  ///
  /// Steps may be left out and asked for again, but never earlier ones. Does not allocate.
  ///
  /// - Precondition: `values` has room for `count` numbers.
  package mutating func fill(_ values: inout [Double], step k: Int) {
    precondition(values.count == count, "one value an input")
    precondition(k >= step, "a signal does not run backwards")
    for index in noises.indices {
      for _ in step..<k { noises[index].advance() }
    }
    step = k
    for index in values.indices { values[index] = 0 }
    for part in parts.indices {
      var k = k
      if !parts[part].clocks.isEmpty {
        guard let own = step(ofPart: part, inStep: k) else { continue }
        k = own
      }
      let (source, amplitude) = (parts[part].source, parts[part].amplitude)
      let (offset, input) = (parts[part].offset, parts[part].input)
      switch source {
      case .waveform(let waveform):
        Self.add(offset + amplitude * waveform.value(step: k), to: &values, input)
      case .noise(let number):
        Self.add(offset + amplitude * noises[number].value, to: &values, input)
      case .random(let number):
        Self.add(offset + amplitude * holds[number].value(step: k), to: &values, input)
      case .sequence(let number):
        let row = sequences[number].row(step: k)
        let columns = sequences[number].rows[row].count
        if columns == 1 {
          Self.add(offset + amplitude * sequences[number].rows[row][0], to: &values, input)
        } else {
          for column in 0..<columns {
            values[column] += offset + amplitude * sequences[number].rows[row][column]
          }
        }
      case .recording(let number):
        recordings[number].add(
          to: &values, input: input, amplitude: amplitude, offset: offset,
          at: grid.start(ofStep: k) - parts[part].delay)
      }
    }
  }

  /// The step in a part's own time; nil while it belongs to a piece and another one runs.
  ///
  /// What draws random numbers counts on from round to round, for it cannot go back, and begins each with
  /// something new.
  private func step(ofPart part: Int, inStep k: Int) -> Int? {
    let clocks = parts[part].clocks
    guard let length = clocks.last?.length else { return k }
    guard let place = clocks.place(ofStep: k) else { return nil }
    let beat: Int
    switch parts[part].source {
    case .waveform, .noise, .recording: return place.step
    case .random(let number): beat = holds[number].hold
    case .sequence(let number): beat = sequences[number].beat.hold * sequences[number].rows.count
    }
    return place.step + place.round * (1 + (length - 1) / beat) * beat
  }

  /// How many steps before step k the youngest of the values that are held, or of the pieces that run,
  /// began; as many as there were, where there is none.
  func passed(step k: Int) -> Int {
    var passed = k - 1
    for index in parts.indices {
      guard let own = step(ofPart: index, inStep: k) else { continue }
      if let place = parts[index].clocks.place(ofStep: k) { passed = min(passed, place.step - 1) }
      switch parts[index].source {
      case .random(let number): passed = min(passed, holds[number].passed(step: own))
      case .sequence(let number): passed = min(passed, sequences[number].beat.passed(step: own))
      case .waveform, .noise, .recording: break
      }
    }
    return passed
  }

  /// Goes on where another signal is, after so many of its steps.
  ///
  /// Before the first step nothing has begun, and it is as if it had been so from the start.
  mutating func goOn(_ moment: Moment, after old: InputSignal) {
    guard moment.before > 0 else { return }
    step = moment.now
    let isAlike = parts.count == old.parts.count
    for index in parts.indices {
      let before = isAlike ? old.parts[index] : nil
      switch (parts[index].source, before?.source) {
      case (.waveform(var waveform), .waveform(let other)?) where parts[index].clocks.isEmpty:
        waveform.goOn(moment, after: other)
        parts[index].source = .waveform(waveform)
      case (.noise(let number), .noise(let other)?):
        noises[number].goOn(after: old.noises[other])
      case _ where !parts[index].clocks.isEmpty: break
      case (.random(let number), .random(let other)?):
        holds[number].goOn(moment, after: old.holds[other])
      case (.random(let number), _): holds[number].begin(moment)
      case (.sequence(let number), .sequence(let other)?):
        sequences[number].goOn(moment, after: old.sequences[other])
      case (.sequence(let number), _): sequences[number].goOn(moment, after: nil)
      case (.recording(let number), .recording(let other)?):
        parts[index].delay = delay(
          of: recordings[number], moment, after: old.recordings[other],
          before?.delay ?? 0, old.grid)
      default: break
      }
    }
  }

  /// By how much later a recording plays so that it goes on at the same row.
  private func delay(
    of signal: SampledSignal, _ moment: Moment, after old: SampledSignal, _ delay: Double,
    _ grid: TimeGrid
  ) -> Double {
    guard signal.rows.count == old.rows.count, let dt = signal.dt, let before = old.dt else {
      return 0
    }
    if dt == before { return delay }
    let passed = Double(moment.before) * grid.dt - delay
    return Double(moment.now) * self.grid.dt - passed * dt / before
  }

  private static func add(_ value: Double, to values: inout [Double], _ input: Int?) {
    if let input {
      values[input] += value
    } else {
      for index in values.indices { values[index] += value }
    }
  }
}
