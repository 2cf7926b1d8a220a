import Formats
import LatentEquilibrium
package import Presets

/// How near the loop output → error → output is to growing without bound.
///
/// A nudged output puts errors on all membranes below, which change the output again. At τr = τm the
/// loop settles while β·γ·λmax(S) stays below 1, whatever dt and τ are (`Network.loopGain`); networks
/// that look ahead less settle beyond it, too.
package struct FeedbackLoop: Equatable, Sendable {
  /// β·γ·λmax(S) with the present weights and slopes.
  package let gain: Double
  /// The nudging strength at which it becomes 1.
  package let criticalBeta: Double

  /// Whether it settles.
  package var isStable: Bool { gain < 1 }

  /// The loop of one of an experiment's networks; nil where nothing closes it: without a target,
  /// nudging or errors on the membranes.
  package init?(of member: Member, in experiment: Experiment) {
    let preset = experiment.preset
    guard let network = experiment.network(member),
      preset.hasTarget, preset.weightCount <= FeedbackLoop.mostWeights
    else { return nil }
    let twin = member == .twin ? preset.twin : nil
    let beta = twin?.beta ?? preset.beta
    let gamma = twin?.gamma ?? preset.gamma
    guard beta > 0, gamma > 0 else { return nil }
    let gain = network.loopGain(rounds: 10)
    guard gain > 0 else { return nil }
    self.gain = beta * gamma * gain
    criticalBeta = 1 / (gamma * gain)
  }

  /// Of larger networks the loop is not followed: it would hold up the picture.
  private static let mostWeights = 50_000
}

extension Experiment {
  /// What to change so that a network does not diverge again, as the end of a sentence.
  ///
  /// The experiment is that before the step that failed, or what the step left of it.
  package func remedy(for fault: ExperimentFault) -> String {
    let twin = fault.member == .twin ? preset.twin : nil
    let fastest = preset.layers.indices.flatMap { layer in
      twin?.tauM.map { [$0] } ?? preset.tauM(ofLayer: layer)
    }.min()
    if (twin?.integrator ?? preset.integrator) == .euler, let fastest, preset.dt >= 2 * fastest {
      return "take dt below \(JSON.digits(of: 2 * fastest)) ms, or the exponential integrator"
    }
    if let loop = FeedbackLoop(of: fault.member, in: self), loop.gain > 0.9 {
      return "take β below \(JSON.digits(of: loop.safeBeta))"
    }
    let helpful = Remedy(preset, fault.member, step: fault.step).helpful
    if !helpful.isEmpty { return "lower " + helpful.joined(", ", last: " or ") }
    let usual = [
      (name: "β", isUsed: preset.hasTarget && (twin?.beta ?? preset.beta) > 0),
      (name: "η", isUsed: (twin?.eta).map { $0 > 0 } ?? preset.learns), (name: "dt", isUsed: true),
    ]
    return "lower " + usual.filter(\.isUsed).map(\.name).joined(", ", last: " or ")
  }
}

extension FeedbackLoop {
  /// Nine tenths of the critical nudging strength, in two digits, rounded down.
  package var safeBeta: Double {
    let beta = 0.9 * criticalBeta
    var unit = 1.0
    while unit <= beta / 100 { unit *= 10 }
    while unit > beta / 10 { unit /= 10 }
    let digits = (beta / unit).rounded(.down)
    return unit < 1 ? digits / (1 / unit).rounded() : digits * unit
  }
}

extension Preset {
  /// How many weights the network has.
  package var weightCount: Int {
    let sizes = [inputs] + layers.map(\.neurons)
    return zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
