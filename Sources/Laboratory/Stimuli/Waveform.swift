import Glibc

/// The shapes that are a plain function of the step, with every switching time in whole steps.
enum Waveform: Equatable, Sendable {
  case constant
  case step(at: Int)
  /// `period` 0 is a single pulse.
  case pulse(at: Int, width: Int, period: Int)
  case square(Cycles)
  case sine(Cycles)
  case triangle(Cycles)
  case sawtooth(Cycles)
  case chirp(from: Double, to: Double, sweep: Int)

  /// A frequency and a phase on the grid of steps.
  struct Cycles: Equatable, Sendable {
    let perStep: Double
    let atStart: Double

    init(frequency: Double, phase: Double, grid: TimeGrid) {
      perStep = frequency * grid.dt / 1000
      atStart = phase / 360
    }

    /// How much of the present period has passed, 0 ≤ x < 1, without drift.
    ///
    /// What rounding left beside a half or whole period is put onto it: a square wave whose half
    /// period is a whole number of steps switches at exactly those steps.
    func fraction(beforeStep k: Int) -> Double {
      let cycles = Double(k - 1) * perStep + atStart
      let fraction = cycles - cycles.rounded(.down)
      let halves = (2 * fraction).rounded()
      if abs(2 * fraction - halves) < 1e-9 { return halves == 1 ? 0.5 : 0 }
      return fraction
    }
  }

  /// The shape during step k = 1, 2, …, that is at t = (k−1)·dt.
  func value(step k: Int, grid: TimeGrid) -> Double {
    switch self {
    case .constant: return 1
    case .step(let at): return k - 1 >= at ? 1 : 0
    case .pulse(let at, let width, let period):
      guard k - 1 >= at else { return 0 }
      let since = k - 1 - at
      return (period > 0 ? since % period : since) < width ? 1 : 0
    case .square(let cycles): return cycles.fraction(beforeStep: k) < 0.5 ? 1 : -1
    case .sine(let cycles): return sin(2 * .pi * cycles.fraction(beforeStep: k))
    case .triangle(let cycles):
      let fraction = cycles.fraction(beforeStep: k)
      let fromTrough = fraction < 0.75 ? fraction + 0.25 : fraction - 0.75
      return 1 - 4 * abs(fromTrough - 0.5)
    case .sawtooth(let cycles): return 2 * cycles.fraction(beforeStep: k) - 1
    case .chirp(let from, let to, let sweep):
      // f(t) = from·(to/from)^(t/T), so the phase is from·T·(e^(g·t/T) − 1)/g with g = ln(to/from).
      let seconds = Double(sweep) * grid.dt / 1000
      let part = Double((k - 1) % sweep) / Double(sweep)
      let growth = log(to / from)
      let stretched = growth == 0 ? part : expm1(growth * part) / growth
      return sin(2 * .pi * from * seconds * stretched)
    }
  }
}
