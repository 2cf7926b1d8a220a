import Formats
package import LatentEquilibrium

/// What a dendritic microcircuit has that a network of layers has not; without meaning in the latter.
package struct CircuitPreset: Equatable, Sendable {
  /// Whether cells look ahead, which is Latent Equilibrium.
  package var isProspective = true
  package var conductances = Conductances.standard
  /// The learning rate of W_up in 1/ms of layers that give none.
  package var etaUp = Parameter.etaUp.standard
  /// That of the weights from cells to interneurons.
  package var etaToInterneurons = Parameter.etaToInterneurons.standard
  /// That of the weights from interneurons to apical dendrites.
  package var etaFromInterneurons = Parameter.etaFromInterneurons.standard
  /// The largest size of a weight of W_up in layers that give none; nil is no bound.
  package var upLimit: Double?
  /// What weights of interneurons that are not written out begin with.
  package var start = Start.selfPredicting

  package enum Start: String, CaseIterable, Sendable {
    /// Interneurons do as the cells above, and cancel at apical dendrites what comes from there.
    case selfPredicting = "self_predicting"
    case random
  }

  /// The ways to what stands at the top of a preset.
  static let fields: [Field<CircuitPreset>] = [
    Field(.prospective, \.isProspective), Field(.etaUp, \.etaUp),
    Field(.etaToInterneurons, \.etaToInterneurons),
    Field(.etaFromInterneurons, \.etaFromInterneurons), Field(.upLimit, \.upLimit),
    Field(.start, \.start),
  ]

  /// The ways to the conductances.
  static let fieldsOfConductances: [Field<CircuitPreset>] = [
    Field(.leakConductance, \.conductances.leak), Field(.basalConductance, \.conductances.basal),
    Field(.apicalConductance, \.conductances.apical),
    Field(.dendriticConductance, \.conductances.dendritic),
    Field(.somaticConductance, \.conductances.somatic),
  ]
}

/// Weights of a layer of a microcircuit; nil is drawn from the seed, or follows from `start`.
package struct CircuitWeightsPreset: Equatable, Sendable {
  package var up: WeightPreset?
  package var down: WeightPreset?
  package var toInterneurons: WeightPreset?
  package var fromInterneurons: WeightPreset?

  package static let none = CircuitWeightsPreset()

  /// From the keys of a preset file to the weights.
  static let paths:
    [(kind: Projection.Kind, path: any WritableKeyPath<Self, WeightPreset?> & Sendable)] = [
      (.up, \.up), (.down, \.down), (.toInterneurons, \.toInterneurons),
      (.fromInterneurons, \.fromInterneurons),
    ]
}

extension ModelFamily {
  /// What it is called.
  package var noun: String {
    switch self {
    case .layered: "network of layers"
    case .microcircuit: "microcircuit"
    }
  }

  /// Whether a preset of this family has a parameter.
  package func has(_ parameter: Parameter) -> Bool {
    switch self {
    case .layered: !Parameter.ofCircuits.contains(parameter)
    case .microcircuit: !Parameter.ofLayers.contains(parameter)
    }
  }
}

extension Parameter {
  /// Those that only a microcircuit has.
  fileprivate static let ofCircuits: Set<Parameter> = Set(
    (CircuitPreset.fields + CircuitPreset.fieldsOfConductances).map(\.parameter)
      + TwinPreset.fieldsOfCircuits.map(\.parameter))

  /// Those that only a network of layers has.
  fileprivate static let ofLayers: Set<Parameter> = Set(
    [
      .tauM, .tauR, .activation, .beta, .gamma, .eta, .etaTau, .learnBiases, .scheme, .integrator,
      .errorFrom, .feedback, .learner,
    ] + TwinPreset.fieldsOfLayers.map(\.parameter) + SubstratePreset.fields.map(\.parameter))

  package static let prospective = Parameter(
    "prospective", symbol: "ahead", name: "look-ahead", noun: "a choice", words: flags,
    help: "true is Latent Equilibrium, false the circuit as it was, which must wait")
  package static let etaUp = Parameter(
    "eta_up", symbol: "η up", name: "learning rate of w_up", noun: "a learning rate",
    unit: "per ms", .strength, ladder: [0] + rungs(from: -4, to: 2), fine: 0.001, standard: 0,
    help: "how fast the weights onto basal dendrites follow the error")
  package static let etaToInterneurons = Parameter(
    "eta_ip", symbol: "η ip", name: "learning rate of w_ip", noun: "a learning rate",
    unit: "per ms", .strength, ladder: [0] + rungs(from: -4, to: 2), fine: 0.001, standard: 0,
    help: "how fast interneurons learn to do as the cells above")
  package static let etaFromInterneurons = Parameter(
    "eta_pi", symbol: "η pi", name: "learning rate of w_pi", noun: "a learning rate",
    unit: "per ms", .strength, ladder: [0] + rungs(from: -4, to: 2), fine: 0.001, standard: 0,
    help: "how fast interneurons learn to cancel what comes from above")
  package static let upLimit = Parameter(
    "w_up_limit", symbol: "w_up ≤", name: "bound of w_up", noun: "a bound", .conductance,
    ladder: rungs(from: 0, to: 1), fine: 0.1, help: "weights onto basal dendrites grow no larger")
  package static let start = Parameter(
    "start", symbol: "start", name: "start of interneurons", noun: "a start",
    words: CircuitPreset.Start.allCases.map(\.rawValue),
    help: "whether interneurons begin doing as the cells above, or at random")
  package static let leakConductance = conductance(
    "leak", symbol: "g leak", standard: Conductances.standard.leak,
    help: "how fast every soma forgets")
  package static let basalConductance = conductance(
    "basal", symbol: "g basal", standard: Conductances.standard.basal,
    help: "how strongly the basal dendrite drives its soma")
  package static let apicalConductance = conductance(
    "apical", symbol: "g apical", standard: Conductances.standard.apical,
    help: "how strongly the apical dendrite, the error, drives its soma")
  package static let dendriticConductance = conductance(
    "dendritic", symbol: "g dend.", standard: Conductances.standard.dendritic,
    help: "how strongly an interneuron's dendrite drives its soma")
  package static let somaticConductance = conductance(
    "somatic", symbol: "g soma", standard: Conductances.standard.somatic,
    help: "how strongly targets nudge outputs, and cells above the interneurons")

  private static func conductance(
    _ key: String, symbol: String, standard: Double, help: String
  ) -> Parameter {
    Parameter(
      "conductances.\(key)", symbol: symbol, name: "\(key) conductance", noun: "a conductance",
      unit: "per ms", .conductance, ladder: rungs(from: -2, to: 0), fine: 0.01, standard: standard,
      help: help)
  }

  package static let twinProspective = prospective.asTwin(
    help: "false makes the twin the circuit as it was, which must wait")
  package static let twinEtaUp = etaUp.asTwin(
    help: "how fast the twin's weights onto basal dendrites follow its error")
  package static let twinEtaToInterneurons = etaToInterneurons.asTwin(
    help: "how fast the twin's interneurons learn to do as its cells above")
  package static let twinEtaFromInterneurons = etaFromInterneurons.asTwin(
    help: "how fast the twin's interneurons learn to cancel what comes from above")
}
