import LatentEquilibrium

extension Parameter {
  /// The row of the table.
  package var facts: Facts { Self.table[self] ?? row }

  private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.row) })

  private var row: Facts {
    switch self {
    case .seed:
      number(
        "seed", "seed", "a seed", "", .whole(0...9_007_199_254_740_991), Array(0...20), 1, 7,
        "the same seed gives the same weights and the same noise")
    case .dt:
      number(
        "dt", "time step", "a time step", "ms", .timeStep, Self.rungs(from: -2, to: 0), 0.01, 0.1,
        "how much time one step of the simulation covers")
    case .duration:
      number(
        "T", "duration", "a duration", "ms", .timeSpan, Self.rungs(from: 1, to: 5), 10, 1000,
        "how long a recording lasts")
    case .tauM:
      number(
        "τm", "membrane time constant", "a time constant", "ms", .timeConstant,
        Self.rungs(from: 0, to: 2), 0.5, 10, "how slowly u follows its input")
    case .tauR:
      number(
        "τr", "prospective time constant", "a time constant", "ms", .timeConstantOrNone,
        [0] + Self.rungs(from: 0, to: 2), 0.5, nil,
        "how far ahead the rate looks; equal to τm the lag is gone, 0 is a plain leaky neuron")
    case .activation:
      choice(
        "φ", "activation", "an activation", Activation.allCases.map(\.rawValue),
        "how the prospective potential becomes a rate")
    case .beta:
      number(
        "β", "nudging strength", "a nudging strength", "", .strength,
        [0] + Self.rungs(from: -2, to: 1), 0.01, 0, "how hard the target pulls at the output")
    case .gamma:
      number(
        "γ", "error gain", "an error gain", "", .strength, [0] + Self.rungs(from: -2, to: 0),
        0.05,
        1, "how strongly the errors enter the membranes")
    case .eta:
      number(
        "η", "learning rate", "a learning rate", "per ms", .strength,
        [0] + Self.rungs(from: -4, to: 0), 0.001, 0, "how fast the weights follow the errors")
    case .scheme:
      choice(
        "scheme", "scheme", "a scheme", Scheme.allCases.map(\.rawValue),
        "in which order rates and errors are brought up to date")
    case .integrator:
      choice(
        "integr.", "integrator", "an integrator", Integrator.allCases.map(\.rawValue),
        "how the membrane is advanced by one step")
    case .errorFrom:
      choice(
        "e from", "error source", "an error source", ErrorSource.allCases.map(\.rawValue),
        "with which time constant a neuron computes the error it hands down")
    case .feedback:
      choice(
        "feedback", "feedback weights", "a feedback", Feedback.allCases.map(\.rawValue),
        "which weights carry the errors down")
    case .inputs:
      number(
        "inputs", "inputs", "a number of inputs", "", .whole(1...4096), Array(1...10), 1, 1,
        "how many numbers the stimulus has")
    case .neurons:
      number(
        "neurons", "neurons", "a number of neurons", "", .whole(1...4096), Array(1...10), 1, 1,
        "how many neurons the layer has")
    case .twinTauM: Self.tauM.asTwin("the membrane time constant of the network compared with")
    case .twinTauR: Self.tauR.asTwin("0 makes the twin a plain leaky network")
    case .twinBeta: Self.beta.asTwin("how hard the target pulls at the twin's output")
    case .twinGamma: Self.gamma.asTwin("how strongly the errors enter the twin's membranes")
    case .twinEta: Self.eta.asTwin("how fast the twin's weights follow its errors")
    case .twinErrorFrom:
      Self.errorFrom.asTwin("with which time constant the twin computes its errors")
    case .targetFrom:
      number(
        "from", "target from", "a time", "ms", .moment, [0] + Self.rungs(from: 0, to: 4), 1, 0,
        "when the target begins to pull")
    case .targetUntil:
      number(
        "until", "target until", "a time", "ms", .timeSpan, Self.rungs(from: 0, to: 4), 1, nil,
        "when the target stops pulling")
    case .rateNoise:
      number(
        "noise", "rate noise", "a standard deviation", "", .strength,
        [0] + Self.rungs(from: -3, to: 0), 0.005, 0, "white noise on every rate, in every step")
    case .tauSpread:
      number(
        "spread", "spread of τ", "a relative spread", "", Limits(lower: 0, upper: 1),
        [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5], 0.01, 0,
        "how much τm and τr differ from neuron to neuron")
    case .tauSynapse:
      number(
        "τs", "synaptic time constant", "a time constant", "ms", .timeConstantOrNone,
        [0] + Self.rungs(from: -1, to: 1), 0.1, 0, "how slowly the synapses pass the rates on")
    case .filterErrors:
      choice(
        "τs on e", "filtered errors", "a choice", ["false", "true"],
        "whether the errors handed down pass slow synapses, too")
    case .speed:
      number(
        "speed", "speed", "a speed", "", .speed, Self.rungs(from: -3, to: 2), 0.01, 0.05,
        "simulated time over real time")
    case .window:
      number(
        "window", "time axis", "a time window", "ms", .timeSpan, Self.rungs(from: 1, to: 4), 10,
        nil,
        "how much time the charts show")
    case .stimulusKind, .frequency, .phase, .at, .width, .period, .chirpFrom, .chirpTo, .sweep,
      .noiseTau, .noiseOrder, .hold, .sampleTime, .amplitude, .offset:
      stimulusFacts
    case .presentation, .pause, .trainingSamples, .testSamples, .epochs, .batch, .on, .off:
      taskFacts
    }
  }

  func number(
    _ symbol: String, _ name: String, _ noun: String, _ unit: String, _ limits: Limits,
    _ ladder: [Double], _ fine: Double, _ standard: Double?, _ help: String
  ) -> Facts {
    Facts(
      symbol: symbol, name: name, noun: noun, unit: unit,
      domain: .numbers(limits, ladder: ladder, fine: fine), standard: standard, help: help)
  }

  func choice(
    _ symbol: String, _ name: String, _ noun: String, _ words: [String], _ help: String
  ) -> Facts {
    Facts(
      symbol: symbol, name: name, noun: noun, unit: "", domain: .choices(words), standard: nil,
      help: help)
  }

  private func asTwin(_ help: String) -> Facts {
    var facts = row
    facts.symbol = self == .errorFrom ? "twin e" : "twin " + facts.symbol
    facts.name = "twin's " + facts.name
    facts.standard = nil
    facts.help = help
    return facts
  }

  /// 1, 2 and 5 times every power of ten from the first to the last, which has only its 1.
  static func rungs(from first: Int, to last: Int) -> [Double] {
    // Parsed from digits, because 5 · 10⁻² is not always the number written 0.05.
    (first..<last).flatMap { power in ["1", "2", "5"].compactMap { Double("\($0)e\(power)") } }
      + ["1e\(last)"].compactMap(Double.init)
  }
}

extension [Double] {
  fileprivate init(_ range: ClosedRange<Int>) { self = range.map(Double.init) }
}
