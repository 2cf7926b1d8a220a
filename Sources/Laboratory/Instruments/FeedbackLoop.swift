import Formats
import LatentEquilibrium
package import Presets

/// How near the loop output → error → output is to growing without bound.
///
/// A nudged output puts errors on all membranes below, which change the output again. How much of that
/// a network stands depends on its scheme, its integrator, where its errors come from, its weights and
/// its slopes: `Network.criticalBeta` asks the step itself.
package struct FeedbackLoop: Equatable, Sendable {
  /// The nudging strength; 0 without a target.
  package let beta: Double
  /// The nudging strength from which on it grows; nil where none makes it grow, 0 where it grows by
  /// itself.
  package let criticalBeta: Double?

  /// β over its critical value: from 1 on errors and rates feed one another and grow.
  package var load: Double {
    guard let criticalBeta else { return 0 }
    return criticalBeta > 0 ? beta / criticalBeta : .infinity
  }

  /// Whether it settles.
  package var isStable: Bool { load < 1 }

  /// The loop of one of an experiment's networks; nil before the first step, and where nothing closes
  /// it: without a target, nudging or errors on the membranes. What grows all the same is a loop.
  ///
  /// - Parameter mostWeights: of larger networks the loop is not followed.
  package init?(
    of member: Member, in experiment: Experiment, mostWeights: Int = FeedbackLoop.mostWeights
  ) {
    guard let network = experiment.network(member), experiment.age > 0,
      experiment.preset.weightCount <= mostWeights
    else { return nil }
    self.init(of: network, hasTarget: experiment.preset.hasTarget)
  }

  /// The loop of a network that has made a step.
  init?(of network: Network, hasTarget: Bool) {
    if hasTarget && network.isNudgedByTargets {
      (beta, criticalBeta) = (network.beta, network.criticalBeta())
    } else {
      guard network.growsByItself() else { return nil }
      (beta, criticalBeta) = (0, 0)
    }
  }

  /// Following the loop of larger networks would hold up the picture.
  package static let mostWeights = 20_000
}

extension Experiment {
  /// The loop of one of the networks, however large it is.
  package func feedbackLoop(of member: Member) -> FeedbackLoop? {
    FeedbackLoop(of: member, in: self, mostWeights: .max)
  }

  /// The nudging strength from which on errors and rates of a network would grow, target or not; nil
  /// before the first step, and where none makes them grow.
  package func criticalBeta(of member: Member) -> Double? {
    age > 0 ? network(member)?.criticalBeta() : nil
  }

  /// What to change so that a network's errors and rates do not grow, as the end of a sentence; nil
  /// where they do not, or nothing helps.
  package func advice(of member: Member) -> String? {
    guard let loop = FeedbackLoop(of: member, in: self), !loop.isStable,
      let network = network(member)
    else { return nil }
    return loop.advice(Remedy(preset, member, step: 0, beta: loop.safeBeta).settling(network))
  }

  /// What to change so that a network does not diverge again, as the end of a sentence.
  ///
  /// The experiment is that before the step that failed, or what the step left of it.
  package func remedy(for fault: ExperimentFault) -> String {
    let twin = preset.twin(fault.member)
    let fastest = preset.layers.indices.flatMap { layer in
      twin?.tauM.map { [$0] } ?? preset.tauM(ofLayer: layer)
    }.min()
    if (twin?.integrator ?? preset.integrator) == .euler, let fastest, preset.dt >= 2 * fastest {
      return "take dt below \(JSON.digits(of: 2 * fastest)) ms, or the exponential integrator"
    }
    let loop = FeedbackLoop(of: fault.member, in: self).flatMap { $0.load > 0.9 ? $0 : nil }
    let helpful = Remedy(preset, fault.member, step: fault.step, beta: loop?.safeBeta).helpful
    if let advice = loop?.advice(helpful) ?? advice(of: fault.member) { return advice }
    if !helpful.isEmpty { return "lower " + helpful.joined(", ", last: " or ") }
    let usual = [
      (name: "β", isUsed: preset.hasTarget && (twin?.beta ?? preset.beta) > 0),
      (name: "η", isUsed: (twin?.eta).map { $0 > 0 } ?? preset.learns), (name: "dt", isUsed: true),
    ]
    return "lower " + usual.filter(\.isUsed).map(\.name).joined(", ", last: " or ")
  }
}

extension FeedbackLoop {
  /// Nine tenths of the critical nudging strength, in two digits, rounded down; nil where there is
  /// none that helps.
  package var safeBeta: Double? {
    guard let criticalBeta, criticalBeta > 0 else { return nil }
    let beta = 0.9 * criticalBeta
    var unit = 1.0
    while unit <= beta / 100 { unit *= 10 }
    while unit > beta / 10 { unit /= 10 }
    let digits = (beta / unit).rounded(.down)
    return unit < 1 ? digits / (1 / unit).rounded() : digits * unit
  }

  /// The end of a sentence with the parameters that help, each alone: β with the value it may have.
  fileprivate func advice(_ names: [String]) -> String? {
    let others = names.filter { $0 != "β" }.joined(", ", last: " or ")
    let lower = others.isEmpty ? nil : "lower " + others
    guard names.contains("β"), let safeBeta else { return lower }
    return (["take β below \(JSON.digits(of: safeBeta))"] + (lower.map { [$0] } ?? []))
      .joined(separator: ", or ")
  }
}

extension Preset {
  /// How many weights the network has.
  package var weightCount: Int {
    projections.reduce(0) { $0 + $1.rows * $1.columns }
  }
}
