import LatentEquilibrium
package import Presets

extension Experiment {
  /// How much of a stimulus that is noise the outputs of a network miss, by its transfer functions.
  ///
  /// - Returns: nil where these do not tell: where neurons are not linear, learn, are nudged by a target or
  ///   have noise on their rates, where the stimulus is something else, where errors of its own lag never let
  ///   the network rest, and where it is so large that theory would take longer than a trial.
  package func missedVariance(of member: Member) -> MissedVariance? {
    guard let sources = preset.noiseSources, preset.isTheoryOfNoise, !isNudged(member),
      let network = network(member), !(network.seesPhantomErrors && network.growsByItself())
    else { return nil }
    return network.missedVariance(of: sources)
  }
}

extension Preset {
  /// About how many multiplications theory takes for one network.
  var workOfMissedVariance: Double {
    let work = SmallSignal.workWithErrors(inputs, layers.map(\.neurons)) + 10 * inputs
    return 500 * 20 * Double(inputs * work)
  }

  fileprivate var isTheoryOfNoise: Bool {
    isLinear && !learns && !learnsTimeConstants && substrate.rateNoise == 0
      && workOfMissedVariance < 1e8
  }

  /// The stimulus as sources of noise; nil where it is not noise alone about a constant.
  fileprivate var noiseSources: [NoiseSource]? {
    let stimuli = stimulus.stimuli
    var sources: [NoiseSource] = []
    for (place, stimulus) in stimuli.enumerated() {
      guard let noise = stimulus.shape as? Stimulus.Noise, stimulus.amplitude != 0 else {
        return nil
      }
      sources.append(
        NoiseSource(
          NoiseSpectrum(tau: noise.tau, order: noise.order, dt: dt),
          amplitudes: (0..<inputs).map {
            stimuli.count == 1 || $0 == place ? stimulus.amplitude : 0
          }))
    }
    return sources
  }
}
