import Formats
import Glibc
import Presets

/// The shapes that are a plain function of the step, with every switching time in whole steps.
enum Waveform: Equatable, Sendable {
  case constant
  case step(at: Int)
  case pulse(Pulses)
  case square(Cycles)
  case sine(Cycles)
  case triangle(Cycles)
  case sawtooth(Cycles)
  case chirp(Chirp)

  /// A frequency and a phase on the grid of steps.
  struct Cycles: Equatable, Sendable {
    /// In Hz.
    let frequency: Double
    private let perStep: Double
    private let atStart: Double
    /// How far it is ahead, in periods, of one that had this frequency from the beginning.
    private var turn = 0.0

    init(frequency: Double, phase: Double, grid: TimeGrid) {
      self.frequency = frequency
      perStep = frequency * grid.dt / 1000
      atStart = phase / 360
    }

    /// How much of the present period has passed, 0 ≤ x < 1, without drift.
    ///
    /// What rounding left beside a half or whole period is put onto it: a square wave whose half
    /// period is a whole number of steps switches at exactly those steps.
    func fraction(beforeStep k: Int) -> Double {
      let cycles = Double(k - 1) * perStep + atStart + turn
      let fraction = cycles - cycles.rounded(.down)
      let halves = (2 * fraction).rounded()
      if abs(2 * fraction - halves) < 1e-9 { return halves == 1 ? 0.5 : 0 }
      return fraction
    }

    /// When a period begins, in ms.
    var start: Double { -(atStart + turn) * (1000 / frequency) }

    /// Goes on in the phase of another one, so that a change of the frequency leaves no jump. A phase
    /// that was set is a jump that was meant.
    mutating func goOn(_ moment: Moment, after old: Cycles) {
      turn = old.turn
      guard frequency != old.frequency else { return }
      turn += Double(moment.before) * old.perStep - Double(moment.now) * perStep
      turn -= turn.rounded(.down)
    }
  }

  /// One pulse, or one after the other.
  struct Pulses: Equatable, Sendable {
    let at: Int
    let width: Int
    /// 0 is a single pulse.
    let period: Int
    /// How many steps later the pulses come than those with this period from the beginning.
    private var delay = 0

    init(at: Int, width: Int, period: Int) {
      (self.at, self.width, self.period) = (at, width, period)
    }

    /// How many steps have passed since the present pulse began; nil before the first one.
    private func passed(beforeStep k: Int) -> Int? {
      guard k - 1 >= at else { return nil }
      let since = k - 1 - at - delay
      guard period > 0 else { return since >= 0 ? since : nil }
      let passed = since % period
      return passed < 0 ? passed + period : passed
    }

    func isOn(step k: Int) -> Bool { passed(beforeStep: k).map { $0 < width } ?? false }

    /// The k−1 at which a pulse begins.
    var start: Int { at + delay }

    /// Goes on with the present pulse of another train: the next one comes a period after it, or at once
    /// where that has passed.
    mutating func goOn(_ moment: Moment, after old: Pulses) {
      guard !moment.isRetimed else {
        delay = moment.scaled(old.delay)
        return
      }
      delay = old.delay
      guard period != old.period, let passed = old.passed(beforeStep: moment.before + 1),
        moment.now >= at
      else { return }
      delay = moment.now - at - (period > 0 ? min(passed, period - 1) : passed)
    }
  }

  /// A sine whose frequency goes from one to another, again and again.
  struct Chirp: Equatable, Sendable {
    let from: Double
    let to: Double
    let sweep: Int
    private let seconds: Double
    /// The k−1 at which a sweep began.
    private(set) var start = 0
    /// How far it is ahead, in periods, of one that was this from the beginning.
    private var turn = 0.0

    init(from: Double, to: Double, sweep: Int, grid: TimeGrid) {
      (self.from, self.to, self.sweep) = (from, to, sweep)
      seconds = Double(sweep) * grid.dt / 1000
    }

    /// Which part of the sweep has passed.
    private func part(beforeStep k: Int) -> Double {
      let passed = (k - 1 - start) % sweep
      return Double(passed < 0 ? passed + sweep : passed) / Double(sweep)
    }

    /// The phase in radians, with f(t) = from·(to/from)^(t/T): from·T·(e^(g·t/T) − 1)/g with
    /// g = ln(to/from), and the turn.
    fileprivate func phase(beforeStep k: Int) -> Double {
      let part = part(beforeStep: k)
      let growth = log(to / from)
      let stretched = growth == 0 ? part : expm1(growth * part) / growth
      return 2 * .pi * from * seconds * stretched + 2 * .pi * turn
    }

    /// Goes on in the same part of the sweep and in the same phase as another one.
    mutating func goOn(_ moment: Moment, after old: Chirp) {
      guard moment.isRetimed || (from, to, sweep) != (old.from, old.to, old.sweep) else {
        self = old
        return
      }
      let part = old.part(beforeStep: moment.before + 1)
      start = moment.now - Int(clamping: (part * Double(sweep)).rounded())
      let ahead = old.phase(beforeStep: moment.before + 1) - phase(beforeStep: moment.now + 1)
      turn = ahead / (2 * .pi)
      turn -= turn.rounded(.down)
    }
  }

  /// The shape during step k = 1, 2, …, that is at t = (k−1)·dt.
  func value(step k: Int) -> Double {
    switch self {
    case .constant: return 1
    case .step(let at): return k - 1 >= at ? 1 : 0
    case .pulse(let pulses): return pulses.isOn(step: k) ? 1 : 0
    case .square(let cycles): return cycles.fraction(beforeStep: k) < 0.5 ? 1 : -1
    case .sine(let cycles): return sin(2 * .pi * cycles.fraction(beforeStep: k))
    case .triangle(let cycles):
      let fraction = cycles.fraction(beforeStep: k)
      let fromTrough = fraction < 0.75 ? fraction + 0.25 : fraction - 0.75
      return 1 - 4 * abs(fromTrough - 0.5)
    case .sawtooth(let cycles): return 2 * cycles.fraction(beforeStep: k) - 1
    case .chirp(let chirp): return sin(chirp.phase(beforeStep: k))
    }
  }

  /// What repeats in periods of one frequency; nil for other shapes.
  var cycles: Cycles? {
    switch self {
    case .square(let cycles), .sine(let cycles), .triangle(let cycles), .sawtooth(let cycles):
      cycles
    case .constant, .step, .pulse, .chirp: nil
    }
  }

  /// Goes on without a jump where another one is, as far as both are of a kind.
  mutating func goOn(_ moment: Moment, after old: Waveform) {
    func turned(_ cycles: Cycles) -> Cycles {
      guard let before = old.cycles else { return cycles }
      var cycles = cycles
      cycles.goOn(moment, after: before)
      return cycles
    }
    switch (self, old) {
    case (.square(let cycles), _): self = .square(turned(cycles))
    case (.sine(let cycles), _): self = .sine(turned(cycles))
    case (.triangle(let cycles), _): self = .triangle(turned(cycles))
    case (.sawtooth(let cycles), _): self = .sawtooth(turned(cycles))
    case (.pulse(var pulses), .pulse(let before)):
      pulses.goOn(moment, after: before)
      self = .pulse(pulses)
    case (.chirp(var chirp), .chirp(let before)):
      chirp.goOn(moment, after: before)
      self = .chirp(chirp)
    default: break
    }
  }
}
