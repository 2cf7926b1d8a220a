package import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Terminal

/// What the picture tells, as facts: for screen readers, pipes and programs.
///
/// The lags, gains and errors are those that the scope shows.
package struct Description: Sendable {
  let preset: Preset
  /// What the preset tells of itself, in the language that is read.
  let title: String
  let about: String
  /// The simulated time in ms.
  let time: Double
  /// The stimulus applied during the last step.
  let stimulus: [Double]
  /// The target of the last step, or empty where there was none.
  let target: [Double]
  let method: Response.Method
  let networks: [NetworkFacts]
  /// The layer that single numbers are told of, counted from 0, and its neuron.
  let layer: Int
  let neuron: Int
  /// What is other than when the preset was opened, in a sentence; empty where nothing is.
  let changes: String
  let warnings: [String]

  struct NetworkFacts: Sendable {
    let name: String
    let member: Member
    /// What makes it another than Latent Equilibrium; empty where nothing does.
    let differences: [String]
    let layers: [LayerFacts]
    /// The mean distance of the outputs from the ideal ones.
    let error: Double?
    /// The nudging strength from which on its errors and rates would grow; nil where none does it.
    let criticalBeta: Double?
  }

  struct LayerFacts: Sendable {
    let response: Response.Layer
    /// Of the neuron that is shown: u, r, e or in a circuit v_A, and what r would be without time.
    let membranePotential: Double
    let rate: Double
    let error: Double
    let ideal: Double
  }

  /// - Parameter changes: what is other than when the preset was opened, in a sentence; empty where
  ///   nothing is.
  package init(of stage: some OnStage, changes: String) {
    let experiment = stage.timeline.experiment
    let response = Response(of: stage.timeline)
    preset = stage.preset
    title = stage.told(stage.preset.title)
    about = stage.told(stage.preset.about)
    time = experiment.time
    stimulus = experiment.stimulus
    target = experiment.target
    method = response.method
    layer = stage.chosenLayer
    neuron = stage.shownNeuron(ofLayer: stage.chosenLayer)
    self.changes = changes
    networks = Member.allCases.compactMap { member in
      guard let participant = experiment.participant(member.learner), participant.ideal != nil,
        let description = stage.preset.model(of: member)
      else { return nil }
      let responses = response.layers(of: member)
      return NetworkFacts(
        name: stage.name(of: member), member: member,
        differences: description.differencesFromLatentEquilibrium,
        layers: zip(stage.preset.layers.indices, responses).map { layer, response in
          let neuron = stage.place(ofLayer: layer)
          func value(_ signal: Signal) -> Double {
            participant.value(of: signal, unit: neuron) ?? 0
          }
          return LayerFacts(
            response: response, membranePotential: value(.membranePotential),
            rate: value(.rate),
            error: value(stage.preset.family == .layered ? .error : .apicalPotential),
            ideal: value(.ideal))
        },
        error: response.error(of: member),
        criticalBeta: experiment.criticalBeta(of: member))
    }
    warnings = stage.warnings
  }

  /// For programs; the same numbers, and the sentences as well.
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("title", .text(title)), .init("about", .text(about)),
      .init("time_ms", .number(JSON.roundedTime(time))), .init("dt", .number(preset.dt)),
      .init("method", .text(method.name)),
      .init("stimulus", .list(stimulus.map { .number($0) })),
      .init("target", .list(target.map { .number($0) })),
    ]
    members += networks.map { .init($0.member.rawValue, $0.json(of: preset)) }
    members += [
      .init("changes", changes.isEmpty ? .null : .text(changes)),
      .init("warnings", .list(warnings.map { .text($0) })),
      .init("sentences", .list(sentences.map { .text($0) })),
    ]
    return .object(members)
  }
}

extension Description.NetworkFacts {
  fileprivate func json(of preset: Preset) -> JSON {
    let error = preset.family == .layered ? "e" : "v_apical"
    func value(_ number: Double?) -> JSON { number.map { .number($0) } ?? .null }
    return .object([
      .init("name", .text(name)),
      .init("differs_from_latent_equilibrium", .list(differences.map { .text($0) })),
      .init(
        "layers",
        .list(
          zip(preset.layers, layers).enumerated().map { number, layer in
            .object([
              .init("layer", .number(Double(number + 1))), .init("name", .text(layer.0.name)),
              .init("neurons", .number(Double(layer.0.neurons))),
              .init("lag_ms", value(layer.1.response.lag)),
              .init("lag_uncertainty_ms", value(layer.1.response.lagUncertainty)),
              .init("expected_lag_ms", value(layer.1.response.expectedLag)),
              .init("gain", value(layer.1.response.gain)),
              .init("u", .number(layer.1.membranePotential)), .init("r", .number(layer.1.rate)),
              .init(error, .number(layer.1.error)), .init("ideal", .number(layer.1.ideal)),
            ])
          })),
      .init("error", value(self.error)), .init("beta_critical", value(criticalBeta)),
    ])
  }
}

extension Response.Method {
  fileprivate var name: String {
    switch self {
    case .phase: "phase"
    case .correlation: "correlation"
    case .halfTime: "half_time"
    }
  }
}

extension OnStage {
  /// What to beware of: of the preset, of the run, and of errors that nobody taught.
  fileprivate var warnings: [String] {
    var warnings = preset.warnings.map(\.message)
    let experiment = timeline.experiment
    if let fault = timeline.fault { warnings.append("\(fault); \(timeline.remedy)") }
    for member in Member.allCases {
      if let loop = FeedbackLoop(of: member, in: experiment), !loop.isStable {
        let advice = experiment.advice(of: member).map { "; \($0)" } ?? ""
        warnings.append("\(name(of: member)): errors and rates feed one another and grow\(advice)")
      }
      guard let network = experiment.network(member), experiment.target.isEmpty else { continue }
      let largest = network.error.map(abs).max() ?? 0
      if largest > 1e-9 {
        warnings.append(
          "phantom errors: without a teacher \(name(of: member)) makes errors of up to "
            + "\(Number.significant(largest, digits: 2)), because it looks ahead by another time "
            + "than it lags")
      }
    }
    return warnings
  }
}

extension ModelDescription {
  /// What makes it another than Latent Equilibrium, in words.
  fileprivate var differencesFromLatentEquilibrium: [String] {
    switch self {
    case .layered(let network): network.differencesFromLatentEquilibrium
    case .phased(let phased): phased.network.differencesFromLatentEquilibrium
    case .microcircuit(let circuit): circuit.isProspective ? [] : ["its cells do not look ahead"]
    }
  }
}

extension NetworkDescription {
  /// What makes it another than Latent Equilibrium, in words.
  fileprivate var differencesFromLatentEquilibrium: [String] {
    func number(_ value: Double) -> String { Number.significant(value, digits: 4) }
    let others = layers.indices.filter { layers[$0].tauR != layers[$0].tauM }
    var differences: [String] = []
    if let first = others.first {
      let isCommon = others.allSatisfy { layer in
        layers[layer].tauR.allSatisfy { $0 == layers[first].tauR.first }
          && layers[layer].tauM.allSatisfy { $0 == layers[first].tauM.first }
      }
      let place =
        others.count == layers.count
        ? ""
        : " in layer\(others.count > 1 ? "s" : "") "
          + others.map { "\($0 + 1)" }.joined(separator: ", ")
      differences.append(
        isCommon
          ? "τr is \(number(layers[first].tauR[0])) ms, not τm = \(number(layers[first].tauM[0])) ms"
            + place
          : "τr is not τm" + place)
      switch errorFrom {
      case .tauM: break
      case .tauR: differences.append("its errors come from τr")
      case .generalised: differences.append("its errors travel in time")
      case .instantaneous: differences.append("its errors act at once, whole")
      }
    }
    if layers.contains(where: { $0.timeConstantRate > 0 }) {
      differences.append("it learns its τm")
    }
    if gamma != 1 { differences.append("γ is \(number(gamma)), not 1") }
    if substrate != .ideal { differences.append("its substrate is not ideal") }
    return differences
  }
}
