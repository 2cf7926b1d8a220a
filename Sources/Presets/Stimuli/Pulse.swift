package import Formats

extension Stimulus {
  /// 1 for a while and else 0: once, or again and again.
  package struct Pulse: NumericShape {
    package static let word = "pulse"
    package static let fields = [
      Field(.at, \Pulse.at), Field(.width, \Pulse.width), Field(.period, \Pulse.period),
    ]

    /// When it rises, in ms.
    package var at = Parameter.at.standard
    /// How long it lasts, in ms.
    package var width = Parameter.width.standard
    /// From pulse to pulse in ms; 0 is a single pulse.
    package var period = Parameter.period.standard

    package init() {}

    package init(at: Double, width: Double, period: Double) {
      (self.at, self.width, self.period) = (at, width, period)
    }

    package init?(_ fields: JSONFields, _ reader: inout some StimulusChecking) {
      let (ofTrain, ofOnset) = (Self.fields.dropFirst(), Self.fields.prefix(1))
      reader.read(fields, Array(ofTrain), into: &self)
      if isTooShort {
        reader.note(
          fields.place(of: "period"),
          "\(JSON.digits(of: period)) is shorter than the pulse; "
            + "it must be 0 ms (once) or at least \(JSON.digits(of: width)) ms")
      }
      reader.read(fields, Array(ofOnset), into: &self)
    }

    /// Whether a pulse would begin before the last one has ended.
    private var isTooShort: Bool { period > 0 && period < width }

    package var disorder: String? {
      guard isTooShort else { return nil }
      return "a period of \(JSON.digits(of: period)) ms is shorter than the pulse of "
        + "\(JSON.digits(of: width)) ms; it must be longer, or 0 (once)"
    }

    package func warnings(at place: String, _ grid: TimeGrid) -> [Fault] {
      grid.warnings(at: place + ".width", width) + grid.warnings(at: place + ".period", period)
    }

    package var edges: StimulusEdges? {
      StimulusEdges(first: at, width: width, period: period > 0 ? period : .infinity)
    }

    package func window(settling: Double) -> Double? {
      period > 0 ? 3 * period : at + width + settling
    }

    package func source(on grid: TimeGrid) -> StimulusSource {
      let width = grid.steps(lasting: width)
      return .waveform(
        .pulse(
          Running(
            at: grid.steps(until: at), width: width,
            period: period == 0 ? 0 : max(width, grid.steps(lasting: period)))))
    }

    /// One pulse, or one after the other, in steps.
    package struct Running: RunningShape {
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

      package func value(step k: Int) -> Double {
        passed(beforeStep: k).map { $0 < width } ?? false ? 1 : 0
      }

      package func cycles(on grid: TimeGrid) -> [StimulusCycle]? {
        guard period > 0 else { return nil }
        return [
          StimulusCycle(period: Double(period) * grid.dt, start: Double(at + delay) * grid.dt)
        ]
      }

      /// Goes on with the present pulse of another train: the next one comes a period after it, or at
      /// once where that has passed.
      package mutating func goOn(_ moment: Moment, after old: any RunningShape) {
        guard let old = old as? Running else { return }
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

      package var waveform: Waveform { .pulse(self) }
    }
  }
}
