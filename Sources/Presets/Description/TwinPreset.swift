package import LatentEquilibrium

/// What the twin has different from the network; nil is the same. A time constant or η given here
/// holds for all layers, also for those that have one of their own.
package struct TwinPreset: Equatable, Sendable {
  /// What it is called; nil where the preset gives no name.
  package var name: String?
  package var tauM: Double?
  package var tauR: Double?
  package var beta: Double?
  package var gamma: Double?
  package var eta: Double?
  package var etaTau: Double?
  package var learnAfter: Double?
  package var errorFrom: ErrorSource?
  package var scheme: Scheme?
  package var integrator: Integrator?
  package var feedback: Feedback?
  package var activation: Activation?
  /// Whether cells of a microcircuit look ahead.
  package var isProspective: Bool?
  package var etaUp: Double?
  package var etaToInterneurons: Double?
  package var etaFromInterneurons: Double?
  /// When and from what it learns; nil is all the time.
  package var learner: LearningRule?
  /// Weights of its own to start from, a layer each; empty is all of the network's.
  package var layers: [TwinLayerPreset] = []

  /// The paper's baseline without prospectivity: rates and errors both from the lagging membrane.
  package static let leaky = TwinPreset(tauR: 0, errorFrom: .tauR)

  /// The microcircuit without looking ahead (Sacramento et al. 2018).
  package static let original = TwinPreset(isProspective: false)

  /// The twin of a preset that gives none.
  static func standard(of family: ModelFamily) -> TwinPreset {
    family == .layered ? leaky : original
  }

  /// The ways to what differs, in the order of a preset file.
  static let fields: [Field<TwinPreset>] =
    fieldsOfLayers.dropLast() + [Field(.twinLearnAfter, \.learnAfter)] + fieldsOfLayers.suffix(1)
    + fieldsOfCircuits

  /// Those of a network of layers alone.
  static let fieldsOfLayers: [Field<TwinPreset>] = [
    Field(.twinTauM, \.tauM), Field(.twinTauR, \.tauR), Field(.twinBeta, \.beta),
    Field(.twinGamma, \.gamma), Field(.twinEta, \.eta), Field(.twinEtaTau, \.etaTau),
    Field(.twinErrorFrom, \.errorFrom),
  ]

  /// Those of a microcircuit alone.
  static let fieldsOfCircuits: [Field<TwinPreset>] = [
    Field(.twinProspective, \.isProspective), Field(.twinEtaUp, \.etaUp),
    Field(.twinEtaToInterneurons, \.etaToInterneurons),
    Field(.twinEtaFromInterneurons, \.etaFromInterneurons),
  ]

  /// The ways to choices that are made in the file alone.
  static let fieldsOfFile: [Field<TwinPreset>] = [
    Field(.scheme, \.scheme), Field(.integrator, \.integrator), Field(.feedback, \.feedback),
    Field(.activation, \.activation), Field(.learner, \.learner),
  ]
}

extension Parameter {
  package static let learner = Parameter(
    "learner", symbol: "learner", name: "learner", noun: "a learner",
    words: LearningRule.allCases.map(\.rawValue),
    help: "whether it learns all the time, or in phases when its neurons have settled")
  package static let twinTauM = tauM.asTwin(
    help: "the membrane time constant of the network compared with")
  package static let twinTauR = tauR.asTwin(help: "0 makes the twin a plain leaky network")
  package static let twinBeta = beta.asTwin(help: "how hard the target pulls at the twin's output")
  package static let twinGamma = gamma.asTwin(
    help: "how strongly the errors enter the twin's membranes")
  package static let twinEta = eta.asTwin(help: "how fast the twin's weights follow its errors")
  package static let twinEtaTau = etaTau.asTwin(
    help: "how fast the twin's membrane time constants are learned")
  package static let twinLearnAfter = learnAfter.asTwin(
    help: "for how long the twin learns nothing after a new sample or value is shown")
  package static let twinErrorFrom = errorFrom.asTwin(
    symbol: "twin e", help: "with which time constant the twin computes its errors")
}
