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
    var frequencies: Set<Double> = []
    var isSine = true
    let stimuli = stimulus.stimuli
    guard stimuli.allSatisfy({ $0.note(&frequencies, &isSine) }), frequencies.count == 1,
      let frequency = frequencies.first
    else { return nil }
    let phasors = stimuli.map(\.phasor)
    return Carrier(
      frequency: frequency,
      phasors: stimuli.count == 1 ? Array(repeating: phasors[0], count: inputs) : phasors,
      isSine: isSine)
  }

  /// The constant part of the stimulus, one value an input: where small sines are small about.
  package var restingStimulus: [Double] {
    let values = stimulus.stimuli.map(\.rest)
    return values.count == 1 ? Array(repeating: values[0], count: inputs) : values
  }
}

extension Stimulus {
  /// Notes the frequencies of all sines in it.
  ///
  /// - Returns: whether there is nothing but sines, what is made of them, and constants.
  fileprivate func note(_ frequencies: inout Set<Double>, _ isSine: inout Bool) -> Bool {
    switch shape {
    case .constant: return true
    case .sine(let frequency, _):
      if amplitude != 0 { frequencies.insert(frequency) }
      return frequency > 0
    case .square(let frequency, _), .triangle(let frequency, _), .sawtooth(let frequency, _):
      if amplitude != 0 { frequencies.insert(frequency) }
      isSine = false
      return frequency > 0
    case .sum(let parts):
      for part in parts where !part.note(&frequencies, &isSine) { return false }
      return true
    case .step, .pulse, .chirp, .noise, .random, .sequence, .csv: return false
    }
  }

  /// The sine, against that of an amplitude 1 and phase 0: of a square wave 4/π of its amplitude, of
  /// a triangle 8/π², of a sawtooth −2/π, the first terms of their Fourier series.
  fileprivate var phasor: Phasor {
    func turned(_ size: Double, _ phase: Double) -> Phasor {
      Phasor(length: amplitude * size, angle: phase / 180 * Double.pi)
    }
    switch shape {
    case .sine(_, let phase): return turned(1, phase)
    case .square(_, let phase): return turned(4 / Double.pi, phase)
    case .triangle(_, let phase): return turned(8 / (Double.pi * Double.pi), phase)
    case .sawtooth(_, let phase): return turned(-2 / Double.pi, phase)
    case .sum(let parts): return amplitude * parts.reduce(.zero) { $0 + $1.phasor }
    case .constant, .step, .pulse, .chirp, .noise, .random, .sequence, .csv: return .zero
    }
  }

  /// What it is without what changes in it.
  fileprivate var rest: Double {
    switch shape {
    case .constant: offset + amplitude
    case .sum(let parts): offset + amplitude * parts.reduce(0) { $0 + $1.rest }
    case .step, .pulse, .square, .sine, .triangle, .sawtooth, .chirp, .noise, .random, .sequence,
      .csv:
      offset
    }
  }
}
