extension Parameter {
  /// The rows of the table that belong to a stimulus; a target that is a signal shares them.
  var stimulusFacts: Facts {
    switch self {
    case .stimulusKind:
      choice(
        "stimulus", "stimulus", "a kind of stimulus", Stimulus.Kind.allCases.map(\.rawValue),
        "what is fed into the network")
    case .frequency:
      number(
        "f", "frequency", "a frequency", "Hz", .frequency, Self.rungs(from: -1, to: 3), 0.5, 5,
        "how often the stimulus repeats in a second")
    case .phase:
      number(
        "phase", "phase", "a phase", "°", .phase,
        stride(from: -180, through: 180, by: 15).map(\.self),
        1, 0, "where in its period the stimulus begins")
    case .at:
      number(
        "at", "onset", "a time", "ms", .moment, [0] + Self.rungs(from: 0, to: 3), 1, 0,
        "when the stimulus rises")
    case .width:
      number(
        "width", "width", "a time", "ms", .timeSpan, Self.rungs(from: -1, to: 3), 0.5, 10,
        "how long the pulse lasts")
    case .period:
      number(
        "period", "period", "a period", "ms", .moment, [0] + Self.rungs(from: 0, to: 3), 1, 0,
        "time from pulse to pulse; 0 is a single pulse")
    case .chirpFrom:
      number(
        "f from", "first frequency", "a frequency", "Hz", .frequency, Self.rungs(from: -1, to: 3),
        0.5,
        1, "where the sweep of frequencies begins")
    case .chirpTo:
      number(
        "f to", "last frequency", "a frequency", "Hz", .frequency, Self.rungs(from: -1, to: 3), 0.5,
        100, "where the sweep of frequencies ends")
    case .sweep:
      number(
        "sweep", "sweep", "a time", "ms", .timeSpan, Self.rungs(from: 1, to: 5), 10, 2000,
        "how long one sweep of the frequencies takes")
    case .noiseTau:
      number(
        "τ noise", "noise time constant", "a time constant", "ms", .timeConstant,
        Self.rungs(from: -1, to: 3), 0.5, 10, "how slowly the noise changes")
    case .noiseOrder:
      number(
        "order", "noise order", "an order", "", .whole(1...8),
        Array(stride(from: 1, through: 8, by: 1)),
        1, 1, "how many times the noise is low-passed; more is smoother")
    case .hold:
      number(
        "hold", "hold", "a time", "ms", .timeSpan, Self.rungs(from: -1, to: 3), 0.5, 10,
        "how long each sample or random number stays")
    case .sampleTime:
      number(
        "Δt", "sampling time", "a time", "ms", .timeSpan, Self.rungs(from: -2, to: 2), 0.1, nil,
        "the time between the rows of the file")
    case .amplitude:
      number(
        "amplitude", "amplitude", "an amplitude", "", .value, [0] + Self.rungs(from: -2, to: 1),
        0.05,
        1,
        "how far the stimulus swings")
    case .offset:
      number(
        "offset", "offset", "an offset", "", .value,
        Self.rungs(from: -1, to: 1).reversed().map { -$0 } + [0] + Self.rungs(from: -1, to: 1),
        0.05,
        0, "what is added to the stimulus")
    default: preconditionFailure("\(rawValue) does not belong to a stimulus")
    }
  }
}
