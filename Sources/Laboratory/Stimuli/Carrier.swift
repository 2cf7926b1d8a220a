package import LatentEquilibrium
import Presets

/// The one sine that a stimulus consists of, or of which it has all harmonics: what a lock-in
/// amplifier listens to.
package struct Carrier: Equatable, Sendable {
  /// In Hz.
  package let frequency: Double
  /// Its amplitude and phase in every input.
  package let phasors: [Phasor]
  /// Whether there are no harmonics.
  package let isSine: Bool
}

extension Preset {
  /// The stimulus's sine; nil where it has none, or more than one that is no harmonic.
  package var carrier: Carrier? {
    let stimuli = stimulus.stimuli
    var all: [Tones] = []
    for stimulus in stimuli {
      guard let tones = stimulus.tones else { return nil }
      all.append(tones)
    }
    let frequencies = all.reduce(into: Set<Double>()) { $0.formUnion($1.frequencies) }
    guard frequencies.count == 1, let frequency = frequencies.first else { return nil }
    let phasors = all.map(\.phasor)
    return Carrier(
      frequency: frequency,
      phasors: stimuli.count == 1 ? Array(repeating: phasors[0], count: inputs) : phasors,
      isSine: all.allSatisfy(\.isSine))
  }

  /// The constant part of the stimulus, one value an input: where small sines are small about.
  package var restingStimulus: [Double] {
    let values = stimulus.stimuli.map(\.rest)
    return values.count == 1 ? Array(repeating: values[0], count: inputs) : values
  }
}
