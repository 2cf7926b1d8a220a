package import Formats

/// Everything in a preset that is one number or one choice; its raw value is its key path.
///
/// The one table (`ParameterTable.swift`) behind the checks of preset files, `--set` and the panel
/// of the explorer: symbol, name, unit, what is allowed, and how far a key press moves it.
package enum Parameter: String, CaseIterable, Sendable {
  // In the order of a preset file.
  case seed
  case dt
  case duration
  case tauM = "tau_m"
  case tauR = "tau_r"
  case activation
  case beta
  case gamma
  case eta
  case scheme
  case integrator
  case errorFrom = "error_from"
  case feedback
  case inputs
  case neurons = "layers.neurons"
  case twinTauM = "twin.tau_m"
  case twinTauR = "twin.tau_r"
  case twinBeta = "twin.beta"
  case twinGamma = "twin.gamma"
  case twinEta = "twin.eta"
  case twinErrorFrom = "twin.error_from"
  case stimulusKind = "stimulus.kind"
  case frequency = "stimulus.frequency"
  case phase = "stimulus.phase"
  case at = "stimulus.at"
  case width = "stimulus.width"
  case period = "stimulus.period"
  case chirpFrom = "stimulus.from"
  case chirpTo = "stimulus.to"
  case sweep = "stimulus.sweep"
  case noiseTau = "stimulus.tau"
  case noiseOrder = "stimulus.order"
  case hold = "stimulus.hold"
  case sampleTime = "stimulus.dt"
  case amplitude = "stimulus.amplitude"
  case offset = "stimulus.offset"
  case targetFrom = "target.from"
  case targetUntil = "target.until"
  case presentation = "task.presentation"
  case pause = "task.pause"
  case trainingSamples = "task.train"
  case testSamples = "task.test"
  case epochs = "task.epochs"
  case batch = "task.batch"
  case on = "task.on"
  case off = "task.off"
  case rateNoise = "substrate.rate_noise"
  case tauSpread = "substrate.tau_spread"
  case tauSynapse = "substrate.tau_synapse"
  case filterErrors = "substrate.filter_errors"
  case speed = "view.speed"
  case window = "view.window"

  /// The key itself, without the path to it.
  package var key: String { String(rawValue.drop { $0 != "." }.dropFirst()).ifEmpty(rawValue) }

  /// Those worth a row in the explorer's panel, in its order.
  package static let panel: [Parameter] = [
    .tauM, .tauR, .dt, .beta, .eta, .presentation, .pause, .on, .off, .stimulusKind, .frequency,
    .at, .width, .period, .chirpFrom,
    .chirpTo, .sweep, .noiseTau, .noiseOrder, .hold, .amplitude, .offset, .phase, .twinTauR,
    .twinTauM, .twinErrorFrom, .gamma, .activation, .scheme, .integrator, .errorFrom, .feedback,
    .rateNoise, .tauSpread, .tauSynapse, .filterErrors,
  ]

  /// What a parameter can be set to.
  package enum Domain: Equatable, Sendable {
    /// A number within limits; a key press moves it along `ladder`, finely by `fine`.
    case numbers(Limits, ladder: [Double], fine: Double)
    /// One of these words.
    case choices([String])
  }

  /// What is known about a parameter before any preset is read.
  package struct Facts: Equatable, Sendable {
    /// As in the equations: "τm".
    package var symbol: String
    /// "membrane time constant".
    package var name: String
    /// What a value must be, with its article: "a time constant".
    package var noun: String
    /// "ms", or empty for a pure number.
    package var unit: String
    package var domain: Domain
    /// The value of a preset that says nothing; nil where there is none.
    package var standard: Double?
    /// One line for a student.
    package var help: String
  }

  package var symbol: String { facts.symbol }
  package var name: String { facts.name }
  package var unit: String { facts.unit }
  package var help: String { facts.help }

  /// The allowed numbers; nil for a choice.
  package var limits: Limits? {
    if case .numbers(let limits, _, _) = facts.domain { limits } else { nil }
  }

  /// The rungs of the ladder, rising; empty for a choice.
  package var ladder: [Double] {
    if case .numbers(_, let ladder, _) = facts.domain { ladder } else { [] }
  }

  /// How far a fine key press moves the value; 0 for a choice.
  package var fineStep: Double {
    if case .numbers(_, _, let fine) = facts.domain { fine } else { 0 }
  }

  /// The words a choice has; empty for a number.
  package var choices: [String] {
    if case .choices(let words) = facts.domain { words } else { [] }
  }

  /// Whether layers may have values of their own.
  package var isPerLayer: Bool {
    switch self {
    case .tauM, .tauR, .eta, .activation: true
    default: false
    }
  }

  /// "it must be from 1e-6 to 1000 ms", for the sentence about a value that is not allowed.
  var remedy: String {
    switch facts.domain {
    case .numbers(let limits, _, _): "it must be " + limits.inWords(unit: unit)
    case .choices(let words): "it must be " + words.joined(", ", last: " or ")
    }
  }

  /// The fault of a value that is not allowed: "-3 is not a time constant; it must be …".
  package func fault(_ value: JSON, at place: String = "") -> Fault {
    Fault(place: place, "\(value.inWords) is not \(facts.noun); \(remedy)")
  }
}
