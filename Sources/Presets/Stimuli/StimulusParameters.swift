import Formats

extension Parameter {
  /// The parameters of stimuli, in the order of a file; a target that is a signal shares them.
  ///
  /// What most kinds have comes first, then what single kinds have, in the order of the kinds.
  static let ofStimulus: [Parameter] =
    [.stimulusKind] + ofKinds(Stimulus.Kind.allCases) + Stimulus.fields.map(\.parameter)

  /// Those worth a row in the explorer's panel, in its order.
  package static let stimulusPanel: [Parameter] =
    [.stimulusKind] + ofKinds(Stimulus.Kind.simple).filter { $0 != .phase }
    + Stimulus.fields.map(\.parameter) + [.phase]

  private static func ofKinds(_ kinds: [Stimulus.Kind]) -> [Parameter] {
    (Stimulus.Sine.fields.map(\.parameter) + kinds.flatMap(\.parameters)).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  package static let stimulusKind = Parameter(
    "stimulus.kind", symbol: "stimulus", name: "stimulus", noun: "a kind of stimulus",
    words: Stimulus.Kind.allCases.map(\.rawValue), help: "what is fed into the network")
  package static let amplitude = Parameter(
    "stimulus.amplitude", symbol: "amplitude", name: "amplitude", noun: "an amplitude", .value,
    ladder: [0] + rungs(from: -2, to: 1), fine: 0.05, standard: 1,
    help: "how far the stimulus swings")
  package static let offset = Parameter(
    "stimulus.offset", symbol: "offset", name: "offset", noun: "an offset", .value,
    ladder: rungs(from: -1, to: 1).reversed().map { -$0 } + [0] + rungs(from: -1, to: 1),
    fine: 0.05, standard: 0, help: "what is added to the stimulus")

  // MARK: - Of single kinds
  package static let frequency = Parameter(
    "stimulus.frequency", symbol: "f", name: "frequency", noun: "a frequency", unit: "Hz",
    .frequency, ladder: rungs(from: -1, to: 3), fine: 0.5, standard: 5,
    help: "how often the stimulus repeats in a second")
  package static let phase = Parameter(
    "stimulus.phase", symbol: "phase", name: "phase", noun: "a phase", unit: "°", .phase,
    ladder: stride(from: -180, through: 180, by: 15).map(\.self), fine: 1, standard: 0,
    help: "where in its period the stimulus begins")
  package static let at = Parameter(
    "stimulus.at", symbol: "at", name: "onset", noun: "a time", unit: "ms", .moment,
    ladder: [0] + rungs(from: 0, to: 3), fine: 1, standard: 0, help: "when the stimulus rises")
  package static let width = Parameter(
    "stimulus.width", symbol: "width", name: "width", noun: "a time", unit: "ms", .timeSpan,
    ladder: rungs(from: -1, to: 3), fine: 0.5, standard: 10, help: "how long the pulse lasts")
  package static let period = Parameter(
    "stimulus.period", symbol: "period", name: "period", noun: "a period", unit: "ms", .moment,
    ladder: [0] + rungs(from: 0, to: 3), fine: 1, standard: 0,
    help: "time from pulse to pulse; 0 is a single pulse")
  package static let chirpFrom = Parameter(
    "stimulus.from", symbol: "f from", name: "first frequency", noun: "a frequency", unit: "Hz",
    .frequency, ladder: rungs(from: -1, to: 3), fine: 0.5, standard: 1,
    help: "where the sweep of frequencies begins")
  package static let chirpTo = Parameter(
    "stimulus.to", symbol: "f to", name: "last frequency", noun: "a frequency", unit: "Hz",
    .frequency, ladder: rungs(from: -1, to: 3), fine: 0.5, standard: 100,
    help: "where the sweep of frequencies ends")
  package static let sweep = Parameter(
    "stimulus.sweep", symbol: "sweep", name: "sweep", noun: "a time", unit: "ms", .timeSpan,
    ladder: rungs(from: 1, to: 5), fine: 10, standard: 2000,
    help: "how long one sweep of the frequencies takes")
  package static let noiseTau = Parameter(
    "stimulus.tau", symbol: "τ noise", name: "noise time constant", noun: "a time constant",
    unit: "ms", .timeConstant, ladder: rungs(from: -1, to: 3), fine: 0.5, standard: 10,
    help: "how slowly the noise changes")
  package static let noiseOrder = Parameter(
    "stimulus.order", symbol: "order", name: "noise order", noun: "an order", .whole(1...8),
    ladder: Array(stride(from: 1, through: 8, by: 1)), fine: 1, standard: 1,
    help: "how many times the noise is low-passed; more is smoother")
  package static let hold = Parameter(
    "stimulus.hold", symbol: "hold", name: "hold", noun: "a time", unit: "ms", .timeSpan,
    ladder: rungs(from: -1, to: 3), fine: 0.5, standard: 10,
    help: "how long each sample or random number stays")
  /// How long a piece lasts; it belongs to each of them and not to the stimulus.
  static let pieceDuration = Parameter(
    "stimulus.for", symbol: "for", name: "duration of a piece", noun: "a time", unit: "ms",
    .timeSpan,
    ladder: rungs(from: 0, to: 3), fine: 1, help: "how long the piece lasts")
  package static let sampleTime = Parameter(
    "stimulus.dt", symbol: "Δt", name: "sampling time", noun: "a time", unit: "ms", .timeSpan,
    ladder: rungs(from: -2, to: 2), fine: 0.1, help: "the time between the rows of the file")
}
