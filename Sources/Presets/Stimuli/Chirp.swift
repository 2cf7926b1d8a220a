import Arithmetic
package import Formats

extension Stimulus {
  /// A sine whose frequency goes from one to another, again and again.
  package struct Chirp: NumericShape {
    package static let word = "chirp"
    package static let fields = [
      Field(.chirpFrom, \Chirp.from), Field(.chirpTo, \Chirp.to), Field(.sweep, \Chirp.sweep),
    ]

    /// In Hz.
    package var from = Parameter.chirpFrom.standard
    /// In Hz.
    package var to = Parameter.chirpTo.standard
    /// How long one sweep takes, in ms.
    package var sweep = Parameter.sweep.standard

    package init() {}

    package init(from: Double, to: Double, sweep: Double) {
      (self.from, self.to, self.sweep) = (from, to, sweep)
    }

    package func warnings(at place: String, _ grid: TimeGrid) -> [Fault] {
      grid.warnings(at: place, frequency: max(from, to))
        + grid.warnings(at: place + ".sweep", sweep)
    }

    package func window(settling: Double) -> Double? { sweep }

    package func source(on grid: TimeGrid) -> StimulusSource {
      .waveform(
        .chirp(Running(from: from, to: to, sweep: grid.steps(lasting: sweep), grid: grid)))
    }

    /// A chirp on the grid of steps.
    package struct Running: RunningShape {
      let from: Double
      let to: Double
      let sweep: Int
      private let seconds: Double
      /// The k−1 at which a sweep began.
      private var start = 0
      /// How far it is ahead, in periods, of one that was this from the beginning.
      private var turn = 0.0

      init(from: Double, to: Double, sweep: Int, grid: TimeGrid) {
        (self.from, self.to, self.sweep) = (from, to, sweep)
        seconds = Double(sweep) * grid.dt / 1000
      }

      package func value(step k: Int) -> Double { Double.sin(phase(beforeStep: k)) }

      /// Which part of the sweep has passed.
      private func part(beforeStep k: Int) -> Double {
        let passed = (k - 1 - start) % sweep
        return Double(passed < 0 ? passed + sweep : passed) / Double(sweep)
      }

      /// The phase in radians, with f(t) = from·(to/from)^(t/T): from·T·(e^(g·t/T) − 1)/g with
      /// g = ln(to/from), and the turn.
      private func phase(beforeStep k: Int) -> Double {
        let part = part(beforeStep: k)
        let growth = Double.log(to / from)
        let stretched = growth == 0 ? part : Double.expm1(growth * part) / growth
        return 2 * .pi * from * seconds * stretched + 2 * .pi * turn
      }

      package func cycles(on grid: TimeGrid) -> [StimulusCycle]? {
        [StimulusCycle(period: Double(sweep) * grid.dt, start: Double(start) * grid.dt)]
      }

      /// Goes on in the same part of the sweep and in the same phase as another one.
      package mutating func goOn(_ moment: Moment, after old: any RunningShape) {
        guard let old = old as? Running else { return }
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

      package var waveform: Waveform { .chirp(self) }
    }
  }
}
