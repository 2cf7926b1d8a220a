import Formats

extension Stimulus {
  /// The numbers that belong to the shape, in the order of its keys.
  package var numbers: [(Parameter, Double)] {
    switch shape {
    case .constant, .sum: []
    case .step(let at): [(.at, at)]
    case .pulse(let at, let width, let period): [(.at, at), (.width, width), (.period, period)]
    case .square(let frequency, let phase), .sine(let frequency, let phase),
      .triangle(let frequency, let phase), .sawtooth(let frequency, let phase):
      [(.frequency, frequency), (.phase, phase)]
    case .chirp(let from, let to, let sweep):
      [(.chirpFrom, from), (.chirpTo, to), (.sweep, sweep)]
    case .noise(let tau, let order): [(.noiseTau, tau), (.noiseOrder, Double(order))]
    case .random(let hold), .sequence(_, let hold, _): [(.hold, hold)]
    case .csv(let signal): signal.dt.map { [(.sampleTime, $0)] } ?? []
    }
  }

  /// What a parameter stands at, as far as the shape has it.
  func value(of parameter: Parameter) -> Parameter.Value {
    switch parameter {
    case .stimulusKind: .init(kind)
    case .amplitude: .number(amplitude)
    case .offset: .number(offset)
    default: .init(numbers.first { $0.0 == parameter }?.1)
    }
  }

  /// The stimulus with one number changed; the same where its shape does not have it.
  package func setting(_ parameter: Parameter, to value: Double) -> Stimulus {
    var stimulus = self
    switch parameter {
    case .amplitude: stimulus.amplitude = value
    case .offset: stimulus.offset = value
    default: stimulus.shape = shape(kind) { $0 == parameter ? value : nil }
    }
    return stimulus
  }

  /// The stimulus with another shape, which keeps what both shapes have.
  ///
  /// The same where the kind needs more than numbers: samples, a file or parts.
  func setting(_ kind: Kind) -> Stimulus {
    guard kind != self.kind else { return self }
    var stimulus = self
    stimulus.shape = shape(kind) { _ in nil }
    return stimulus
  }

  /// A shape from new numbers, else its present ones, else the defaults.
  private func shape(_ kind: Kind, _ new: (Parameter) -> Double?) -> Shape {
    func number(_ parameter: Parameter) -> Double {
      new(parameter) ?? value(of: parameter).number ?? parameter.facts.standard ?? 0
    }
    switch kind {
    case .constant: return .constant
    case .step: return .step(at: number(.at))
    case .pulse: return .pulse(at: number(.at), width: number(.width), period: number(.period))
    case .square: return .square(frequency: number(.frequency), phase: number(.phase))
    case .sine: return .sine(frequency: number(.frequency), phase: number(.phase))
    case .triangle: return .triangle(frequency: number(.frequency), phase: number(.phase))
    case .sawtooth: return .sawtooth(frequency: number(.frequency), phase: number(.phase))
    case .chirp:
      return .chirp(from: number(.chirpFrom), to: number(.chirpTo), sweep: number(.sweep))
    case .noise: return .noise(tau: number(.noiseTau), order: Int(clamping: number(.noiseOrder)))
    case .random: return .random(hold: number(.hold))
    case .sequence, .csv, .sum: return reshaped(new)
    }
  }

  /// The present sequence or recording with another time between its samples.
  private func reshaped(_ new: (Parameter) -> Double?) -> Shape {
    switch shape {
    case .sequence(let values, let hold, let shuffle):
      return .sequence(values: values, hold: new(.hold) ?? hold, shuffle: shuffle)
    case .csv(var signal):
      if signal.dt != nil, let dt = new(.sampleTime) {
        signal.dt = dt
        signal.times = signal.rows.indices.map { Double($0) * dt }
      }
      return .csv(signal)
    case let shape: return shape
    }
  }
}
