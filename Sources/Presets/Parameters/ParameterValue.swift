import LatentEquilibrium

extension Parameter {
  /// What a parameter stands at in a preset.
  package enum Value: Equatable, Sendable {
    /// It does not apply: a constant stimulus has no frequency.
    case none
    case number(Double)
    case choice(String)
    /// It is not the same everywhere: layers or neurons differ.
    case various

    /// The number, where it is one.
    package var number: Double? {
      if case .number(let number) = self { number } else { nil }
    }

    init(_ number: Double?) { self = number.map { .number($0) } ?? .none }

    init(_ choice: (some RawRepresentable<String>)?) {
      self = choice.map { .choice($0.rawValue) } ?? .none
    }

    /// The one value of all, or `various`.
    fileprivate init(common values: [Value]) {
      let first = values.first ?? .none
      self = values.allSatisfy { $0 == first } ? first : .various
    }
  }
}

extension Preset {
  /// What a parameter stands at.
  ///
  /// - Parameter layer: counts from 0; nil asks for all layers at once.
  package func value(of parameter: Parameter, layer: Int? = nil) -> Parameter.Value {
    switch parameter {
    case .seed: .number(Double(seed))
    case .dt: .number(dt)
    case .duration: .number(duration)
    case .tauM: common(layer) { Self.common($0.tauM ?? [tauM]) }
    case .tauR: common(layer) { Self.common($0.tauR ?? tauR.map { [$0] } ?? $0.tauM ?? [tauM]) }
    case .activation: common(layer) { .init($0.activation ?? activation) }
    case .eta: common(layer) { .number($0.eta ?? eta) }
    case .beta: .number(beta)
    case .gamma: .number(gamma)
    case .scheme: .init(scheme)
    case .integrator: .init(integrator)
    case .errorFrom: .init(errorFrom)
    case .feedback: .init(feedback)
    case .inputs: .number(Double(inputs))
    case .neurons: common(layer) { .number(Double($0.neurons)) }
    case .twinTauM: ofTwin(twin?.tauM.map { .number($0) } ?? value(of: .tauM))
    case .twinTauR: twinTauR
    case .twinBeta: ofTwin(.number(twin?.beta ?? beta))
    case .twinGamma: ofTwin(.number(twin?.gamma ?? gamma))
    case .twinEta: ofTwin(twin?.eta.map { .number($0) } ?? value(of: .eta))
    case .twinErrorFrom: ofTwin(.init(twin?.errorFrom ?? errorFrom))
    case .targetFrom: target.kind == .none ? .none : .number(target.from)
    case .targetUntil: target.kind == .none ? .none : .init(target.until)
    case .rateNoise: .number(substrate.rateNoise)
    case .tauSpread: .number(substrate.tauSpread)
    case .tauSynapse: .number(substrate.tauSynapse)
    case .filterErrors: .choice(substrate.filterErrors ? "true" : "false")
    case .speed: .number(view.speed)
    case .window: .init(view.window)
    case .stimulusKind, .frequency, .phase, .at, .width, .period, .chirpFrom, .chirpTo, .sweep,
      .noiseTau, .noiseOrder, .hold, .sampleTime, .amplitude, .offset:
      task == nil ? .init(common: stimulus.stimuli.map { $0.value(of: parameter) }) : .none
    case .presentation, .pause, .trainingSamples, .testSamples, .epochs, .batch, .on, .off:
      task?.value(of: parameter) ?? .none
    }
  }

  /// Whether `tau_r` follows `tau_m` — Latent Equilibrium — in a layer, counted from 0, or in all.
  package func tiesTauR(layer: Int? = nil) -> Bool {
    tauR == nil && layers[chosen(layer)].allSatisfy { $0.tauR == nil }
  }

  /// The layers meant by a number from 0 or by nil for all.
  func chosen(_ layer: Int?) -> Range<Int> {
    layer.map { $0..<($0 + 1) } ?? layers.indices
  }

  private func common(
    _ layer: Int?, _ value: (LayerPreset) -> Parameter.Value
  ) -> Parameter.Value {
    .init(common: layers[chosen(layer)].map(value))
  }

  private static func common(_ values: [Double]) -> Parameter.Value {
    .init(common: values.map { .number($0) })
  }

  private func ofTwin(_ value: Parameter.Value) -> Parameter.Value {
    twin == nil ? .none : value
  }

  private var twinTauR: Parameter.Value {
    guard let twin else { return .none }
    if let tauR = twin.tauR { return .number(tauR) }
    if let tauM = twin.tauM, tiesTauR() { return .number(tauM) }
    return value(of: .tauR)
  }
}

extension Preset {
  /// What the twin is called: "leaky" where it does not look ahead at all.
  package var twinName: String { value(of: .twinTauR) == .number(0) ? "leaky" : "twin" }
}

extension InputPreset {
  /// The stimuli, whether shared or one an input.
  package var stimuli: [Stimulus] {
    switch self {
    case .shared(let stimulus): [stimulus]
    case .perInput(let stimuli): stimuli
    }
  }

  /// The same arrangement with every stimulus changed.
  package func map<Failure: Error>(
    _ change: (Stimulus) throws(Failure) -> Stimulus
  ) throws(Failure) -> InputPreset {
    switch self {
    case .shared(let stimulus): .shared(try change(stimulus))
    case .perInput(let stimuli): .perInput(try stimuli.map(change))
    }
  }
}
